import { useArticleTexts } from "../../text/useArticleTexts";
import { Panel } from "../../ui/Panel";

/** Training on four files of one's own. */
export function OwnDataPanel() {
  const text = useArticleTexts().ownData;
  return <Panel title={text.tab}>{null}</Panel>;
}
