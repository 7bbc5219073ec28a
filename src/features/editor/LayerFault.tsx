import { type ShapeFix, shapeFixes } from "../../protocol/shapeFix";
import { usePanelTexts } from "../../text/usePanelTexts";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import styles from "./LayerFault.module.css";
import { useEditor } from "./useEditor";

/** Why the network ends at this layer, and what would put it right, each with one press. */
export function LayerFault({ onFix }: { readonly onFix: (fix: ShapeFix) => void }) {
  const { state, trace } = useEditor();
  const { editor, problems } = usePanelTexts();
  if (!trace.problem) return null;
  const fixes = shapeFixes(
    state.draft.layers.map(({ spec }) => spec),
    trace,
  );
  return (
    <Notice
      action={
        <div className={styles.fixes}>
          {fixes.map((fix, index) => (
            <Button key={fix.code} variant={index === 0 ? "primary" : "plain"} onClick={() => onFix(fix)}>
              {editor.layers.fixLabel(fix)}
            </Button>
          ))}
        </div>
      }
    >
      {problems.modelShape(trace.problem)}
    </Notice>
  );
}
