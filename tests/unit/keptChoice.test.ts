import { expect, test } from "vitest";
import { createKeptChoice } from "../../src/store/keptChoice.ts";

/** A storage in memory that holds `first` under the name `language`. */
function makeStorage(first: string | null) {
  const kept = new Map(first === null ? [] : [["language", first]]);
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  };
}

const names = ["en", "zh"] as const;

test("a choice is read again as it was written", () => {
  const storage = makeStorage(null);
  createKeptChoice("language", names, () => storage).write("zh");
  expect(createKeptChoice("language", names, () => storage).read()).toBe("zh");
});

test.each([null, "", "fr", "zh-CN", '"zh"', "constructor"])("%j is no choice", (kept) => {
  const storage = makeStorage(kept);
  expect(createKeptChoice("language", names, () => storage).read()).toBeNull();
});

test("a storage that the browser refuses keeps nothing and breaks nothing", () => {
  const choice = createKeptChoice("language", names, () => {
    throw new DOMException("refused", "SecurityError");
  });
  expect(() => choice.write("zh")).not.toThrow();
  expect(choice.read()).toBeNull();
});
