import { useEffect, useState } from "react";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";

/** The 784 bytes of a test image; null until the trainer has sent them. */
export function useTestImage(row: number): Uint8Array | null {
  const { actions } = usePlaygroundStore();
  const isReady = usePlayground((state) => state.dataset.status === "ready" && state.trainerProblem === null);
  const [read, setRead] = useState<{ readonly row: number; readonly bytes: Uint8Array } | null>(null);
  useEffect(() => {
    if (!isReady) return;
    let isWanted = true;
    actions.readTestImages([row], []).then(
      ({ images }) => {
        if (isWanted) setRead({ row, bytes: images });
      },
      // The trainer is gone, which the page says elsewhere; the image is asked for again when the data are back.
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [actions, row, isReady]);
  return read?.row === row ? read.bytes : null;
}
