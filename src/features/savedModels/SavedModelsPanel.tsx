import { useArticleTexts } from "../../text/useArticleTexts";
import { Panel } from "../../ui/Panel";

/** A trained network as a file, loaded again. */
export function SavedModelsPanel() {
  const text = useArticleTexts().savedModels;
  return <Panel title={text.tab}>{null}</Panel>;
}
