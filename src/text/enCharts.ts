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
    logarithmic: "Logarithm of the distance to 100 %; whatever is nearer stands at the top.",
  },
  allHidden: "Every network is hidden. Press a name above to show its curves.",
  axis: {
    face: "Axis",
    label: "Count along the bottom",
    units: {
      epoch: "Epochs",
      step: "Steps",
      images: "Images",
      seconds: "Seconds",
      flops: "FLOPs",
    },
    unitTerms: {
      epoch: "How often the network has seen all training images.",
      step: "How often the weights were changed. Batches differ in size, so a step is not the same work for all.",
      images: "Training images seen so far, each time anew: the same for all networks, whatever their batches.",
      seconds:
        "Time in which the network itself trained, without measuring and without waiting for the others. Of several seeds: the mean.",
      flops:
        "Floating-point operations of training so far: 3 times those of reading the images, once forward and about twice that for the gradients. Small networks get far with few.",
    },
    titles: {
      epoch: "Epoch",
      step: "Training step",
      images: "Training images",
      thousandImages: "Training images, thousands",
      millionImages: "Training images, millions",
      seconds: "Training time, s",
      minutes: "Training time, min",
      hours: "Training time, h",
      megaflop: "Training work, MFLOP",
      gigaflop: "Training work, GFLOP",
      teraflop: "Training work, TFLOP",
      petaflop: "Training work, PFLOP",
    },
    flopUnits: { megaflop: "MFLOP", gigaflop: "GFLOP", teraflop: "TFLOP", petaflop: "PFLOP" },
  },
  view: {
    label: "View of the charts",
    log: "Log",
    logTerm:
      "Logarithmic axes: each step up the loss axis is the same factor, and accuracy is drawn by its distance to 100 %. Small differences late in training become visible.",
    smoothing: "Smoothing",
    smoothingTerm:
      "How much the solid training line evens out the chance of single batches: the weight of what came before in an exponential mean over the steps; 0.9 is about 10 steps, 0.999 about 1,000. The values themselves stay behind it, faint.",
    fit: "Show the whole axis",
  },
  download: {
    label: "Download",
    csv: "Values of every step (CSV)",
    svg: "Drawing (SVG)",
    png: "Picture (PNG)",
    fileName: "trainset-curves",
    /** Below the names in a picture. */
    lines: "Solid: training. Dashed: validation or test, after each epoch.",
    failed: "The picture could not be made. Try the drawing (SVG) instead.",
  },
  legend: {
    label: "Networks in the charts",
    lines: "Lines in the charts",
    show: (name: string) => `Show the curves of ${name}`,
    pin: (name: string) => `Keep ${name} above the others`,
    seeds: (count: string) => `${count} seeds`,
    /** `faint` steps are averaged in a point of the faint line; null where there is none. */
    smoothed: (steps: string, faint: string | null) => {
      if (faint === null) return `solid: smoothed over about ${steps} steps`;
      return `solid: smoothed over about ${steps} steps, faint: ${faint === "1" ? "every step" : `mean of ${faint}`}`;
    },
    unsmoothed: (steps: string) => (steps === "1" ? "every step" : `mean of ${steps} steps`),
    averagingTerm:
      "The solid line evens out the chance of single batches; Smoothing says how much. The faint line behind it shows that chance. Where more steps than pixels are in sight, a point is the mean of a few.",
    band: "band: lowest to highest seed",
    bandTerm:
      "The same network trained from several seeds, aligned by step: the line is the mean as far as all of them have come, the band reaches from the lowest to the highest.",
    measured: { validation: "validation", test: "test", mixed: "validation or test" },
    measuredTerm:
      "Images the network never learned from. Near the solid line: the network has learned to read digits. Much worse: it only remembers the images it trained on.",
    afterEachEpoch: (measured: string) => `${measured}, after each epoch`,
  },
  cursor: {
    label: (chart: string) => `${chart}: place on the axis, arrow keys move it`,
    help: "Shift with arrow keys chooses a part and Enter zooms into it; plus and minus zoom around the place.",
    epoch: (epoch: string) => `Epoch ${epoch}`,
    step: (step: string) => `Step ${step}`,
    images: (images: string) => `${images} images`,
    seconds: (seconds: string) => `${seconds}\u202fs`,
    flops: (amount: string, unit: string) => `${amount}\u202f${unit}`,
    training: "training",
    measured: { validation: "validation", test: "test", mixed: "val. or test" },
    spread: (low: string, high: string) => `${low}–${high}`,
    mean: (seeds: string) => `mean of ${seeds} seeds`,
    mark: (rate: string) => `learning rate set to ${rate}`,
    row: (name: string, training: string, measured: string | null) =>
      measured === null ? `${name}: training ${training}` : `${name}: training ${training}, measured ${measured}`,
  },
  summary: {
    loss: (place: string, runs: string) => `Loss of each run against training, so far to ${place}. ${runs}.`,
    accuracy: (place: string, runs: string) => `Accuracy of each run against training, so far to ${place}. ${runs}.`,
  },
};
