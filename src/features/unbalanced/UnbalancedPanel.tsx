import { useArticleTexts } from "../../text/useArticleTexts";
import { Panel } from "../../ui/Panel";

/** What too few images of one digit do. */
export function UnbalancedPanel() {
  const text = useArticleTexts().unbalanced;
  return <Panel title={text.tab}>{null}</Panel>;
}
