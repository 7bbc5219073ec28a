import { useMemo } from "react";
import { type ImageMeasures, measureImage } from "../../drawing/imageMeasures";
import { mnistRanges, outsideOfMnist } from "../../drawing/mnistRanges";
import { usePlayground } from "../../store/usePlayground";
import type { Texts } from "../../text/en";
import { useTexts } from "../../text/useTexts";
import { PixelImage } from "../../ui/PixelImage";
import { SettledStatus } from "../../ui/SettledStatus";
import styles from "./DrawingPanel.module.css";

/** The 28 × 28 pixels that the networks read, enlarged, and how they compare with MNIST's. */
export function NetworkView() {
  const { drawing: texts, number } = useTexts();
  const text = texts.image;
  const drawing = usePlayground((state) => state.drawing);
  const measures = useMemo(() => drawing && measureImage(drawing), [drawing]);
  const outside = measures ? outsideOfMnist(measures) : [];
  const warning = outside.map(({ name, side }) => text.outside[name][side]).join(" ");
  return (
    <>
      <div className={styles.reading}>
        <div className={styles.image}>
          <PixelImage pixels={drawing ?? emptyImage} size={112} label={drawing ? text.drawn : text.empty} />
        </div>
        <div className={styles.beside}>
          <h3 className={styles.imageTitle}>{text.title}</h3>
          <table className={styles.measures}>
            <thead>
              <tr>
                <th scope="col" className={styles.first}>
                  {text.unit}
                </th>
                <th scope="col">{text.here}</th>
                <th scope="col" title={text.mnistRange}>
                  {text.mnist}
                </th>
              </tr>
            </thead>
            <tbody>
              {names.map((name) => (
                <tr key={name} data-outside={outside.some((measure) => measure.name === name)}>
                  <th scope="row">{text.measures[name]}</th>
                  <td>{measures ? format(name, measures[name], number) : "–"}</td>
                  <td>{rangeWords(name, number)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      <div className={styles.spoken}>
        {warning === "" ? <p className={styles.note}>{text.explanation}</p> : <p className={styles.warning}>{warning}</p>}
        <SettledStatus text={warning} />
      </div>
    </>
  );
}

const names = ["longestSide", "strokeWidth", "centerX", "centerY", "ink"] as const satisfies readonly (keyof ImageMeasures)[];
const emptyImage = new Float32Array(784);

function format(name: keyof ImageMeasures, value: number, number: Texts["number"]): string {
  if (name === "ink") return number.percent(value, 0);
  return number.decimal(value, name === "longestSide" ? 0 : 1);
}

function rangeWords(name: keyof ImageMeasures, number: Texts["number"]): string {
  const { low, high } = mnistRanges[name];
  if (low === high) return format(name, low, number);
  if (name === "ink") return `${number.decimal(low * 100, 0)}–${number.percent(high, 0)}`;
  return `${format(name, low, number)}–${format(name, high, number)}`;
}
