import type { AdamProblem, AdamStep } from "../../articles/adam";
import { texFactor, texNumber, texResult } from "./texNumber";

/** Step `t` of Adam in TeX, filled in; `bare` is the same step of the descent without bias correction. */
export function adamFormulas(problem: AdamProblem, step: AdamStep, bare: AdamStep, t: number): readonly string[] {
  const { beta1, beta2, rate, target } = problem;
  // What the means were before the step, from what they are after it.
  const before = (after: number, share: number, added: number) => (share === 0 ? 0 : (after - (1 - share) * added) / share);
  const mean = (share: number, after: number, added: number, square = "") =>
    `${texNumber(share)} \\cdot ${texFactor(rounded(before(after, share, square ? added ** 2 : added)))} + ${texNumber(1 - share)} \\cdot ${texFactor(added)}${square}`;
  const root = (m: number, v: number) =>
    `\\frac{${texNumber(rate)} \\cdot ${texFactor(m)}}{\\sqrt{${texNumber(v)}} + \\varepsilon}`;
  return [
    `g &= \\theta - \\theta^* = ${texNumber(step.before)} - ${texFactor(target)} ${texResult(step.gradient)}`,
    `m &\\leftarrow \\beta_1 m + (1-\\beta_1)\\,g = ${mean(beta1, step.m, step.gradient)} ${texResult(step.m)}`,
    `v &\\leftarrow \\beta_2 v + (1-\\beta_2)\\,g^2 = ${mean(beta2, step.v, step.gradient, "^2")} ${texResult(step.v)}`,
    `\\hat m &= \\frac{m}{1-{\\beta_1}^t} = ${corrected(step.m, beta1, t)} ${texResult(step.usedM)}`,
    `\\hat v &= \\frac{v}{1-{\\beta_2}^t} = ${corrected(step.v, beta2, t)} ${texResult(step.usedV)}`,
    `\\Delta\\theta &= -\\alpha\\,\\frac{\\hat m}{\\sqrt{\\hat v} + \\varepsilon} = -${root(step.usedM, step.usedV)} ${texResult(step.change)}`,
    `\\Delta\\theta' &= -\\alpha\\,\\frac{m}{\\sqrt{v} + \\varepsilon} = -${root(bare.m, bare.v)} ${texResult(bare.change)}`,
  ];
}

function corrected(mean: number, share: number, t: number): string {
  return `\\frac{${texNumber(mean)}}{1 - ${texNumber(share)}^{${t}}}`;
}

/** Without what is left of a subtraction of equal numbers. */
function rounded(value: number): number {
  return Math.abs(value) < 1e-12 ? 0 : value;
}
