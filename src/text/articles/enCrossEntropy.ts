/** Cross-entropy by hand, in English. */
export const enCrossEntropy = {
  title: "Cross-entropy by hand",
  lead: "How far predictions p are from labels y. Change any number; a prediction of 0 for a label of 1 makes the loss infinite.",
  whose: "Whose numbers",
  article0: "Article 0",
  article4: "Article 4",
  pairs: "Labels and predictions",
  label: "Label y",
  prediction: "Prediction p",
  table: "What each sample adds",
  readings: {
    labelSum: "Only the terms with y, summed",
    sum: "The whole formula, summed",
    mean: "The whole formula, as a mean",
    labelMean: "Article 4's formula: a mean over the terms with y",
    softmax: "The two numbers as one sample of a two-class softmax",
  },
  why0: (labelSum: string, sum: string, mean: string) =>
    `The article drops the (1 − y) terms of its own formula and then miscomputes what is left. Only the y terms are ${labelSum}; the whole formula is ${sum} as a sum and ${mean} as a mean. None of them is what it prints.`,
  formula4: "a mean over 2 values",
  either4: (mean: string, sum: string) => `${mean}, or ${sum} as one sample`,
  why4: "By the article's formula the example comes to ½ · ln 10. But probabilities 0.9 and 0.1 that add up to 1 are one answer of a two-class softmax, and the loss of one answer is ln 10: there is nothing to average.",
};
