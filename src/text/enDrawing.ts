import { aDigit } from "./aDigit";

const measureWords = {
  longestSide: { below: "It is smaller than MNIST’s digits.", above: "It is larger than MNIST’s digits." },
  strokeWidth: { below: "Its line is thinner than MNIST’s.", above: "Its line is thicker than MNIST’s." },
  centerX: { below: "It lies further left than MNIST’s digits.", above: "It lies further right than MNIST’s digits." },
  centerY: { below: "It lies higher than MNIST’s digits.", above: "It lies lower than MNIST’s digits." },
  ink: { below: "It has less ink than MNIST’s digits.", above: "It has more ink than MNIST’s digits." },
};

/** What the drawing pad and the answers of the networks say in English. */
export const enDrawing = {
  title: "Draw a digit",
  tabsLabel: "What to do with drawings",
  tabs: { answers: "Answers", xray: "X-ray", why: "Why", number: "Number", mine: "My digits" },
  pad: {
    label: "Drawing pad",
    description:
      "Draw with mouse, pen or finger, or with keys: arrows move the pen, Home, Page up, End and Page down move it diagonally, Shift makes it move in small steps, Space lowers and lifts it, Control or Command with Z takes the last stroke back.",
    keys: "Arrows move, Space lowers the pen",
    penDown: "Pen down",
    penUp: "Pen up",
    placeholder: "Write a digit, 0 to 9",
    placeholderDetail: "Every network reads it as you draw",
  },
  undo: "Undo",
  undoDeed: {
    stroke: "Undo the last stroke",
    erase: "Undo the erasing",
    clear: "Bring the drawing back",
    picture: "Undo the picture",
  },
  clear: "Clear",
  clearDrawing: "Clear the drawing",
  eraser: { label: "Erase", explanation: "The pen takes away the parts of lines that it touches" },
  picture: {
    label: "Photo",
    open: "Photo of a digit",
    explanation: "Draw what a picture shows; you can also paste or drop one. It stays on this device.",
    nothing: "No digit was found in this picture. Dark ink on light paper works best.",
  },
  image: {
    title: "What networks see",
    unit: "Pixels",
    here: "Here",
    mnist: "MNIST",
    mnistRange: "From the 5th to the 95th percentile of MNIST’s training images",
    measures: { longestSide: "Size", strokeWidth: "Line", centerX: "Centre x", centerY: "Centre y", ink: "Ink" },
    outside: measureWords,
    explanation: "28 × 28 pixels, scaled and centred like MNIST, whose digits are mostly in these ranges.",
    drawn: "The drawing as 28 by 28 pixels",
    empty: "No drawing to read yet",
  },
  answers: {
    label: "What each run reads",
    notTrained: "not trained yet",
    tooSmall: "Too small for a digit: draw it larger.",
    noRuns: "Choose a network to see what it reads.",
    seeds: (name: string, seeds: number) => `${name}, mean of ${seeds}`,
    spoken: (name: string, digit: number, percent: string) => `${name}: ${digit}, ${percent}`,
    spokenNotTrained: (name: string) => `${name}: not trained yet`,
    spokenNoDrawing: (name: string) => `${name}: no drawing to read`,
    votes: (spoken: string, votes: number, seeds: number) => `${spoken}, ${votes} of ${seeds} seeds`,
    alone: (digit: number, percent: string, second: number, secondPercent: string) =>
      `It reads ${digit}, ${percent} sure; ${second} has ${secondPercent}.`,
    allAgree: (count: number, digit: number, percent: string) =>
      `${count === 2 ? "Both" : `All ${count}`} read ${digit}, ${percent} sure on average.`,
    someAgree: (
      agreeing: number,
      count: number,
      digit: number,
      percent: string,
      others: readonly { readonly name: string; readonly digit: number }[],
    ) => {
      const [other] = others;
      const dissent = others.length === 1 && other ? `${other.name} reads ${other.digit}` : `${others.length} read others`;
      return `${agreeing} of ${count} ${agreeing === 1 ? "reads" : "read"} ${digit}, ${percent} sure; ${dissent}.`;
    },
  },
  correction: {
    question: "Read wrongly? Say what it is, for My digits:",
    itIs: (digit: number) => `It is ${aDigit(digit)}`,
    added: (digit: number) => `Added to My digits as ${aDigit(digit)}.`,
  },
  xray: {
    intro: "Switch steps off and watch the answers. Beside each: what is read without it, and the points that the answer loses.",
    steps: {
      scaling: { label: "Crop and scale", why: "The ink’s longer side becomes 20 pixels" },
      penWidth: { label: "Constant pen", why: "Every line is 2.8 pixels wide" },
      smoothEdges: { label: "Grey edges", why: "A pixel is as dark as it is covered" },
      peak: { label: "Full ink", why: "The darkest pixel becomes full ink" },
    },
    centering: "Centre",
    centeringWhy: "What comes to lie in the middle of the image",
    centerings: { mass: "Mass", box: "Box", none: "Nothing" },
    without: "Without it",
    withoutBox: "Box",
    withoutNone: "Nothing",
    worth: (name: string, digit: number, points: string) => `${name} reads ${digit}, ${points} points for its answer`,
    points: (points: string) => `${points}`,
    drawFirst: "Draw a digit to see what each step is worth.",
    restore: "All steps on",
    ends: "Other tabs have all steps on.",
  },
  why: {
    intro: "Each pixel’s ink is taken away in turn: what then speaks less for the digit spoke for it.",
    digit: "Evidence for",
    own: "its answer",
    oneDigit: (digit: number) => aDigit(digit),
    against: "against",
    for: "for",
    drawFirst: "Draw a digit to see what speaks for it.",
    noRuns: "Train a network to see what it looks at.",
    label: (name: string, digit: number) => `Which ink speaks for ${aDigit(digit)} and which against it, as ${name} sees it`,
    places: [
      ["upper left", "top", "upper right"],
      ["left", "middle", "right"],
      ["lower left", "bottom", "lower right"],
    ],
    words: (pro: string | null, contra: string | null) => {
      if (pro && contra) return `Most for it: ${pro}. Most against: ${contra}.`;
      if (pro) return `Most for it: ${pro}. Nothing against.`;
      return contra ? `Most against it: ${contra}.` : "No ink makes a difference.";
    },
  },
  row: {
    pad: "Wide drawing pad",
    placeholder: "Write a number",
    placeholderDetail: "Leave a gap between the digits",
    run: "Read by",
    reads: "It reads",
    empty: "–",
    notTrained: "This network is not trained yet.",
    noRuns: "Choose a network to read a number.",
    digit: (digit: number, percent: string) => `${digit}, ${percent}`,
    image: (place: number) => `Digit ${place} of the row as 28 by 28 pixels`,
    surely: (percent: string) => `All digits right with ${percent}, if they are independent.`,
    hint: "Digits that touch each other are read as one.",
    list: "Digits of the number",
  },
};
