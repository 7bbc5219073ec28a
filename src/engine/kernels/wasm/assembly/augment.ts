/** Images changed as `src/data/augmentImage.ts` says, which is the plain form of this file. Addresses are in bytes. */

const side: i32 = 28;
/** With a margin of nothing; the rows end on a whole vector. */
const padded: i32 = 32;
const rowBytes: usize = <usize>padded << 2;
const leastInk: u32 = 64;

/** Where in the scratch, behind an image with its margin, the bends of rows and columns are, and behind them its bytes. */
const bendsOffset: usize = 30 * rowBytes;
const marginedOffset: usize = bendsOffset + 2 * rowBytes;
/** The last vectors of a row reach a little beyond. */
const scratchBytes: usize = marginedOffset + 30 * padded + 16;

/**
 * out [count, 784] = scale · changed byte + offset for `count` images of 784 bytes, each changed by its `fields` numbers at
 * `values`.
 */
export function augment(
  bytes: usize,
  count: i32,
  values: usize,
  fields: i32,
  scale: f32,
  offset: f32,
  scratch: usize,
  out: usize,
): void {
  memory.fill(scratch, 0, scratchBytes);
  for (let i = 0; i < count; i++) {
    augmentOne(bytes, values, scale, offset, scratch, out);
    bytes += side * side;
    values += <usize>fields << 2;
    out += (side * side) << 2;
  }
}

