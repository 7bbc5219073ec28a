import { useArticleTexts } from "../../text/useArticleTexts";
import { Panel } from "../../ui/Panel";

/** Pruned, quantised and distilled networks. */
export function SmallerPanel() {
  const text = useArticleTexts().smaller;
  return <Panel title={text.tab}>{null}</Panel>;
}
