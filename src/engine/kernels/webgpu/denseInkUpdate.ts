import { inkImages } from "./inkImages";
import { type InkShape, inkBuffer, inkLists } from "./inkLists";
import type { KernelCode } from "./kernelCode";
import { matrixBuffer } from "./matrixBuffer";
import type { OptimizerCode } from "./optimizerCode";
import { quadColumns, quadProduct, swapped } from "./quadProduct";
import { quadUpdate } from "./quadUpdate";

/**
 * The same as `denseWeightUpdate` for a first layer, x = 255 · scale · pixels in 0..1 read from the images themselves, for each tile of inputs
 * only the rows that have ink there. For software adapters. Binds the images' pixels, ink, dz [batch, units], w [inputs, units],
 * b [units] and, unless the optimizer keeps nothing, its state.
 */
export function denseInkUpdate(
  options: InkShape & { readonly units: number; readonly scale: number; readonly optimizer: OptimizerCode },
): KernelCode {
  const { batch, inputs, units, scale, adapter, optimizer } = options;
  const { tileInputs, inputTiles, words, rowsAt } = inkLists(options);
  const { pixels, wgsl, at } = inkImages(options);
  const exchange = adapter === "softwareSubgroups";
  const dz = matrixBuffer("dz", batch, units);
  const update = quadUpdate(inputs, units, optimizer);
  // The rows of one vector of four, in each of the lanes that load for all.
  const rows = (exchange ? [{ lane: "lane", id: "" }] : [0, 1, 2, 3].map((i) => ({ lane: `${i}`, id: `${i}` }))).map(
    ({ lane, id }) => `
  let isListed${id} = select(0.0, 1.0, 4 * k + ${lane} < count);
  let entry${id} = ink[list + 1 + min(4 * k + ${lane}, count - 1)];
  let row${id} = entry${id} & 0xffffu;
  let image${id} = (entry${id} >> 16) * ${words}u;`,
  );
  const idOf = (lane: string) => (exchange ? "" : lane[0]);
  return quadProduct(
    {
      label: `denseInkUpdate ${inputs}-${units}`,
      buffers: [pixels, inkBuffer(options, "all"), dz.buffer, ...update.buffers],
      wgsl: [wgsl, dz.wgsl, update.wgsl].join("\n"),
      workgroups: [Math.ceil(units / quadColumns), inputTiles, 1],
      tileRows: tileInputs,
      setup: `
  let first = group.y * ${tileInputs}u;
  let column4 = min(group.x * 4 + lane, ${Math.ceil(units / 4) - 1}u);
  let list = ${rowsAt("group.y")};
  let count = ink[list];`,
      setupA: ({ vector, id }) => `
  let word${id} = min(first / 4 + ${vector}u, ${words - 1}u);
  let ones${id} = select(vec4f(), vec4f(1), vec4u(first + ${4 * vector}u) + vec4u(0, 1, 2, 3) == vec4u(${inputs}u));
  let inputs${id} = (vec4f(1) - ones${id}) * ${255 * scale};`,
      loop: (body) => `for (var k = 0u; k < (count + 3) / 4; k++) {\n${body}\n}`,
      step: rows.join("\n"),
      a: {
        by: "columns",
        load: ({ lane, id }) => {
          const values = at(`image${idOf(lane)} + word${id}`);
          return `(${values} * inputs${id} + ones${id}) * isListed${idOf(lane)}`;
        },
      },
      b: { by: "rows", load: (_, i) => dz.at(exchange ? swapped("row", i) : `row${i}`, "column4") },
      store: { rows: `${inputs}u - min(first, ${inputs}u)`, statements: update.weights("(first + r)", "sums") },
      // A loop of at most one turn: a software adapter runs what an `if` leaves out, its effects masked.
      after: (row) => `
  for (var turn = 0u; turn == 0 && group.y == ${inputTiles - 1}u; turn++) {
    ${update.biases(row(inputs % tileInputs))}
  }`,
    },
    exchange,
  );
}
