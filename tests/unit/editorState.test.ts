import fc from "fast-check";
import { expect, test } from "vitest";
import { draftExperiment, fieldKey } from "../../src/features/editor/draft.ts";
import { draftProblems } from "../../src/features/editor/draftProblems.ts";
import {
  type EditorAction,
  type EditorState,
  longestPast,
  openEditorState,
  reduceEditor,
} from "../../src/features/editor/editorState.ts";
import { newLayer, placeForLayer } from "../../src/features/editor/newLayer.ts";
import type { NumberName } from "../../src/features/editor/numberRules.ts";
import type { LayerSpec } from "../../src/protocol/experiment.ts";
import { traceModel } from "../../src/protocol/modelShape.ts";
import { layerOptions, optionNames } from "../../src/protocol/options.ts";
import { presets } from "../../src/protocol/presets.ts";

const cnn = presets["article2-cnn"];
const open = () => openEditorState({ experiment: cnn, seeds: 1 });
const after = (actions: readonly EditorAction[], state = open()) => actions.reduce(reduceEditor, state);
const kinds = ({ draft }: EditorState) => draft.layers.map(({ spec }) => spec.kind);
const problemsOf = ({ draft }: EditorState) => draftProblems(draft, traceModel(draftExperiment(draft).layers));

/** Typing `text` into the filters of the first layer; `filters` is the number that it is. */
function typeFilters(text: string, filters: number | null): EditorAction {
  const [layer] = cnn.layers;
  return {
    type: "typeNumber",
    field: { owner: "layer0", name: "filters", text, isValid: filters !== null },
    change: filters === null ? {} : { layers: [{ type: "replace", at: 0, layer: { ...layer, filters } }] },
  };
}

const remove = (at: number): EditorAction => ({ type: "change", change: { layers: [{ type: "remove", at }] } });
const move = (from: number, to: number): EditorAction => ({ type: "change", change: { layers: [{ type: "move", from, to }] } });

test("a draft is the experiment that it was opened with", () => {
  expect(draftExperiment(open().draft)).toEqual(cnn);
  expect(problemsOf(open())).toEqual([]);
});

test("layers keep their ids while they are moved, and new ones get ids of their own", () => {
  const state = after([
    move(0, 2),
    { type: "change", change: { layers: [{ type: "insert", at: 0, layer: newLayer("dropout") }] } },
  ]);
  expect(state.draft.layers.slice(0, 4).map(({ id }) => id)).toEqual(["layer8", "layer1", "layer2", "layer0"]);
});

test("what is typed in a field in one go is one edit, whatever came between was valid or not", () => {
  const typed = after([typeFilters("", null), typeFilters("1", 1), typeFilters("16", 16)]);
  expect(draftExperiment(typed.draft).layers[0]).toMatchObject({ filters: 16 });
  expect(draftExperiment(reduceEditor(typed, { type: "undo" }).draft)).toEqual(cnn);
});

test("typing after the field was left is another edit", () => {
  const key = fieldKey("layer0", "filters");
  const typed = after([typeFilters("16", 16), { type: "leave", key }, typeFilters("8", 8)]);
  expect(draftExperiment(reduceEditor(typed, { type: "undo" }).draft).layers[0]).toMatchObject({ filters: 16 });
});

test("a text that is no number stays when the field is left, and the last valid number stays beside it", () => {
  const key = fieldKey("layer0", "filters");
  const state = after([typeFilters("16", 16), typeFilters("abc", null), { type: "leave", key }]);
  expect(state.draft.typed[key]?.text).toBe("abc");
  expect(draftExperiment(state.draft).layers[0]).toMatchObject({ filters: 16 });
  expect(problemsOf(state)).toMatchObject([{ code: "field", field: { name: "filters" } }]);
});

test("a valid text becomes its number when the field is left", () => {
  const key = fieldKey("layer0", "filters");
  const typed = after([typeFilters("016", 16)]);
  expect(typed.draft.typed[key]?.text).toBe("016");
  expect(reduceEditor(typed, { type: "leave", key }).draft.typed).toEqual({});
});

