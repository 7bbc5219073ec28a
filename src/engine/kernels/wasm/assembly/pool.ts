/**
 * Max pooling of [batch, height, width, channels] by windows that do not overlap and lie within the image, and its
 * gradient. Addresses are in bytes, sizes in floats.
 */
export function maxPool(
  x: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  size: i32,
  outHeight: i32,
  outWidth: i32,
  y: usize,
): void {
  const pixelBytes = <usize>channels << 2;
  const rowBytes = <usize>width * pixelBytes;
  for (let n = 0; n < batch; n++) {
    for (let oy = 0; oy < outHeight; oy++) {
      for (let ox = 0; ox < outWidth; ox++) {
        const corner = x + <usize>((n * height + oy * size) * width + ox * size) * pixelBytes;
        let channel: usize = 0;
        for (; channel + 16 <= pixelBytes; channel += 16) {
          let largest = v128.load(corner + channel);
          for (let wy = 0; wy < size; wy++) {
            for (let wx = 0; wx < size; wx++) {
              largest = f32x4.max(largest, v128.load(corner + <usize>wy * rowBytes + <usize>wx * pixelBytes + channel));
            }
          }
          v128.store(y + channel, largest);
        }
        for (; channel < pixelBytes; channel += 4) {
          let largest = load<f32>(corner + channel);
          for (let wy = 0; wy < size; wy++) {
            for (let wx = 0; wx < size; wx++) {
              largest = max(largest, load<f32>(corner + <usize>wy * rowBytes + <usize>wx * pixelBytes + channel));
            }
          }
          store<f32>(y + channel, largest);
        }
        y += pixelBytes;
      }
    }
  }
}

/**
 * dx from dy: each window's gradient goes to the first place in it that holds the maximum y, the others get 0, and so do
 * rows and columns that no window covers.
 */
export function maxPoolGradient(
  dy: usize,
  x: usize,
  y: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  size: i32,
  outHeight: i32,
  outWidth: i32,
  dx: usize,
): void {
  const pixelBytes = <usize>channels << 2;
  const rowBytes = <usize>width * pixelBytes;
  if (outHeight * size != height || outWidth * size != width) memory.fill(dx, 0, <usize>(batch * height) * rowBytes);
  for (let n = 0; n < batch; n++) {
    for (let oy = 0; oy < outHeight; oy++) {
      for (let ox = 0; ox < outWidth; ox++) {
        const corner = <usize>((n * height + oy * size) * width + ox * size) * pixelBytes;
        let channel: usize = 0;
        for (; channel + 16 <= pixelBytes; channel += 16) {
          const largest = v128.load(y + channel);
          const gradient = v128.load(dy + channel);
          // Lanes whose maximum has not been met yet.
          let open = i32x4.splat(-1);
          for (let wy = 0; wy < size; wy++) {
            for (let wx = 0; wx < size; wx++) {
              const at = corner + <usize>wy * rowBytes + <usize>wx * pixelBytes + channel;
              const isHere = v128.and(f32x4.eq(v128.load(x + at), largest), open);
              v128.store(dx + at, v128.and(gradient, isHere));
              open = v128.andnot(open, isHere);
            }
          }
        }
        for (; channel < pixelBytes; channel += 4) {
          const largest = load<f32>(y + channel);
          let gradient = load<f32>(dy + channel);
          for (let wy = 0; wy < size; wy++) {
            for (let wx = 0; wx < size; wx++) {
              const at = corner + <usize>wy * rowBytes + <usize>wx * pixelBytes + channel;
              const isHere = load<f32>(x + at) == largest;
              store<f32>(dx + at, isHere ? gradient : <f32>0);
              if (isHere) gradient = 0;
            }
          }
        }
        y += pixelBytes;
        dy += pixelBytes;
      }
    }
  }
}

/** dx from dy of average pooling: each window's gradient in equal parts, 0 for rows and columns that no window covers. */
export function averagePoolGradient(
  dy: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  size: i32,
  outHeight: i32,
  outWidth: i32,
  dx: usize,
): void {
  const pixelBytes = <usize>channels << 2;
  const rowBytes = <usize>width * pixelBytes;
  const share: f32 = 1 / <f32>(size * size);
  const shares = f32x4.splat(share);
  if (outHeight * size != height || outWidth * size != width) memory.fill(dx, 0, <usize>(batch * height) * rowBytes);
  for (let n = 0; n < batch; n++) {
    for (let oy = 0; oy < outHeight; oy++) {
      for (let ox = 0; ox < outWidth; ox++) {
        const corner = dx + <usize>((n * height + oy * size) * width + ox * size) * pixelBytes;
        for (let wy = 0; wy < size; wy++) {
          for (let wx = 0; wx < size; wx++) {
            const pixel = corner + <usize>wy * rowBytes + <usize>wx * pixelBytes;
            let channel: usize = 0;
            for (; channel + 16 <= pixelBytes; channel += 16) {
              v128.store(pixel + channel, f32x4.mul(v128.load(dy + channel), shares));
            }
            for (; channel < pixelBytes; channel += 4) store<f32>(pixel + channel, load<f32>(dy + channel) * share);
          }
        }
        dy += pixelBytes;
      }
    }
  }
}
