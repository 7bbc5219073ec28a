import { useArticleTexts } from "../../text/useArticleTexts";
import { Panel } from "../../ui/Panel";

/** What the articles say and what was measured. */
export function ClaimsPanel() {
  const text = useArticleTexts().claims;
  return <Panel title={text.tab}>{null}</Panel>;
}
