/** What the drawing pad and the answers of the networks say in English. */
export const enDrawing = {
  title: "Draw a digit",
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
  undoStroke: "Undo the last stroke",
  undoClear: "Bring the drawing back",
  clear: "Clear",
  clearDrawing: "Clear the drawing",
  image: {
    title: "What networks see",
    explanation: "28 × 28 pixels, scaled and centred like MNIST.",
    drawn: "The drawing as 28 by 28 pixels",
    empty: "No drawing to read yet",
  },
  answers: {
    label: "What each run reads",
    notTrained: "not trained yet",
    noRuns: "Choose a network to see what it reads.",
    spoken: (name: string, digit: number, percent: string) => `${name}: ${digit}, ${percent}`,
    spokenNotTrained: (name: string) => `${name}: not trained yet`,
    spokenNoDrawing: (name: string) => `${name}: no drawing to read`,
  },
};
