import fc from "fast-check";
import { expect, test } from "vitest";
import { createChartViewStore, type TextStorage } from "../../src/store/chartView";

const defaults = { unit: "epoch", isLogarithmic: false, smoothing: 0.9 };

function makeStorage(first: string | null = null): TextStorage & { text: () => string | null } {
  let text = first;
  return {
    getItem: () => text,
    setItem: (_, changed) => {
      text = changed;
    },
    removeItem: () => {
      text = null;
    },
    text: () => text,
  };
}

test("what a person chose is there after a reload", () => {
  const storage = makeStorage();
  createChartViewStore(() => storage).change({ unit: "flops", smoothing: 0.5 });
  expect(createChartViewStore(() => storage).getState()).toEqual({ unit: "flops", isLogarithmic: false, smoothing: 0.5 });
});

test("a kept view with one wrong value loses that value alone", () => {
  const kept = { state: { unit: "parsecs", isLogarithmic: true, smoothing: 7, extra: 1 }, version: 1 };
  expect(createChartViewStore(() => makeStorage(JSON.stringify(kept))).getState()).toEqual({ ...defaults, isLogarithmic: true });
});

test("whatever text is kept, the view is usable", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { smoothing, unit } = createChartViewStore(() => makeStorage(text)).getState();
      expect(smoothing >= 0 && smoothing < 1).toBe(true);
      expect(unit).toBe("epoch");
    }),
  );
});

test("a browser that refuses storage leaves a view that lasts as long as the page", () => {
  const refuse = () => {
    throw new DOMException("denied", "SecurityError");
  };
  for (const storage of [refuse, () => ({ getItem: refuse, setItem: refuse, removeItem: refuse })]) {
    const view = createChartViewStore(storage);
    expect(view.getState()).toEqual(defaults);
    view.change({ isLogarithmic: true });
    expect(view.getState().isLogarithmic).toBe(true);
  }
});
