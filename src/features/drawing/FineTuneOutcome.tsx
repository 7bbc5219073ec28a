import type { FineTune, MyDigitsReading } from "../../store/drawingState";
import type { RunGroup } from "../../store/playgroundState";
import { usePlayground, useRunGroups } from "../../store/usePlayground";
import type { Texts } from "../../text/en";
import { useTexts } from "../../text/useTexts";
import panelStyles from "./DrawingPanel.module.css";
import styles from "./MyDigitsView.module.css";

/** A network before and after it was fine-tuned: on own digits that it did and did not train on, and on MNIST. */
export function FineTuneOutcome({ group }: { readonly group: RunGroup }) {
  const { myDigits, number } = useTexts();
  const text = myDigits.fineTune;
  const groups = useRunGroups();
  const fineTune = usePlayground((state) => state.fineTunes.get(group.id));
  const readings = usePlayground((state) => state.myDigitsAccuracy);
  const isCurrent = usePlayground((state) => state.myDigits === fineTune?.digits);
  const base = groups.find(({ id }) => id === fineTune?.baseGroupId);
  if (!fineTune) return null;
  const columns = [base, group].map((one) => {
    const run = one?.runs[0];
    const reading = run && isCurrent ? readings.get(run.id) : undefined;
    return { mnist: mnistAccuracy(run), ...ownCounts(fineTune, reading) };
  });
  const rows: readonly { readonly name: string; readonly values: readonly (string | null)[] }[] = [
    { name: text.taught, values: columns.map(({ taught }) => taught) },
    { name: text.heldOut, values: columns.map(({ heldOut }) => heldOut) },
    { name: text.mnist, values: columns.map(({ mnist }) => (mnist === null ? null : number.percent(mnist, 2))) },
  ];
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
      <p className={panelStyles.explanation}>{forgettingWords(columns[0]?.mnist, columns[1]?.mnist, text, number)}</p>
    </>
  );
}

function mnistAccuracy(run: RunGroup["runs"][number] | undefined): number | null {
  if (!run) return null;
  return run.result?.test.accuracy ?? run.epochs.at(-1)?.test?.accuracy ?? null;
}

function ownCounts({ digits, heldOut }: FineTune, reading: MyDigitsReading | undefined) {
  if (!reading || reading.count !== digits.length) return { taught: null, heldOut: null };
  const count = (isHeldOut: boolean) => {
    const rows = digits.flatMap(({ id, label }, index) => (heldOut.has(id) === isHeldOut ? [{ label, index }] : []));
    return `${rows.filter(({ label, index }) => reading.answers[index] === label).length} / ${rows.length}`;
  };
  return { taught: count(false), heldOut: count(true) };
}

function forgettingWords(
  before: number | null | undefined,
  after: number | null | undefined,
  text: Texts["myDigits"]["fineTune"],
  number: Texts["number"],
): string {
  if (typeof before !== "number" || typeof after !== "number") return text.running;
  const lost = (before - after) * 100;
  return lost > 0 ? text.forgot(number.decimal(lost, 2)) : text.forgotNothing;
}
