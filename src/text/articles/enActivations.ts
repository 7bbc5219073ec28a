/** Sigmoid, tanh and ReLU with their derivatives, in English. */
export const enActivations = {
  title: "Sigmoid, tanh and ReLU",
  lead: "Each function with its derivative. Move the point: type it, slide it, or drag on a drawing.",
  x: "Point x",
  names: { sigmoid: "Sigmoid", tanh: "Tanh", relu: "ReLU" },
  function: "Function",
  derivative: "Derivative",
  plot: (name: string, x: string, at: string, slope: string) =>
    `${name} and its derivative from −6 to 6. At x = ${x} the function is ${at} and its derivative ${slope}.`,
  reluTitle: "ReLU on article 4's three numbers",
  value: (i: number) => `Number ${i}`,
};
