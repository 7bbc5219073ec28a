const fields: Readonly<Record<string, string>> = {
  address: "The address",
  groups: "Networks",
  from: "starting point",
  layers: "layers",
  kind: "kind",
  units: "units",
  filters: "filters",
  kernelSize: "kernel size",
  poolSize: "pool size",
  rate: "dropout rate",
  l1: "L1 penalty",
  l2: "L2 penalty",
  optimizer: "optimizer",
  learningRate: "learning rate",
  beta1: "β₁",
  beta2: "β₂",
  epsilon: "ε",
  weightDecay: "weight decay",
  formulation: "formula of ε",
  schedule: "schedule",
  everyEpochs: "epochs between changes",
  finalFraction: "share at the end",
  warmUpSteps: "warm-up steps",
  classWeights: "class weights",
  batchSize: "batch size",
  trainingImages: "training images",
  thinning: "thinned digit",
  preprocessing: "pixels",
  initialization: "initial weights",
  earlyStopping: "early stopping",
  seed: "Seed",
};

/** "groups.0.layers.1.units" as "Network 1, layer 2, units". */
function fieldWords(path: string): string {
  const parts = path
    .replace(/^groups\.(\d+)/, (_, index: string) => `Network ${Number(index) + 1}`)
    .replace(/\.layers\.(\d+)/, (_, index: string) => `.layer ${Number(index) + 1}`)
    .replace(/\.classWeights\.(\d+)/, ".class weight of digit $1")
    .split(".");
  return parts.map((part) => fields[part] ?? part).join(", ");
}

const kinds: Readonly<Record<string, string>> = {
  number: "a number",
  string: "a text",
  boolean: "yes or no",
  null: "nothing",
  Array: "a list",
  Object: "settings",
  never: "no such setting",
};

/** A schema's ">=1", "number" or '("relu" | "elu")' as "at least 1", "a number", "relu or elu". */
function expectedWords(expected: string): string {
  if (expected.startsWith("(")) {
    const options = expected
      .slice(1, -1)
      .split(" | ")
      .map((option) => kinds[option] ?? option);
    return options
      .join(", ")
      .replace(/, ([^,]*)$/, " or $1")
      .replace(/"/g, "");
  }
  if (expected.startsWith("Invalid integer")) return "a whole number";
  return (kinds[expected] ?? expected)
    .replace(/^>=/, "at least ")
    .replace(/^<=/, "at most ")
    .replace(/^>/, "more than ")
    .replace(/^</, "less than ")
    .replace(/"/g, "");
}

/** What was found as a person may have written it. */
function foundWords(found: string): string {
  if (found === "null" || found === "") return "nothing";
  return /^[{[]/.test(found) ? "something else" : `“${found}”`;
}

const startingShown = "The networks of a first visit are shown.";

/** English of what could not be taken over from a shared address. */
export const enAddress = {
  title: "The address could not be taken over whole:",
  /** `expected` is a schema's word or one of the reasons named here. */
  problem(field: string, expected: string, found: string): string {
    const place = fieldWords(field);
    switch (expected) {
      case "unreadable":
        return `The address cannot be read: it was cut off or changed. ${startingShown}`;
      case "later-version":
        return `The address comes from a later version of Trainset, which this one cannot read. ${startingShown}`;
      case "no-networks":
        return `The address names no network. ${startingShown}`;
      case "networks-left-out":
        return `Networks ${found} were left out: there is no room for more.`;
      case "layers-left-out":
        return `${place}: ${found} could not be read and left out; the others form a network.`;
      case "layers-replaced":
        return `${place}: they form no network, so those of “${found}” stand in their place.`;
      case "no such field":
      case "never":
        return `${place}: there is no such setting.`;
      default:
        if (found === "undefined") return `${place}: it is missing.`;
        return `${place}: expected ${expectedWords(expected)}, found ${foundWords(found)}.`;
    }
  },
  ending: "A setting that could not be taken over has its default.",
};
