/** The gradient without its minus sign, in English. */
export const enSign = {
  title: "The missing minus sign",
  theta: "θ",
  rate: "Learning rate α",
  samples: "Samples",
  why: (numeric: string, loss: string, after: string, printed: string) =>
    `Article 1 writes the gradient of ½Σ(y − θᵀx)² without its minus sign. Trying it gives ${numeric}. A step with the right sign takes the loss from ${loss} to ${after}; with the printed one it goes to ${printed}.`,
};
