import type { MyDigit, MyDigitsReading } from "../../store/drawingState";
import { testAccuracy } from "../../store/fineTuneSlice";
import type { RunGroup } from "../../store/playgroundState";
import { hasEnded } from "../../store/runPhase";
import { usePlayground } from "../../store/usePlayground";
import type { Texts } from "../../text/en";
import { useTexts } from "../../text/useTexts";
import panelStyles from "./DrawingPanel.module.css";
import styles from "./MyDigitsView.module.css";

/**
 * A network before and after it was fine-tuned: on own digits that it did and did not train on, and on MNIST. The figures before
 * are those of the moment when fine-tuning began.
 */
export function FineTuneOutcome({ group }: { readonly group: RunGroup }) {
  const { myDigits, number } = useTexts();
  const text = myDigits.fineTune;
  const [run] = group.runs;
  const fineTune = usePlayground((state) => state.fineTunes.get(group.id));
  const digits = usePlayground((state) => state.myDigits);
  const reading = usePlayground((state) => state.myDigitsAccuracy.get(run?.id ?? ""));
  if (!fineTune || !run) return null;
  const { taught, heldOut, before } = fineTune;
  const of = (right: number | undefined, ids: ReadonlySet<string>) => (right === undefined ? null : `${right} / ${ids.size}`);
  const mnist = { before: before.mnist, after: testAccuracy(run) };
  const percent = (share: number | null) => (share === null ? null : number.percent(share, 2));
  const rows: readonly { readonly name: string; readonly values: readonly [before: string | null, after: string | null] }[] = [
    { name: text.taught, values: [of(before.own?.taught, taught), rightNow(taught, digits, reading)] },
    { name: text.heldOut, values: [of(before.own?.heldOut, heldOut), rightNow(heldOut, digits, reading)] },
    { name: text.mnist, values: [percent(mnist.before), percent(mnist.after)] },
  ];
  const gone = [...taught].filter((id) => !digits.some((digit) => digit.id === id)).length;
  return (
    <>
      <table className={panelStyles.measures}>
        <caption className={styles.caption}>{group.experiment.name}</caption>
        <thead>
          <tr>
            <th scope="col" className={panelStyles.first}>
              {text.rightly}
            </th>
            <th scope="col">{text.before}</th>
            <th scope="col">{text.after}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns, before and after
                <td key={index}>{value ?? "–"}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={panelStyles.explanation}>{forgettingWords(mnist, text, number)}</p>
      {gone > 0 && !hasEnded(run) && <p className={panelStyles.explanation}>{text.gone(gone, taught.size)}</p>}
    </>
  );
}

/** Of the digits in `ids` that are still there: how many are read rightly. */
function rightNow(ids: ReadonlySet<string>, digits: readonly MyDigit[], reading: MyDigitsReading | undefined): string | null {
  if (!reading || reading.count !== digits.length) return null;
  const rows = digits.flatMap(({ id, label }, index) => (ids.has(id) ? [{ label, index }] : []));
  return `${rows.filter(({ label, index }) => reading.answers[index] === label).length} / ${rows.length}`;
}

function forgettingWords(
  { before, after }: { readonly before: number | null; readonly after: number | null },
  text: Texts["myDigits"]["fineTune"],
  number: Texts["number"],
): string {
  if (before === null || after === null) return text.running;
  const lost = (before - after) * 100;
  return lost > 0 ? text.forgot(number.decimal(lost, 2)) : text.forgotNothing;
}
