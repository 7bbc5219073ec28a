import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { outlineOf, planPicture, withTables } from "../../scripts/webgpuPlan";

const read = (file: string) => readFileSync(new URL(`../../docs/${file}`, import.meta.url), "utf8");

test("a step of the dense network is planned as 7 kernels, one of the CNN as 19", () => {
  expect(outlineOf("article0-dense128-batch128")).toHaveLength(7);
  expect(outlineOf("article2-cnn")).toHaveLength(19);
});

test("a step that trains for drawing in software is one kernel longer on the dense network, which still reads only ink", () => {
  for (const adapter of ["software", "softwareSubgroups"] as const) {
    const labels = outlineOf("article0-dense128-batch128", { adapter, augmentation: "drawing" }).map(({ label }) => label);
    expect(labels).toHaveLength(8);
    expect(labels.slice(0, 2)).toEqual(["changeImages", "listInk of words and rows"]);
    expect(labels.at(-1)).toBe("denseInkUpdate 784-128");
    expect(outlineOf("article2-cnn", { adapter, augmentation: "drawing" })).toHaveLength(19);
  }
});

test("the page on WebGPU shows the plans as they are", () => {
  expect(withTables(read("webgpu.md"))).toBe(read("webgpu.md"));
  for (const id of ["article0-dense128-batch128", "article2-cnn"] as const) {
    expect(read(`images/webgpu-${id}.svg`)).toBe(planPicture(id));
  }
});

test("no kernel moves fewer bytes than its batch, and products are counted as two operations a multiply-add", () => {
  const dense = outlineOf("article0-dense128-batch128");
  expect(dense.find(({ label }) => label.startsWith("denseForward 784-128"))?.flops).toBe(128 * (2 * 784 * 128 + 128));
  expect(dense[0]?.bytes).toBe(128 * 784 * (1 + 4));
});
