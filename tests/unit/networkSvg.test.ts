import { expect, test } from "vitest";
import { presets } from "../../src/protocol/presets.ts";
import { describeNetwork } from "../../src/text/describeNetwork.ts";
import { en } from "../../src/text/en.ts";
import { networkSvg } from "../../src/ui/networkSvg.ts";

const cnn = describeNetwork(presets["article2-cnn"].layers, en).blocks.map((block) => ({
  ...block,
  name: block.kind,
  detail: block.shape.join(" × "),
}));
const numbers = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)].map((match) => Number(match[1]));

test("the file has a block for every layer that is more than a coupling, and words for every layer", () => {
  const svg = networkSvg("CNN", "93,322 parameters", cnn);
  // The ground is a rectangle too.
  expect(svg.match(/<rect /g)?.length).toBe(cnn.length - 1 + 1);
  for (const { name, detail } of cnn) {
    expect(svg).toContain(`>${name}<`);
    expect(svg).toContain(`>${detail}<`);
  }
});

test("no words of a layer reach into another's, and all lie within the picture", () => {
  const svg = networkSvg("CNN", "", cnn);
  const [width = 0] = numbers(svg, /<svg [^>]*width="(\d+)"/g);
  const middles = numbers(svg, /<text x="([\d.]+)"[^>]*font-weight="600" text-anchor/g);
  expect(middles).toHaveLength(cnn.length);
  const half = cnn.map(({ name, detail }) => (Math.max(name.length, detail.length) * 6.8) / 2);
  for (const [index, middle] of middles.entries()) {
    const right = middle + (half[index] ?? 0);
    expect(right).toBeLessThan((middles[index + 1] ?? Infinity) - (half[index + 1] ?? 0));
    expect(right).toBeLessThan(width);
  }
});

test("what a person typed is text and no markup", () => {
  const svg = networkSvg('<script>alert("1")</script> & \u0007', "", cnn);
  expect(svg).not.toMatch(/<script|&(?!(amp|lt|gt|quot);)/);
  expect(svg).not.toContain("\u0007");
});

test("the file brings its own colours", () => {
  expect(networkSvg("CNN", "", cnn)).not.toMatch(/var\(|currentColor|class=/);
});
