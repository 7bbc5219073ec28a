import * as v from "valibot";
import { createJSONStorage, persist } from "zustand/middleware";
import { createStore } from "zustand/vanilla";
import { mostSmoothing } from "./smoothSeries";

/** What a chart's x axis can count; presets differ in batch size, so that epochs or images compare runs by what they saw. */
export const progressUnits = ["epoch", "step", "images", "seconds", "flops"] as const;
export type ProgressUnit = (typeof progressUnits)[number];

const chartViewSchema = v.object({
  unit: v.fallback(v.picklist(progressUnits), "epoch"),
  /** Loss on a logarithmic axis, and accuracy by its distance to 100 %. */
  isLogarithmic: v.fallback(v.boolean(), false),
  /** Weight of what came before in the exponential mean; 0 shows every step. */
  smoothing: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(mostSmoothing)), 0.9),
});

/** How a person wants to see the curves. */
export type ChartView = v.InferOutput<typeof chartViewSchema>;

/** The view that is kept on this device. */
export interface ChartViewStore {
  getState(): ChartView;
  subscribe(listener: () => void): () => void;
  change(part: Partial<ChartView>): void;
}

/** Where texts are kept by name, as `localStorage` is; every call may throw. */
export type TextStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/**
 * The view as `storage` holds it, with defaults in place of what is missing or wrong there; where the browser refuses
 * the storage, the view lasts as long as the page.
 */
export function createChartViewStore(storage: () => TextStorage): ChartViewStore {
  const store = createStore<ChartView>()(
    persist(() => v.parse(chartViewSchema, {}), {
      name: "trainset-chart-view",
      version: 1,
      storage: createJSONStorage(() => forgiving(storage)),
      merge: (kept, current) => {
        const checked = v.safeParse(chartViewSchema, kept);
        return checked.success ? checked.output : current;
      },
      migrate: (kept) => kept,
    }),
  );
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    change: (part) => store.setState(part),
  };
}

/** `storage` for which nothing is there where it throws. */
function forgiving(storage: () => TextStorage): TextStorage {
  const attempt = <T>(action: () => T, otherwise: T): T => {
    try {
      return action();
    } catch {
      return otherwise;
    }
  };
  return {
    getItem: (name) => attempt(() => readJson(storage().getItem(name)), null),
    setItem: (name, text) => attempt(() => storage().setItem(name, text), undefined),
    removeItem: (name) => attempt(() => storage().removeItem(name), undefined),
  };
}

/** `text` if it is JSON; throws otherwise. */
function readJson(text: string | null): string | null {
  if (text !== null) JSON.parse(text);
  return text;
}
