/**
 * Softmax and cross-entropy in one pass. Logarithm and exponential are written out: those of the standard library keep
 * tables in memory, where TensorFlow.js's tensors are.
 */

/** eˣ for x ≤ 0, to about ten digits: x = k · ln 2 + r with |r| ≤ ½ ln 2, a polynomial in r, and k as exponent. */
function exponential(x: f64): f64 {
  if (x < -700) return 0;
  // NaN has no whole part.
  if (x != x) return x;
  const k = nearest(x * 1.4426950408889634);
  const r = x - k * 0.6931471805599453;
  let sum: f64 = 1.0 / 3628800;
  sum = sum * r + 1.0 / 362880;
  sum = sum * r + 1.0 / 40320;
  sum = sum * r + 1.0 / 5040;
  sum = sum * r + 1.0 / 720;
  sum = sum * r + 1.0 / 120;
  sum = sum * r + 1.0 / 24;
  sum = sum * r + 1.0 / 6;
  sum = sum * r + 0.5;
  sum = sum * r + 1;
  sum = sum * r + 1;
  return sum * reinterpret<f64>((<i64>k + 1023) << 52);
}

/** ln x for a normal x > 0, to about twelve digits: the exponent, and 2 · artanh((m − 1) / (m + 1)) of the mantissa m. */
function logarithm(x: f64): f64 {
  if (x != x) return x;
  const bits = reinterpret<i64>(x);
  let exponent = <f64>((bits >> 52) - 1023);
  let mantissa = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  if (mantissa > 1.4142135623730951) {
    mantissa *= 0.5;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let sum: f64 = 1.0 / 15;
  sum = sum * square + 1.0 / 13;
  sum = sum * square + 1.0 / 11;
  sum = sum * square + 1.0 / 9;
  sum = sum * square + 1.0 / 7;
  sum = sum * square + 1.0 / 5;
  sum = sum * square + 1.0 / 3;
  sum = sum * square + 1;
  return exponent * 0.6931471805599453 + 2 * s * sum;
}

/**
 * For logits [rows, classes] and one label a row: `measured` gets [perRow · Σ weight · cross-entropy, rows whose largest logit
 * is at the label], `gradient` [rows, classes] gets perRow · weight · (softmax − one-hot). The weight of a row is that of its
 * label in `classWeights` [classes], or 1 where that address is 0.
 */
export function lossAndCorrect(
  logits: usize,
  labels: usize,
  rows: i32,
  classes: i32,
  perRow: f32,
  classWeights: usize,
  gradient: usize,
  measured: usize,
): void {
  let loss: f64 = 0;
  let correct = 0;
  for (let row = 0; row < rows; row++) {
    const label = load<i32>(labels + (<usize>row << 2));
    const weight = classWeights == 0 ? <f32>1 : load<f32>(classWeights + (<usize>label << 2));
    const counts = perRow * weight;
    let place = 0;
    let largest = load<f32>(logits);
    for (let i = 1; i < classes; i++) {
      const logit = load<f32>(logits + (<usize>i << 2));
      if (logit > largest) {
        largest = logit;
        place = i;
      }
    }
    let sum: f64 = 0;
    for (let i = 0; i < classes; i++) {
      const power = exponential(<f64>load<f32>(logits + (<usize>i << 2)) - <f64>largest);
      store<f32>(gradient + (<usize>i << 2), <f32>power);
      sum += power;
    }
    const scale = <f32>(<f64>counts / sum);
    for (let i = 0; i < classes; i++) {
      const at = gradient + (<usize>i << 2);
      store<f32>(at, load<f32>(at) * scale - (i == label ? counts : <f32>0));
    }
    loss += <f64>weight * (logarithm(sum) + <f64>largest - <f64>load<f32>(logits + (<usize>label << 2)));
    if (place == label) correct++;
    logits += <usize>classes << 2;
    gradient += <usize>classes << 2;
  }
  store<f32>(measured, <f32>(loss * <f64>perRow));
  store<f32>(measured, <f32>correct, 4);
}
