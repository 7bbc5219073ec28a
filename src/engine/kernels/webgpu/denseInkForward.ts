import { activateWgsl } from "./activation";
import { inkImages } from "./inkImages";
import { type InkShape, inkBuffer, inkLists } from "./inkLists";
import type { KernelActivation, KernelCode } from "./kernelCode";
import { matrixBuffer } from "./matrixBuffer";
import { eachColumn, lastRow, quadColumns, quadProduct } from "./quadProduct";

/**
 * y = activation(x · w + b) of a first layer, x = 255 · scale · pixels in 0..1 read from the images themselves, and only where a
 * tile has ink. For software adapters. Binds the images' pixels, the epoch's order, if any, ink, w [inputs, units], b [units] and
 * y [batch, units].
 */
export function denseInkForward(
  options: InkShape & { readonly units: number; readonly scale: number; readonly activation: KernelActivation },
): KernelCode {
  const { batch, inputs, units, scale, activation, adapter } = options;
  const { tileRows, words, wordsAt } = inkLists(options);
  const { pixels, order, imageAt, wgsl, at } = inkImages(options);
  const w = matrixBuffer("w", inputs, units);
  const b = matrixBuffer("b", 1, units);
  return quadProduct(
    {
      label: `denseInkForward ${inputs}-${units} ${activation}`,
      buffers: [
        pixels,
        ...order,
        inkBuffer(options, "forward"),
        w.buffer,
        b.buffer,
        { name: "y", use: "write", length: batch * units },
      ],
      wgsl: [imageAt, wgsl, w.wgsl, b.wgsl, activateWgsl(activation)].join("\n"),
      workgroups: [Math.ceil(units / quadColumns), Math.ceil(batch / tileRows), 1],
      tileRows,
      setup: `
  let first = group.y * ${tileRows}u;
  if (first >= step.rows) { return; }
  let column4 = min(group.x * 4 + lane, ${Math.ceil(units / 4) - 1}u);
  let list = ${wordsAt("group.y")};
  let count = ink[list];`,
      setupA: ({ vector, lane, id }) =>
        `let image${id} = imageAt(min(first + ${4 * vector}u + ${lane}, ${lastRow(batch)})) * ${words}u;`,
      loop: (body) => `for (var k = 0u; k < count; k++) {\n${body}\n}`,
      step: "let word = ink[list + 1 + k];",
      a: { by: "rows", load: ({ id }) => at(`image${id} + word`) },
      b: { by: "rows", load: (place) => w.at(`4 * word + ${place}`, "column4") },
      store: {
        rows: "step.rows - first",
        statements: `
  let values = sums * ${255 * scale} + ${b.at("0", "column4")};
${eachColumn(units, (i, column) => `y[(first + r) * ${units}u + ${column}] = activate(values[${i}]);`)}`,
      },
    },
    adapter === "softwareSubgroups",
  );
}
