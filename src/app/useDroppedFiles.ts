import { useEffect } from "react";
import { usePlaygroundStore } from "../store/usePlayground";
import { useOpenView } from "./useView";

/** Takes files of data and saved networks that are dropped anywhere on the page; pictures are the drawing pad's. */
export function useDroppedFiles(): void {
  const { actions } = usePlaygroundStore();
  const openView = useOpenView();
  useEffect(() => {
    // A browser leaves the page for a file that is dropped on it.
    const dragOver = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const all = [...(event.dataTransfer?.files ?? [])];
      if (all.length === 0) return;
      event.preventDefault();
      const files = all.filter(({ type }) => !type.startsWith("image/"));
      if (files.length === 0) return;
      const areModels = files.every(({ name }) => /\.(json|bin)$/i.test(name));
      if (areModels) actions.bringModelFiles(files);
      else actions.chooseDataFiles(files);
      actions.showSection(areModels ? "savedModels" : "ownData");
      openView("articles");
    };
    document.addEventListener("dragover", dragOver);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", dragOver);
      document.removeEventListener("drop", drop);
    };
  }, [actions, openView]);
}
