import { useState } from "react";
import { usePlayground } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { DeletedDigits } from "./DeletedDigits";
import panelStyles from "./DrawingPanel.module.css";
import { FineTunePart } from "./FineTunePart";
import { GuidedMinute } from "./GuidedMinute";
import { HandAccuracies } from "./HandAccuracies";
import { MyDigitsFile } from "./MyDigitsFile";
import { MyDigitsList } from "./MyDigitsList";
import styles from "./MyDigitsView.module.css";
import type { ViewProps } from "./viewProps";

/** A person's own digits: drawing them, and how every network reads them. */
export function MyDigitsView({ onAnswers }: ViewProps) {
  const text = useTexts().myDigits;
  const count = usePlayground((state) => state.myDigits.length);
  const [isGuided, setIsGuided] = useState(false);
  /** Whose misread digits are marked. */
  const [markedGroup, setMarkedGroup] = useState<string | null>(null);
  if (isGuided) return <GuidedMinute onEnd={() => setIsGuided(false)} />;
  return (
    <>
      {count === 0 && <p className={styles.intro}>{text.intro}</p>}
      <div className={styles.buttons}>
        <Button variant={count === 0 ? "primary" : "plain"} onClick={() => setIsGuided(true)}>
          {count === 0 ? text.start : text.more}
        </Button>
        <MyDigitsFile />
      </div>
      <DeletedDigits />
      {count > 0 && <HandAccuracies marked={markedGroup} onMark={setMarkedGroup} />}
      <FineTunePart />
      {count > 0 && <MyDigitsList markedGroup={markedGroup} onAnswers={onAnswers} />}
      <p className={panelStyles.explanation}>{text.local}</p>
    </>
  );
}
