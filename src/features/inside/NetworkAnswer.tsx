import { usePanelTexts } from "../../text/usePanelTexts";
import { DigitBars } from "../../ui/DigitBars";
import styles from "./InsidePanel.module.css";
import { softmax } from "./softmax";

interface NetworkAnswerProps {
  /** What the last layer gives. */
  readonly values: Float32Array;
  /** Whether these are probabilities already. */
  readonly areProbabilities: boolean;
  /** The digit that it should read, where that is known. */
  readonly label: number | null;
}

/** The network's answer: ten probabilities and which digit it reads. */
export function NetworkAnswer({ values, areProbabilities, label }: NetworkAnswerProps) {
  const text = usePanelTexts().inside.answer;
  const shares = areProbabilities ? Array.from(values) : softmax(values);
  const most = Math.max(...shares);
  const answer = Number.isNaN(most) ? null : shares.indexOf(most);
  const bars = shares.map((share, digit) => {
    const percent = text.percent(share);
    return {
      digit,
      share: Number.isNaN(share) ? 0 : share,
      text: percent,
      isAnswer: digit === answer,
      spoken: text.spoken(digit, percent),
    };
  });
  return (
    <div className={styles.answer}>
      <p className={styles.verdict} data-wrong={answer === null || (label !== null && answer !== label)}>
        {answer === null && text.none}
        {answer !== null && label === null && text.reads(answer)}
        {answer !== null && label !== null && (answer === label ? text.right(answer) : text.wrong(answer, label))}
      </p>
      <DigitBars bars={bars} label={text.label} />
      <p className={styles.small}>{areProbabilities ? text.unit : text.unitOfLogits}</p>
    </div>
  );
}
