/** Gradient descent step by step, in English. */
export const enDescent = {
  title: "Gradient descent, step by step",
  lead: "Article 0 fits y = w·x + b to two samples, one sample a step. Its first step is right; in the second only the update is wrong.",
  startW: "w at the start",
  startB: "b at the start",
  rate: "Learning rate α",
  samples: "Samples",
  now: (step: number, x: number, y: number) => `Step ${step}, on sample (${x}, ${y})`.replace(/-/g, "−"),
  back: "Back",
  next: "Next step",
  table: "Steps so far",
  step: "Step",
  loss: "Loss",
  printed: "As printed",
  before: "Before",
  after: "After",
  plot: (w: string, b: string) => `The samples and the line before and after this step; after it, w is ${w} and b is ${b}.`,
  why: (facts: {
    readonly missingW: string;
    readonly missingB: string;
    readonly gradientW: string;
    readonly gradientB: string;
    readonly impliedW: string;
    readonly impliedB: string;
  }) =>
    `Step 2 is ${facts.missingW} short in w and ${facts.missingB} short in b. The printed line would need gradients of ${facts.impliedW} and ${facts.impliedB}; the article itself has ${facts.gradientW} and ${facts.gradientB}.`,
};
