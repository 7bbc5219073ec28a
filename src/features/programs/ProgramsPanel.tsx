import { useArticleTexts } from "../../text/useArticleTexts";
import { Panel } from "../../ui/Panel";

/** The articles' programs, and what is wrong with them. */
export function ProgramsPanel() {
  const text = useArticleTexts().programs;
  return <Panel title={text.tab}>{null}</Panel>;
}
