/** English of the two charts. Numbers come in formatted. */
export const enCharts = {
  heading: "Learning curves",
  loss: {
    title: "Loss",
    titleTerm: "How wrong the network is: 0 is perfect, guessing blindly gives about 2.3.",
    unit: "cross-entropy, nats",
    unitTerm:
      "Cross-entropy: minus the logarithm of the probability that the network gave to the right digit, on average. In nats: with the natural logarithm.",
    empty: "The loss of every run will be drawn here, step by step, once you press Train. Lower is better.",
    offAxis: (highest: string) => `Values up to ${highest} run off the top.`,
    broken: "× marks where a loss is no longer a number.",
  },
  accuracy: {
    title: "Accuracy",
    titleTerm: "The share of images that the network reads correctly: 100 % is perfect, guessing blindly gives about 10 %.",
    unit: "images read correctly, %",
    unitTerm: null,
    empty: "The share of digits that every run reads correctly will be drawn here. Higher is better.",
    offAxis: (floor: string) => `Axis from ${floor}; lower values run off the bottom.`,
  },
  axis: {
    label: "Count along the bottom",
    epoch: "Epochs",
    step: "Steps",
    epochTitle: "Epoch",
    stepTitle: "Training step",
  },
  legend: {
    label: "Runs in the charts",
    lines: "Lines in the charts",
    averaging: (steps: string, faint: string) =>
      steps === "1" ? "every step" : `solid: mean of ${steps} steps, faint: ${faint}`,
    averagingTerm:
      "How many training steps a point of the solid line averages, to even out the chance of single batches. The faint line behind it averages fewer and shows that chance.",
    measured: { validation: "validation", test: "test", mixed: "validation or test" },
    measuredTerm:
      "Images the network never learned from. Near the solid line: the network has learned to read digits. Much worse: it only remembers the images it trained on.",
    afterEachEpoch: (measured: string) => `${measured}, after each epoch`,
  },
  cursor: {
    label: (chart: string) => `${chart}: place on the axis, arrow keys move it`,
    epoch: (epoch: string) => `Epoch ${epoch}`,
    step: (step: string) => `Step ${step}`,
    training: "training",
    measured: { validation: "validation", test: "test", mixed: "val. or test" },
    row: (name: string, training: string, measured: string | null) =>
      measured === null ? `${name}: training ${training}` : `${name}: training ${training}, measured ${measured}`,
  },
  summary: {
    loss: (place: string, runs: string) => `Loss of each run against training, so far to ${place}. ${runs}.`,
    accuracy: (place: string, runs: string) => `Accuracy of each run against training, so far to ${place}. ${runs}.`,
  },
};