function augmentOne(bytes: usize, values: usize, scale: f32, offset: f32, scratch: usize, out: usize): void {
  const xx = load<f32>(values);
  const xy = load<f32>(values, 4);
  const yx = load<f32>(values, 8);
  const yy = load<f32>(values, 12);
  let mass: u32 = 0;
  let massX: u32 = 0;
  let massY: u32 = 0;
  let left = side;
  let right = 0;
  let top = side;
  let bottom = 0;
  let firstGrey = side;
  let lastGrey = 0;
  let firstRow = 0;
  let lastRow = 0;
  let mappedLeft = f32.MAX_VALUE;
  let mappedRight = -f32.MAX_VALUE;
  let mappedTop = f32.MAX_VALUE;
  let mappedBottom = -f32.MAX_VALUE;
  for (let y = 0; y < side; y++) {
    let rowMass: u32 = 0;
    let first = side;
    let last = -1;
    for (let x = 0; x < side; x++) {
      const value: u32 = load<u8>(bytes + y * side + x);
      if (value == 0) continue;
      firstGrey = min(firstGrey, x);
      lastGrey = max(lastGrey, x);
      rowMass += value;
      massX += value * x;
      if (value < leastInk) continue;
      if (last < 0) first = x;
      last = x;
    }
    if (rowMass == 0) continue;
    if (mass == 0) firstRow = y;
    lastRow = y;
    mass += rowMass;
    massY += rowMass * y;
    if (last < 0) continue;
    left = min(left, first);
    right = max(right, last);
    top = min(top, y);
    bottom = y;
    // A linear map takes its extremes over a row at the row's ends.
    const firstX = xx * <f32>first + xy * <f32>y;
    const lastX = xx * <f32>last + xy * <f32>y;
    const firstY = yx * <f32>first + yy * <f32>y;
    const lastY = yx * <f32>last + yy * <f32>y;
    mappedLeft = min(mappedLeft, min(firstX, lastX));
    mappedRight = max(mappedRight, max(firstX, lastX));
    mappedTop = min(mappedTop, min(firstY, lastY));
    mappedBottom = max(mappedBottom, max(firstY, lastY));
  }
  if (mass == 0) {
    fill(out, offset);
    return;
  }
  const centerX = <f32>massX / <f32>mass;
  const centerY = <f32>massY / <f32>mass;
  const longest = <f32>max(max(right - left, bottom - top), 1);
  const growth = longest / max(max(mappedRight - mappedLeft, mappedBottom - mappedTop), 1);
  thicken(bytes, load<f32>(values, 28), scratch);
  fillWave(values + 32, scratch + bendsOffset);
  fillWave(values + 44, scratch + bendsOffset + rowBytes);

  const inverse: f32 = 1 / ((xx * yy - xy * yx) * load<f32>(values, 16) * growth);
  const shiftedX = centerX + load<f32>(values, 20);
  const shiftedY = centerY + load<f32>(values, 24);
  // Along a row of the result the place in the image moves on by as much at each pixel.
  const stepX = yy * inverse;
  const stepY = -yx * inverse;
  const steps = f32x4(0, 1, 2, 3);
  const zero = f32x4.splat(0);
  // What is black stays so but for a pixel of thickness and one that is read between; beside the margin is nothing to read.
  const fromX = f32x4.splat(<f32>max(firstGrey - 1, 0));
  const fromY = f32x4.splat(<f32>max(firstRow - 1, 0));
  const endX = f32x4.splat(<f32>min(lastGrey + 3, side + 1));
  const endY = f32x4.splat(<f32>min(lastRow + 3, side + 1));
  for (let y = 0; y < side; y++) {
    const down = <f32>y - shiftedY;
    const startX = (-yy * shiftedX - xy * down) * inverse + centerX + 1 + load<f32>(scratch + bendsOffset + (<usize>y << 2));
    const startY = (xx * down + yx * shiftedX) * inverse + centerY + 1;
    for (let x = 0; x < side; x += 4) {
      const place = f32x4.add(steps, f32x4.splat(<f32>x));
      const bends = v128.load(scratch + bendsOffset + rowBytes + (<usize>x << 2));
      const sourceX = f32x4.add(f32x4.splat(startX), f32x4.mul(place, f32x4.splat(stepX)));
      const sourceY = f32x4.add(f32x4.add(f32x4.splat(startY), f32x4.mul(place, f32x4.splat(stepY))), bends);
      // Elsewhere is nothing: such places are read in the corner, which is.
      const isInside = v128.and(
        v128.and(f32x4.ge(sourceX, fromX), f32x4.ge(sourceY, fromY)),
        v128.and(f32x4.lt(sourceX, endX), f32x4.lt(sourceY, endY)),
      );
      let read = zero;
      if (v128.any_true(isInside)) {
        const insideX = v128.and(sourceX, isInside);
        const insideY = v128.and(sourceY, isInside);
        const columns = f32x4.floor(insideX);
        const rows = f32x4.floor(insideY);
        const offsets = i32x4.trunc_sat_f32x4_s(f32x4.add(f32x4.mul(rows, f32x4.splat(<f32>padded)), columns));
        const p0 = scratch + (<usize>i32x4.extract_lane(offsets, 0) << 2);
        const p1 = scratch + (<usize>i32x4.extract_lane(offsets, 1) << 2);
        const p2 = scratch + (<usize>i32x4.extract_lane(offsets, 2) << 2);
        const p3 = scratch + (<usize>i32x4.extract_lane(offsets, 3) << 2);
        const upperLeft = four(p0, p1, p2, p3);
        const upperRight = four(p0 + 4, p1 + 4, p2 + 4, p3 + 4);
        const lowerLeft = four(p0 + rowBytes, p1 + rowBytes, p2 + rowBytes, p3 + rowBytes);
        const lowerRight = four(p0 + rowBytes + 4, p1 + rowBytes + 4, p2 + rowBytes + 4, p3 + rowBytes + 4);
        const shareX = f32x4.sub(insideX, columns);
        const upper = between(upperLeft, upperRight, shareX);
        const lower = between(lowerLeft, lowerRight, shareX);
        read = v128.and(between(upper, lower, f32x4.sub(insideY, rows)), isInside);
      }
      v128.store(out, f32x4.add(f32x4.mul(read, f32x4.splat(scale)), f32x4.splat(offset)));
      out += 16;
    }
  }
}

