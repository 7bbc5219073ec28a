import { useEffect } from "react";
import { isActive } from "../store/runPhase";
import { usePlayground } from "../store/usePlayground";

/** Keeps the screen awake while a run trains. The browser drops the lock of a hidden page, so it is asked for again. */
export function useWakeLock() {
  const isTraining = usePlayground((state) => state.runs.some(isActive));
  useEffect(() => {
    // Missing on a page that is not served securely, whatever its declared shape says.
    const wakeLock: WakeLock | undefined = navigator.wakeLock;
    if (!isTraining || !wakeLock) return;
    let isOver = false;
    let lock: WakeLockSentinel | null = null;
    const acquire = async () => {
      if (document.visibilityState !== "visible") return;
      try {
        const acquired = await wakeLock.request("screen");
        if (isOver) await acquired.release();
        else lock = acquired;
      } catch {
        // Refused, as in power saving: training goes on, the screen may go dark.
      }
    };
    const onVisibilityChange = () => void acquire();
    void acquire();
    document.addEventListener("visibilitychange", onVisibilityChange);
    return () => {
      isOver = true;
      document.removeEventListener("visibilitychange", onVisibilityChange);
      void lock?.release();
    };
  }, [isTraining]);
}
