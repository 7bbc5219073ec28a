import { createContext, type Dispatch, useContext } from "react";
import type { ModelTrace } from "../../protocol/modelShape";
import type { Draft } from "./draft";
import type { EditorAction, EditorState } from "./editorState";

/** What the parts of the editor share. */
export interface Editor {
  readonly state: EditorState;
  readonly dispatch: Dispatch<EditorAction>;
  /** Of the draft's layers. */
  readonly trace: ModelTrace;
}

/** What is typed in the fields of one part of the draft, by `fieldKey`. */
export type TypedFields = Draft["typed"];

/** Hands over what never changes, so that a part that needs no more is not drawn again at every edit. */
export const EditorDispatchContext = createContext<Dispatch<EditorAction>>(() => {
  throw new Error("Wrap this component in EditorDispatchContext.");
});

/** Hands the editor to its parts. */
export const EditorContext = createContext<Editor | null>(null);

/** The editor that this component is a part of. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("Wrap this component in EditorContext.");
  return editor;
}

/** How a part that needs no more of the editor changes the draft. */
export function useEditorDispatch(): Dispatch<EditorAction> {
  return useContext(EditorDispatchContext);
}