// @ts-ignore: decorators are AssemblyScript's
@inline
function four(p0: usize, p1: usize, p2: usize, p3: usize): v128 {
  let values = v128.load32_zero(p0);
  values = v128.load_lane<f32>(p1, values, 1);
  values = v128.load_lane<f32>(p2, values, 2);
  return v128.load_lane<f32>(p3, values, 3);
}

// @ts-ignore: decorators are AssemblyScript's
@inline
function between(one: v128, other: v128, share: v128): v128 {
  return f32x4.add(one, f32x4.mul(f32x4.sub(other, one), share));
}

function fill(out: usize, value: f32): void {
  for (const end = out + ((side * side) << 2); out < end; out += 16) v128.store(out, f32x4.splat(value));
}

/** A sine's values at 0, 1 … 27 from the first two and twice the cosine of its frequency. */
function fillWave(values: usize, to: usize): void {
  let before = load<f32>(values);
  let present = load<f32>(values, 4);
  const factor = load<f32>(values, 8);
  store<f32>(to, before);
  store<f32>(to, present, 4);
  for (let i = 2; i < side; i++) {
    const next = factor * present - before;
    before = present;
    present = next;
    store<f32>(to + (<usize>i << 2), next);
  }
}

/**
 * Copies an image to the middle of its margin, each pixel drawn towards the extreme of itself and its four neighbours; by way of
 * bytes with a margin of their own, whose rows are as long as two vectors.
 */
function thicken(bytes: usize, thickness: f32, scratch: usize): void {
  const margined = scratch + marginedOffset;
  for (let y = 0; y < side; y++) {
    memory.copy(margined + <usize>((y + 1) * padded + 1), bytes + <usize>(y * side), side);
  }
  const share = f32x4.splat(abs(thickness));
  const isThinner = thickness < 0;
  for (let y = 1; y <= side; y++) {
    const row = margined + <usize>(y * padded + 1);
    const to = scratch + <usize>y * rowBytes + 4;
    // The second vector goes over the last four of the first again.
    for (let x = 0; x < side; x += 12) {
      const from = row + <usize>x;
      const own = v128.load(from);
      const before = v128.load(from - 1);
      const after = v128.load(from + 1);
      const above = v128.load(from - padded);
      const below = v128.load(from + padded);
      const extreme = isThinner
        ? v128.min<u8>(own, v128.min<u8>(v128.min<u8>(before, after), v128.min<u8>(above, below)))
        : v128.max<u8>(own, v128.max<u8>(v128.max<u8>(before, after), v128.max<u8>(above, below)));
      const ownLow = i16x8.extend_low_i8x16_u(own);
      const ownHigh = i16x8.extend_high_i8x16_u(own);
      const low = i16x8.sub(i16x8.extend_low_i8x16_u(extreme), ownLow);
      const high = i16x8.sub(i16x8.extend_high_i8x16_u(extreme), ownHigh);
      const out = to + (<usize>x << 2);
      v128.store(out, drawn(i32x4.extend_low_i16x8_s(ownLow), i32x4.extend_low_i16x8_s(low), share));
      v128.store(out, drawn(i32x4.extend_high_i16x8_s(ownLow), i32x4.extend_high_i16x8_s(low), share), 16);
      v128.store(out, drawn(i32x4.extend_low_i16x8_s(ownHigh), i32x4.extend_low_i16x8_s(high), share), 32);
      if (x == 0) continue;
      v128.store(out, drawn(i32x4.extend_high_i16x8_s(ownHigh), i32x4.extend_high_i16x8_s(high), share), 48);
      break;
    }
  }
}

/** own + difference · share */
// @ts-ignore: decorators are AssemblyScript's
@inline
function drawn(own: v128, difference: v128, share: v128): v128 {
  return f32x4.add(f32x4.convert_i32x4_s(own), f32x4.mul(f32x4.convert_i32x4_s(difference), share));
}
