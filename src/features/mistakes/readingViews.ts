import { classCount } from "../../protocol/modelShape";
import type { TestImages } from "../../store/playgroundState";
import type { PanelTexts } from "../../text/enPanels";
import type { ReadImage } from "../../ui/ReadImages";
import type { ImageSet } from "./imageSet";

/** Every image with what each reader makes of it, in words; several runs of a reader are read as the mean of their probabilities. */
export function makeReadImages(
  { rows, images, probabilities }: TestImages,
  readers: ImageSet["readers"],
  labels: Uint8Array,
  { images: words }: PanelTexts["mistakes"],
): ReadImage[] {
  return rows.map((row, place) => {
    const digit = labels[row] ?? 0;
    return {
      id: row,
      pixels: images.subarray(place * 784, (place + 1) * 784),
      label: words.image(row, digit),
      caption: words.digit(digit),
      readings: readers.map(({ id, name, colorIndex, runIds }) => {
        const own = runIds.flatMap((runId) => probabilities.get(runId) ?? []);
        if (own.length === 0) {
          return { id, colorIndex, shares: null, isRight: true, answer: words.gone, spoken: words.goneSpoken(name) };
        }
        const shares = meanShares(own, place);
        const answer = shares.indexOf(Math.max(...shares));
        const isRight = answer === digit;
        const share = shares[answer] ?? 0;
        return {
          id,
          colorIndex,
          shares,
          isRight,
          answer: words.answer(answer, share),
          spoken: words.spoken(name, answer, share, isRight),
        };
      }),
    };
  });
}

/** The ten probabilities of the image at `place`, as a mean over `runs`. */
function meanShares(runs: readonly Float32Array[], place: number): number[] {
  return Array.from({ length: classCount }, (_, digit) => {
    const sum = runs.reduce((total, probabilities) => total + (probabilities[place * classCount + digit] ?? 0), 0);
    return sum / runs.length;
  });
}