test("a text that is no number goes with its layer, and comes back with it", () => {
  const state = after([typeFilters("abc", null), remove(0)]);
  expect(state.draft.typed).toEqual({});
  expect(reduceEditor(state, { type: "undo" }).draft.typed[fieldKey("layer0", "filters")]?.text).toBe("abc");
});

test("another valid number beside it leaves a text that is none", () => {
  const rate = (text: string, learningRate: number | null, name: NumberName = "learningRate"): EditorAction => ({
    type: "typeNumber",
    field: { owner: "optimizer", name, text, isValid: learningRate !== null },
    change: learningRate === null ? {} : { settings: { optimizer: { ...cnn.optimizer, learningRate } } },
  });
  const state = after([rate("-1", null, "beta1"), rate("0.01", 0.01)]);
  expect(state.draft.typed[fieldKey("optimizer", "beta1")]?.text).toBe("-1");
});

test("a fix replaces the text of the field that it sets", () => {
  const wrong = after([typeFilters("abc", null)]);
  const [layer] = cnn.layers;
  const fixed: EditorAction = {
    type: "change",
    change: { layers: [{ type: "replace", at: 0, layer: { ...layer, filters: 8 } }] },
  };
  expect(reduceEditor(wrong, fixed).draft.typed).toEqual({});
});

test("whatever is done, undoing all of it gives the first draft and redoing all of it the last", () => {
  const action = fc.oneof(
    fc.nat({ max: 9 }).map(remove),
    fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })).map(([from, to]) => move(from, to)),
    fc
      .constantFrom(...optionNames(layerOptions))
      .map((kind): EditorAction => ({ type: "change", change: { layers: [{ type: "insert", at: 0, layer: newLayer(kind) }] } })),
    fc.constantFrom(typeFilters("x", null), { type: "typeName", name: "Other" } as const),
    fc.constant<EditorAction>({ type: "start", experiment: presets["article3-dense64-64"] }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
      const last = after(actions);
      const undone = after(Array(actions.length).fill({ type: "undo" }), last);
      const redone = after(Array(actions.length).fill({ type: "redo" }), undone);
      expect(undone.draft).toEqual(open().draft);
      expect(redone.draft).toEqual(last.draft);
    }),
    { seed: 3 },
  );
});

test("an edit after undo ends what could be redone, and undo at the beginning changes nothing", () => {
  const state = after([remove(0), { type: "undo" }, remove(1), { type: "redo" }]);
  expect(kinds(state).slice(0, 2)).toEqual(["conv2d", "conv2d"]);
  expect(reduceEditor(open(), { type: "undo" })).toEqual(open());
});

test("the past is bounded", () => {
  const state = after(Array.from({ length: longestPast + 50 }, (_, i) => move(i % 2, (i + 1) % 2)));
  expect(state.past.length).toBe(longestPast);
});

test("a name that is missing or too long, too many steps, too large a batch and early stopping on nothing are told", () => {
  const name = (text: string) => problemsOf(after([{ type: "typeName", name: text }]));
  expect(name("  ")).toEqual([{ code: "name", length: 0 }]);
  expect(name("x".repeat(81))).toEqual([{ code: "name", length: 81 }]);
  const settings = (change: object) => problemsOf(after([{ type: "change", change: { settings: change } }]));
  expect(settings({ batchSize: 1, epochs: 1000 })).toEqual([{ code: "steps", steps: 60_000_000 }]);
  const wide = newLayer("conv2d");
  const many: EditorAction = {
    type: "change",
    change: { layers: Array(3).fill({ type: "insert", at: 0, layer: { ...wide, padding: "same", filters: 128 } }) },
  };
  const large: EditorAction = { type: "change", change: { settings: { batchSize: 1024 } } };
  expect(problemsOf(after([many, large]))).toMatchObject([{ code: "memory", batchSize: 512 }]);
  expect(settings({ earlyStopping: { patience: 3 } })).toEqual([{ code: "early-stopping" }]);
});

test("a new layer of any kind fits the network it is added to", () => {
  const specs: readonly LayerSpec[] = cnn.layers;
  for (const kind of optionNames(layerOptions)) {
    const layers = specs.toSpliced(placeForLayer(specs, kind), 0, newLayer(kind));
    expect(traceModel(layers).problem).toBeNull();
  }
});
