/** The 2-2-1 sigmoid network forward and backward, in English. */
export const enSmallNetwork = {
  title: "A 2-2-1 network, forward and backward",
  lead: "Article 2 writes out a network of two inputs, two hidden sigmoid units and one sigmoid output, with squared error. Here it runs on your point, number by number.",
  x1: "Input x₁",
  x2: "Input x₂",
  y: "Target y",
  rate: "Learning rate",
  train: "Train one step",
  reset: "Start again",
  loss: (loss: string) => `Loss ${loss}`,
  trained: (steps: number, before: string, after: string) =>
    `After ${steps === 1 ? "1 step" : `${steps} steps`}: loss ${after}; it was ${before} before the last step.`,
  forward: "Forward",
  backward: "Backward",
  check: "Each gradient, checked",
  checkLead:
    "Calculus gives one value; nudging the parameter by 0.00001 both ways and watching the loss gives another. Change any of them.",
  parameter: "Name",
  value: "Value",
  analytic: "By calculus",
  numeric: "By trying",
  difference: "Relative difference",
  bias: (value: string) => `bias ${value}`,
  drawing: (output: string, target: string) =>
    `The network with its weights: two inputs lead to two hidden units, these to one output, which says ${output} where ${target} is wanted.`,
  saysInputs: "input layer: 1 neuron",
  comesToInputs: "2 neurons, x₁ and x₂",
  whyInputs:
    "The article's list of layers gives the input layer one neuron. Its points are two-dimensional and its formulas use x₁ and x₂, so it has two.",
};
