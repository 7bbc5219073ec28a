import { useEffect, useState } from "react";
import { isActive } from "../../store/runPhase";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";

/** Time since Train by the wall clock, without pauses; nothing before the first second. */
export function ElapsedTime() {
  const { controls } = useTexts();
  const store = usePlaygroundStore();
  const isRunning = usePlayground((state) => state.runs.some(isActive));
  const seconds = usePlayground(() => Math.floor(store.elapsedSeconds()));
  const [, setTicks] = useState(0);
  useEffect(() => {
    if (!isRunning) return;
    // Measuring tells the store nothing for seconds, and the clock shall go on.
    const timer = setInterval(() => setTicks((ticks) => ticks + 1), 250);
    return () => clearInterval(timer);
  }, [isRunning]);
  return seconds > 0 ? controls.elapsed(seconds) : null;
}
