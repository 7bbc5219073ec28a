import { createContext, type Dispatch, useContext } from "react";
import type { ModelTrace } from "../../protocol/modelShape";
import type { EditorAction, EditorState } from "./editorState";

/** What the parts of the editor share. */
export interface Editor {
  readonly state: EditorState;
  readonly dispatch: Dispatch<EditorAction>;
  /** Of the draft's layers. */
  readonly trace: ModelTrace;
}

/** Hands the editor to its parts. */
export const EditorContext = createContext<Editor | null>(null);

/** The editor that this component is a part of. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("Wrap this component in EditorContext.");
  return editor;
}
