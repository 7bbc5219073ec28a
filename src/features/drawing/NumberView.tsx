import { useMemo, useState } from "react";
import { inkBounds, longestSide } from "../../drawing/inkBounds";
import { placeOnPad } from "../../drawing/placeOnPad";
import { recipe, renderDrawing } from "../../drawing/renderDrawing";
import { splitDigits } from "../../drawing/splitDigits";
import { type Stroke, widePadWidth } from "../../drawing/strokes";
import { usePlayground, usePlaygroundStore, useRunGroups } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { PixelImage } from "../../ui/PixelImage";
import { RunMarker } from "../../ui/RunMarker";
import { SelectField } from "../../ui/SelectField";
import panelStyles from "./DrawingPanel.module.css";
import { groupShares } from "./groupShares";
import styles from "./NumberView.module.css";
import { PadWithTools } from "./PadWithTools";
import padStyles from "./PadWithTools.module.css";
import { winnerOf } from "./readGroup";
import { useImageReadings } from "./useImageReadings";

/** A wide pad whose row of digits one network reads as a number. */
export function NumberView() {
  const { drawing, number } = useTexts();
  const text = drawing.row;
  const { actions, getState } = usePlaygroundStore();
  const strokes = usePlayground((state) => state.numberStrokes);
  const groups = useRunGroups();
  const [chosen, setChosen] = useState<string | null>(null);
  const group = groups.find(({ id }) => id === chosen) ?? groups[0];
  const question = useMemo(() => {
    const images = splitDigits(strokes).flatMap((digit) => (isDot(digit) ? [] : (renderDrawing(placeOnPad(digit)) ?? [])));
    return images.length > 0 ? { images } : null;
  }, [strokes]);
  const runIds = (group?.runs ?? []).filter(({ step }) => step > 0).map(({ id }) => id);
  const readings = useImageReadings(question, runIds);
  const digits = (question?.images ?? []).map((image, index) => {
    const shares = group && readings?.question === question ? groupShares(group, readings.probabilities, index) : null;
    const digit = shares ? winnerOf(shares) : null;
    return { image, digit, share: digit === null ? null : (shares?.[digit] ?? 0) };
  });
  const isRead = digits.length > 0 && digits.every(({ digit }) => digit !== null);
  const surely = digits.reduce((product, { share }) => product * (share ?? 0), 1);
  return (
    <>
      <PadWithTools
        strokes={strokes}
        read={() => getState().numberStrokes}
        onChange={actions.setNumberStrokes}
        width={widePadWidth}
        label={text.pad}
        placeholder={
          <p className={padStyles.placeholder}>
            {text.placeholder}
            <span className={padStyles.placeholderDetail}>{text.placeholderDetail}</span>
          </p>
        }
      />
      {group ? (
        <SelectField
          label={text.run}
          mark={<RunMarker colorIndex={group.colorIndex} />}
          options={groups.map(({ id, experiment }) => ({ value: id, label: experiment.name }))}
          value={group.id}
          onChange={setChosen}
        />
      ) : (
        <p className={panelStyles.explanation}>{text.noRuns}</p>
      )}
      <p className={styles.number} role="status">
        <span className={styles.lead}>{text.reads}</span>
        <span className={styles.figure}>{isRead ? digits.map(({ digit }) => digit).join("") : text.empty}</span>
      </p>
      <ol className={styles.digits} aria-label={text.list}>
        {digits.map(({ image, digit, share }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a digit is its place in the row
          <li key={index} className={styles.digit}>
            <PixelImage pixels={image} size={56} label={text.image(index + 1)} />
            <span className={styles.answer}>
              {digit === null ? text.empty : text.digit(digit, number.percent(share ?? 0, 0))}
            </span>
          </li>
        ))}
      </ol>
      <p className={panelStyles.note}>
        {group && runIds.length === 0 ? `${text.notTrained} ` : ""}
        {isRead && digits.length > 1 ? text.surely(number.percent(surely, 0)) : text.hint}
      </p>
    </>
  );
}

/** Asked before a piece is scaled to the pad, which would make a digit of a dot. */
function isDot(piece: readonly Stroke[]): boolean {
  const bounds = inkBounds(piece);
  return bounds === null || longestSide(bounds) < recipe.smallestInk;
}
