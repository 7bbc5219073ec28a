import { expect, test } from "vitest";
import { presets } from "../../src/protocol/presets.ts";
import { describeNetwork } from "../../src/text/describeNetwork.ts";
import { en } from "../../src/text/en.ts";
import { placeBlocks } from "../../src/ui/placeBlocks.ts";

const cnn = describeNetwork(presets["article2-cnn"].layers, en);

test("a network is named by its image and layers", () => {
  expect(cnn.label).toBe("28 × 28 image, Conv 32, Max pool 2, Conv 64, Max pool 2, Conv 64, Flatten, Dense 64, Dense 10");
  expect(cnn.parameters).toBe(93_322);
  expect(cnn.blocks[1]?.title).toBe("Conv 32, 3 × 3, ReLU: gives 26 × 26 × 32");
});

test("layers that do not fit each other still have a name, and no parameter count", () => {
  const wrong = describeNetwork([{ kind: "dense", units: 10, activation: "softmax" }], en);
  expect(wrong).toMatchObject({ label: "28 × 28 image, Dense 10", parameters: null });
});

test("blocks stand on one ground without overlap, as high as their image and wider with more channels", () => {
  const { blocks, width } = placeBlocks(cnn.blocks, 56);
  expect(blocks.map((block) => block.kind)).not.toContain("flatten");
  for (const [index, block] of blocks.entries()) {
    expect(block.y + block.height).toBe(56);
    const next = blocks[index + 1];
    expect(block.x + block.width).toBeLessThan(next?.x ?? width + 1);
  }
  const [image, conv32, , conv64] = blocks;
  expect([image?.height, conv32?.height, conv64?.height]).toEqual([56, 52, 22]);
  expect(conv64?.width).toBeGreaterThan(conv32?.width ?? 0);
  expect(blocks.at(-2)?.height).toBeGreaterThan(blocks.at(-1)?.height ?? 0);
});
