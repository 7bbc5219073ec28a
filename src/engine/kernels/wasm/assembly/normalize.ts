import { madd } from "./madd";

/** Batch normalization of x [rows, columns] over its rows. Addresses are in bytes, sizes in floats. */

/** mean [columns] and the biased variance [columns] of each column, the variance in a pass of its own: a difference would cancel. */
function moments(x: usize, rows: i32, columns: i32, mean: usize, variance: usize): void {
  const rowBytes = <usize>columns << 2;
  const share: f32 = 1 / <f32>rows;
  let column: usize = 0;
  for (; column + 16 <= rowBytes; column += 16) {
    let sum = f32x4.splat(0);
    let at = x + column;
    for (let row = 0; row < rows; row++) {
      sum = f32x4.add(sum, v128.load(at));
      at += rowBytes;
    }
    const center = f32x4.mul(sum, f32x4.splat(share));
    v128.store(mean + column, center);
    let squares = f32x4.splat(0);
    at = x + column;
    for (let row = 0; row < rows; row++) {
      const away = f32x4.sub(v128.load(at), center);
      squares = madd(away, away, squares);
      at += rowBytes;
    }
    v128.store(variance + column, f32x4.mul(squares, f32x4.splat(share)));
  }
  for (; column < rowBytes; column += 4) {
    let sum: f32 = 0;
    let at = x + column;
    for (let row = 0; row < rows; row++) {
      sum += load<f32>(at);
      at += rowBytes;
    }
    const center = sum * share;
    store<f32>(mean + column, center);
    let squares: f32 = 0;
    at = x + column;
    for (let row = 0; row < rows; row++) {
      const away = load<f32>(at) - center;
      squares += away * away;
      at += rowBytes;
    }
    store<f32>(variance + column, squares * share);
  }
}

/**
 * y = scale · normalized + shift with normalized = (x − mean) · inverse and inverse = 1 / √(variance + ε) [columns], all of
 * which are given back.
 */
export function normalizeBatch(
  x: usize,
  rows: i32,
  columns: i32,
  scale: usize,
  shift: usize,
  epsilon: f32,
  mean: usize,
  variance: usize,
  inverse: usize,
  normalized: usize,
  y: usize,
): void {
  moments(x, rows, columns, mean, variance);
  const rowBytes = <usize>columns << 2;
  for (let column: usize = 0; column < rowBytes; column += 4) {
    store<f32>(inverse + column, 1 / sqrt<f32>(load<f32>(variance + column) + epsilon));
  }
  for (let row = 0; row < rows; row++) {
    let column: usize = 0;
    for (; column + 16 <= rowBytes; column += 16) {
      const hat = f32x4.mul(f32x4.sub(v128.load(x + column), v128.load(mean + column)), v128.load(inverse + column));
      v128.store(normalized + column, hat);
      v128.store(y + column, madd(hat, v128.load(scale + column), v128.load(shift + column)));
    }
    for (; column < rowBytes; column += 4) {
      const hat = (load<f32>(x + column) - load<f32>(mean + column)) * load<f32>(inverse + column);
      store<f32>(normalized + column, hat);
      store<f32>(y + column, hat * load<f32>(scale + column) + load<f32>(shift + column));
    }
    x += rowBytes;
    normalized += rowBytes;
    y += rowBytes;
  }
}

/** Σ dy and Σ dy · normalized of each column: the gradients of shift and scale. */
function weightGradients(dy: usize, normalized: usize, rows: i32, columns: i32, toShift: usize, toScale: usize): void {
  const rowBytes = <usize>columns << 2;
  let column: usize = 0;
  for (; column + 16 <= rowBytes; column += 16) {
    let sum = f32x4.splat(0);
    let products = f32x4.splat(0);
    let at = column;
    for (let row = 0; row < rows; row++) {
      const gradient = v128.load(dy + at);
      sum = f32x4.add(sum, gradient);
      products = madd(gradient, v128.load(normalized + at), products);
      at += rowBytes;
    }
    v128.store(toShift + column, sum);
    v128.store(toScale + column, products);
  }
  for (; column < rowBytes; column += 4) {
    let sum: f32 = 0;
    let products: f32 = 0;
    let at = column;
    for (let row = 0; row < rows; row++) {
      const gradient = load<f32>(dy + at);
      sum += gradient;
      products += gradient * load<f32>(normalized + at);
      at += rowBytes;
    }
    store<f32>(toShift + column, sum);
    store<f32>(toScale + column, products);
  }
}

/** dx = scale · inverse · (dy − (toShift + normalized · toScale) / rows): the batch's mean and variance depend on x as well. */
export function normalizeBatchGradient(
  dy: usize,
  normalized: usize,
  rows: i32,
  columns: i32,
  scale: usize,
  inverse: usize,
  toShift: usize,
  toScale: usize,
  dx: usize,
): void {
  weightGradients(dy, normalized, rows, columns, toShift, toScale);
  const rowBytes = <usize>columns << 2;
  const share: f32 = 1 / <f32>rows;
  const shares = f32x4.splat(share);
  for (let row = 0; row < rows; row++) {
    let column: usize = 0;
    for (; column + 16 <= rowBytes; column += 16) {
      const passedOn = f32x4.mul(madd(v128.load(normalized + column), v128.load(toScale + column), v128.load(toShift + column)), shares);
      const factor = f32x4.mul(v128.load(scale + column), v128.load(inverse + column));
      v128.store(dx + column, f32x4.mul(factor, f32x4.sub(v128.load(dy + column), passedOn)));
    }
    for (; column < rowBytes; column += 4) {
      const passedOn = (load<f32>(normalized + column) * load<f32>(toScale + column) + load<f32>(toShift + column)) * share;
      const factor = load<f32>(scale + column) * load<f32>(inverse + column);
      store<f32>(dx + column, factor * (load<f32>(dy + column) - passedOn));
    }
    dy += rowBytes;
    normalized += rowBytes;
    dx += rowBytes;
  }
}
