/** Adam with and without bias correction, in English. */
export const enAdam = {
  title: "Adam, with and without bias correction",
  lead: "Adam walks θ towards θ* on L = ½(θ − θ*)². Its two running means start at 0 and are too small at first; bias correction makes up for that. Article 1 leaves it out.",
  fields: { start: "θ at the start", target: "Lowest point θ*", rate: "Learning rate α", beta1: "β₁", beta2: "β₂" },
  faces: { start: "θ", target: "θ*", rate: "α", beta1: "β₁", beta2: "β₂" },
  reset: "Start values",
  variants: { corrected: "Adam", uncorrected: "No correction", asPrinted: "As printed, with ∇²" },
  step: "Step",
  now: (step: number) => `Step ${step}`,
  lastLine: "The last line is the same step of the descent without correction.",
  back: "Back",
  next: "Next step",
  table: (count: number) => `Change of θ in the first ${count} steps`,
  plot: (steps: number) => `θ over ${steps} steps of Adam, of Adam without correction, and as printed.`,
  says: "v from ∇², no correction",
  comesTo: "v from g², m̂ and v̂ corrected",
  why: (right: string, bare: string, ratio: string, printed: string) =>
    `With the numbers that stand here first, Adam's first step is ${right}, the learning rate. Without correction it is ${bare}, ${ratio} times as long. ∇² stands for the second derivative, here 1 everywhere: taken literally, v no longer knows the gradient, and the first step is ${printed}.`,
};
