import type { Experiment } from "../../protocol/experiment";
import { changeDraft, type DraftChange } from "./changeDraft";
import { type Draft, fieldKey, makeDraft, type TypedField } from "./draft";

/** A draft with what it was before. */
export interface EditorState {
  readonly draft: Draft;
  /** Oldest first, at most `longestPast`. */
  readonly past: readonly Draft[];
  /** What undo took back, the next one first. */
  readonly future: readonly Draft[];
  /** The field that is being typed in; what is typed there in one go is one edit. */
  readonly typing: string | null;
}

export type EditorAction =
  | { readonly type: "change"; readonly change: DraftChange }
  /** `change` holds the number that the text is, and nothing where it is none. */
  | { readonly type: "typeNumber"; readonly field: TypedField; readonly change: DraftChange }
  | { readonly type: "typeName"; readonly name: string }
  /** The field has lost the focus: a number that is valid is written as such, and more typing is another edit. */
  | { readonly type: "leave"; readonly key: string }
  /** Another experiment in the draft's place. */
  | { readonly type: "start"; readonly experiment: Experiment }
  | { readonly type: "undo" }
  | { readonly type: "redo" };

/** Edits that can be taken back, at most. */
export const longestPast = 200;
const nameKey = "name";

/** An editor that has just been opened. */
export function openEditorState({ experiment, seeds }: { readonly experiment: Experiment; readonly seeds: number }): EditorState {
  return { draft: makeDraft(experiment, seeds), past: [], future: [], typing: null };
}

/** The editor after an action. */
export function reduceEditor(state: EditorState, action: EditorAction): EditorState {
  const { draft, past, future } = state;
  switch (action.type) {
    case "change":
      return edited(state, changeDraft(draft, action.change), null);
    case "typeNumber": {
      const key = fieldKey(action.field.owner, action.field.name);
      const changed = changeDraft(draft, action.change);
      return edited(state, { ...changed, typed: { ...changed.typed, [key]: action.field } }, key);
    }
    case "typeName":
      return edited(state, changeDraft(draft, { name: action.name }), nameKey);
    case "leave": {
      const field = draft.typed[action.key];
      if (!field?.isValid) return state.typing === null ? state : { ...state, typing: null };
      const { [action.key]: _, ...typed } = draft.typed;
      return { ...state, draft: { ...draft, typed }, typing: null };
    }
    case "start":
      return edited(state, makeDraft(action.experiment, draft.seeds, draft.made), null);
    case "undo": {
      const last = past.at(-1);
      return last ? { draft: last, past: past.slice(0, -1), future: [draft, ...future], typing: null } : state;
    }
    case "redo": {
      const [next, ...rest] = future;
      return next ? { draft: next, past: [...past, draft], future: rest, typing: null } : state;
    }
  }
}

function edited(state: EditorState, draft: Draft, typing: string | null): EditorState {
  const goesOn = typing !== null && typing === state.typing;
  const past = goesOn ? state.past : [...state.past, state.draft].slice(-longestPast);
  return { draft, past, future: [], typing };
}
