import { fullRecipe } from "../drawing/recipeSteps";
import { noDistillations } from "./distillationState";
import { noDrawing } from "./drawingState";
import { plainView } from "./groupViewSlice";
import { noOwnData } from "./ownDataState";
import type { PlaygroundState } from "./playgroundState";

/** What the page knows before its trainer has said a word. */
export const initialState: PlaygroundState = {
  backendPreference: "auto",
  backend: null,
  backendChoices: [],
  dataset: { status: "loading", loadedBytes: 0, totalBytes: 0 },
  ownData: noOwnData,
  ...noDistillations,
  broughtModels: [],
  trainerProblem: null,
  seed: 1,
  testEachEpoch: true,
  runs: [],
  ...noDrawing,
  recipe: fullRecipe,
  groupView: plainView,
  view: "playground",
  section: "claims",
  notes: new Map(),
  inspected: null,
  timings: new Map(),
  gpuBytes: null,
  removedGroups: [],
  editing: null,
  storageNotice: null,
  isRestoring: false,
  keptAside: [],
  addressProblems: [],
};
