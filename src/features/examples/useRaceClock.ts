import { useEffect, useState } from "react";

/** How much of a race is shown, and what moves it on. */
export interface RaceClock {
  /** Examples that every racer has seen by now. */
  readonly seen: number;
  readonly all: number;
  readonly isPlaying: boolean;
  /** Plays the race from its start, or on from where it was paused; whoever wants no motion sees its end. */
  readonly play: () => void;
  readonly pause: () => void;
  /** One epoch on, from the start where the race is over. */
  readonly step: () => void;
  readonly finish: () => void;
}

/** Milliseconds that the whole race takes; each tenfold of examples takes the same time, as it does on the axis. */
const duration = 6000;

/** A clock for a race of `epochs` over `examples`, which starts at its end. */
export function useRaceClock(examples: number, epochs: number): RaceClock {
  const all = examples * epochs;
  const [seen, setSeen] = useState(all);
  // Where playing began; null while it rests.
  const [from, setFrom] = useState<number | null>(null);
  useEffect(() => {
    if (from === null) return;
    let last = performance.now();
    let place = Math.log(from) / Math.log(all);
    let frame = requestAnimationFrame(function advance(now) {
      place = Math.min(1, place + (now - last) / duration);
      last = now;
      setSeen(Math.round(all ** place));
      if (place < 1) frame = requestAnimationFrame(advance);
      else setFrom(null);
    });
    return () => cancelAnimationFrame(frame);
  }, [from, all]);
  const pause = () => setFrom(null);
  return {
    seen,
    all,
    isPlaying: from !== null,
    pause,
    play() {
      if (matchMedia("(prefers-reduced-motion: reduce)").matches) return setSeen(all);
      setFrom(seen >= all ? 1 : Math.max(1, seen));
    },
    step() {
      pause();
      setSeen(seen >= all ? examples : Math.min(all, (Math.floor(seen / examples) + 1) * examples));
    },
    finish() {
      pause();
      setSeen(all);
    },
  };
}
