import type { DescentStep } from "../../articles/gradientDescent";
import { texFactor, texNumber, texResult } from "./texNumber";

/** One step of gradient descent in TeX, each formula with its numbers filled in. */
export function descentFormulas({ sample, before, prediction, error, loss, gradient, after }: DescentStep, rate: number) {
  const [x, y] = [sample.x, sample.y];
  const moved = (from: number, slope: number) => `${texNumber(from)} - ${texFactor(rate)} \\cdot ${texFactor(slope)}`;
  return [
    `\\hat y &= w x + b = ${texFactor(before.w)} \\cdot ${texFactor(x)} + ${texFactor(before.b)} ${texResult(prediction)}`,
    `L &= (y - \\hat y)^2 = (${texNumber(y)} - ${texFactor(prediction)})^2 ${texResult(loss)}`,
    `\\frac{\\partial L}{\\partial w} &= -2x\\,(y - \\hat y) = -2 \\cdot ${texFactor(x)} \\cdot ${texFactor(error)} ${texResult(gradient.w)}`,
    `\\frac{\\partial L}{\\partial b} &= -2\\,(y - \\hat y) = -2 \\cdot ${texFactor(error)} ${texResult(gradient.b)}`,
    `w &\\leftarrow w - \\alpha \\frac{\\partial L}{\\partial w} = ${moved(before.w, gradient.w)} ${texResult(after.w)}`,
    `b &\\leftarrow b - \\alpha \\frac{\\partial L}{\\partial b} = ${moved(before.b, gradient.b)} ${texResult(after.b)}`,
  ];
}
