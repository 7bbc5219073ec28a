import { useArticleTexts } from "../../text/useArticleTexts";
import { Panel } from "../../ui/Panel";

/** The articles' arithmetic, step by step. */
export function ExamplesPanel() {
  const text = useArticleTexts().examples;
  return <Panel title={text.tab}>{null}</Panel>;
}
