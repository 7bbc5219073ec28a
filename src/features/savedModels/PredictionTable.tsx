import { usePlayground } from "../../store/usePlayground";
import { useArticleTexts } from "../../text/useArticleTexts";
import { PixelImage } from "../../ui/PixelImage";
import styles from "./PredictionTable.module.css";
import { shownRows, type TestPredictions } from "./predictTestImages";

/** Four decimals where they say something, else a power of ten. */
const probabilityText = (value: number) => (value === 0 || value >= 0.0001 ? value.toFixed(4) : value.toExponential(1));
const digits = Array.from({ length: 10 }, (_, digit) => digit);

/** Ten probabilities for each of the first ten test images. */
export function PredictionTable({ title, predictions }: { readonly title: string; readonly predictions: TestPredictions }) {
  const text = useArticleTexts().savedModels;
  const labels = usePlayground((state) => (state.dataset.status === "ready" ? state.dataset.testLabels : null));
  const { probabilities, images } = predictions;
  const rows = Math.min(shownRows, probabilities.length / 10);
  return (
    <div className={styles.part}>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.shape}>{text.shape(probabilities.length / 10)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard scrolls the region */}
      <section className={styles.region} aria-label={title} tabIndex={0}>
        <table className={styles.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{text.image}</th>
              <th scope="col">{text.label}</th>
              {digits.map((digit) => (
                <th key={digit} scope="col">
                  {digit}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, row) => {
              const own = probabilities.subarray(10 * row, 10 * row + 10);
              const best = own.indexOf(Math.max(...own));
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows are the test set's and keep their places
                <tr key={row}>
                  <th scope="row">
                    <PixelImage pixels={images.subarray(row * 784, (row + 1) * 784)} size={28} label={text.imageOf(row + 1)} />
                  </th>
                  <td>{labels?.[row] ?? ""}</td>
                  {digits.map((digit) => (
                    <td key={digit} data-best={digit === best}>
                      {probabilityText(own[digit] ?? 0)}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}
