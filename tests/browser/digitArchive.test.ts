import { createStore, set } from "idb-keyval";
import { expect, test } from "vitest";
import { createDigitArchive } from "../../src/store/digitArchive";

const strokes = [
  [
    [1, 2],
    [3.5, 4],
  ],
] as const;

test("digits are kept in the order drawn, a damaged record is left out, and removed ones are gone", async () => {
  const prefix = `test-${Math.random()}`;
  const archive = createDigitArchive(prefix);
  await archive.save([
    { id: "b", label: 4, strokes },
    { id: "a", label: 9, strokes },
  ]);
  await set("broken", { version: 1, id: "broken", label: 12, strokes: [] }, createStore(`${prefix}-digits`, "digits"));
  const again = createDigitArchive(prefix);
  expect(await again.load()).toEqual([
    { id: "b", label: 4, strokes },
    { id: "a", label: 9, strokes },
  ]);
  await again.remove(["b"]);
  expect((await archive.load()).map(({ id }) => id)).toEqual(["a"]);
});
