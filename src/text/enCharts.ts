/** English of the two charts. Numbers come in formatted. */
export const enCharts = {
  heading: "Learning curves",
  loss: {
    title: "Loss",
    unit: "cross-entropy, nats",
    empty: "The loss of every run will be drawn here, step by step, once you press Train. Lower is better.",
    offAxis: (highest: string) => `Values up to ${highest} run off the top.`,
    broken: "× marks where a loss is no longer a number.",
  },
  accuracy: {
    title: "Accuracy",
    unit: "images read correctly, %",
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
    training: (steps: string, faint: string) =>
      steps === "1" ? "training, every step" : `training, mean of ${steps} steps (faint: ${faint})`,
    measured: { validation: "validation", test: "test", mixed: "validation or test" },
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
