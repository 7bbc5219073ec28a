import { useEffect, useState } from "react";
import { limits } from "../../protocol/limits";
import type { RunId } from "../../protocol/messages";
import { usePlaygroundStore } from "../../store/usePlayground";

/** Test images that are read while a network trains, and how often: little beside the training. */
const everyMs = 1200;

/** Right answers among some test images of a digit, as a run reads them while it trains. */
export interface LiveRecall {
  readonly right: number;
  readonly images: number;
}

/** How runs that train read the first of `rows`, the test images of `digit`, about once a second; nothing while none trains. */
export function useLiveRecall(runIds: readonly RunId[], rows: readonly number[], digit: number): ReadonlyMap<RunId, LiveRecall> {
  const { actions } = usePlaygroundStore();
  const [recalls, setRecalls] = useState<ReadonlyMap<RunId, LiveRecall>>(new Map());
  const ids = runIds.join(" ");
  useEffect(() => {
    if (ids === "") return;
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const read = async () => {
      const asked = rows.slice(0, limits.shownImages.max);
      const { probabilities } = await actions.readTestImages(asked, ids.split(" "));
      if (isOver) return;
      setRecalls(
        (before) =>
          new Map([...before, ...[...probabilities].map(([id, values]) => [id, recallOf(values, asked.length, digit)] as const)]),
      );
      timer = setTimeout(again, everyMs);
    };
    // A trainer that is gone answers nothing; the page says so elsewhere.
    const again = () => void read().catch(() => {});
    timer = setTimeout(again, everyMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [ids, rows, digit, actions]);
  return recalls;
}

function recallOf(probabilities: Float32Array, images: number, digit: number): LiveRecall {
  let right = 0;
  for (let image = 0; image < images; image += 1) {
    const shares = probabilities.subarray(10 * image, 10 * image + 10);
    if (shares.indexOf(Math.max(...shares)) === digit) right += 1;
  }
  return { right, images };
}
