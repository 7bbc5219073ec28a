import { useMemo, useState } from "react";
import { occludeInk } from "../../drawing/inkEvidence";
import { usePlayground, useRunGroups } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { ColorLegend } from "../../ui/ColorLegend";
import { SelectField } from "../../ui/SelectField";
import panelStyles from "./DrawingPanel.module.css";
import { GroupEvidence } from "./GroupEvidence";
import { useImageReadings } from "./useImageReadings";
import styles from "./WhyView.module.css";

/** Which ink speaks for a digit and which against it, network by network. */
export function WhyView() {
  const text = useTexts().drawing.why;
  const drawing = usePlayground((state) => state.drawing);
  const groups = useRunGroups();
  const trained = groups.filter((group) => group.runs.some(({ step }) => step > 0));
  const [digit, setDigit] = useState<string>("own");
  const question = useMemo(() => {
    if (!drawing) return null;
    const occlusions = occludeInk(drawing);
    return { drawing, occlusions, images: [drawing, ...occlusions.images] };
  }, [drawing]);
  // One seed a network: the pictures of several would blur each other.
  const readers = trained.flatMap((group) => group.runs.find(({ step }) => step > 0)?.id ?? []);
  const readings = useImageReadings(question, readers);
  if (trained.length === 0) return <p className={panelStyles.explanation}>{text.noRuns}</p>;
  if (question === null) return <p className={panelStyles.explanation}>{text.drawFirst}</p>;
  return (
    <>
      <p className={panelStyles.explanation}>{text.intro}</p>
      <div className={styles.head}>
        <SelectField label={text.digit} options={digitChoices(text)} value={digit} onChange={setDigit} />
        <ColorLegend tone="diverging" from={text.against} to={text.for} />
      </div>
      <ul className={styles.networks}>
        {trained.map((group, index) => {
          const probabilities = readings?.probabilities.get(readers[index] ?? "");
          if (!readings || !probabilities) return null;
          return (
            <GroupEvidence
              key={group.id}
              group={group}
              image={readings.question.drawing}
              occlusions={readings.question.occlusions}
              probabilities={probabilities}
              digit={digit === "own" ? null : Number(digit)}
            />
          );
        })}
      </ul>
    </>
  );
}

function digitChoices(text: { readonly own: string; readonly oneDigit: (digit: number) => string }) {
  const digits = Array.from({ length: 10 }, (_, digit) => ({ value: String(digit), label: text.oneDigit(digit) }));
  return [{ value: "own", label: text.own }, ...digits];
}
