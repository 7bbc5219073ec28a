import { activateWgsl } from "./activation";
import { type ConvolutionShape, convolutionLabel, convolutionSizes } from "./convolutionShape";
import { imageVectors } from "./imageVectors";
import type { KernelActivation, KernelCode } from "./kernelCode";
import { matrixBuffer } from "./matrixBuffer";
import { placeOfWgsl } from "./outputPlaces";
import { packedPositions, quadPositions } from "./quadPositions";
import { quadColumns, quadProduct, quadRowsFor, tileGrid, tileWgsl } from "./quadProduct";

/** `convForward` for software adapters: places × filters, the four lanes of a pool's window being its four places. */
export function convForwardQuads(shape: ConvolutionShape & { activation: KernelActivation }, exchange: boolean): KernelCode {
  const { batch, filters, pool, activation } = shape;
  const quadRows = quadRowsFor(exchange);
  const { output, outputLength, weightLength } = convolutionSizes(shape);
  const x = imageVectors(shape);
  const innerLength = weightLength / filters;
  const w = matrixBuffer("w", innerLength, filters);
  const b = matrixBuffer("b", 1, filters);
  const vectors = Math.ceil(x.runLength / 4);
  const inner = (place: string) => `run * ${x.runLength}u + 4 * k + ${place}`;
  // Windows of four places where pooled, else single places.
  const [perImage, perTile] = [output[0] * output[1], pool === null ? quadRows : quadRows / 4];
  const activated = (values: string) => `vec4f(${[..."xyzw"].map((part) => `activate(${values}.${part})`).join(", ")})`;
  const outputVectors = { use: "write", length: outputLength / 4 } as const;
  return quadProduct(
    {
      label: `convForward ${convolutionLabel(shape)}, ${activation}`,
      buffers: [
        x.buffer,
        w.buffer,
        b.buffer,
        { name: "y", element: "vec4f", ...outputVectors },
        ...quadPositions(shape, "write").buffers,
      ],
      wgsl: [x.wgsl, placeOfWgsl(output), w.wgsl, b.wgsl, activateWgsl(activation)].join("\n"),
      workgroups: [Math.ceil(filters / quadColumns), ...tileGrid(Math.ceil((batch * perImage) / perTile))],
      setup: `
  ${tileWgsl}
  let first = tile * ${perTile}u;
  let count = step.rows * ${perImage}u;
  if (first >= count) { return; }
  let column4 = min(group.x * 4 + lane, ${filters / 4 - 1}u);`,
      setupA: ({ vector, lane, id }) => {
        const index = pool === null ? `first + ${4 * vector}u + ${lane}` : `first + ${vector}u`;
        const [row, column] = pool === null ? ["", ""] : [`* 2 + (${lane} >> 1)`, `* 2 + (${lane} & 1)`];
        return `
  let place${id} = placeOf(min(min(${index}, count - 1), ${batch * perImage - 1}u));
  let origin${id} = originOf(place${id}.x, place${id}.y ${row}, place${id}.z ${column});`;
      },
      loop: (body, lanes) => `
  for (var run = 0u; run < ${x.runs}u; run++) {
    ${lanes.map(({ id }) => x.startRun(id)).join("")}
    ${vectors === 1 ? `let k = 0u;\n${body}` : `for (var k = 0u; k < ${vectors}u; k++) {\n${body}\n}`}
  }`,
      a: { by: "rows", load: ({ id }) => x.ofRun(id, "k") },
      b: {
        by: "rows",
        // Behind a run's end, where x4 gives zeros, any weight will do that exists.
        load: (place) => w.at(x.runLength % 4 === 0 ? inner(place) : `min(${inner(place)}, ${innerLength - 1}u)`, "column4"),
      },
      ...(pool === null
        ? {
            store: {
              rows: "count - first",
              statements: `
  let values = sums + ${b.at("0", "column4")};
  y[(first + r) * ${filters / 4}u + column4] = ${activated("values")};`,
            },
          }
        : { after: storeWindows }),
    },
    exchange,
  );

  function storeWindows(row: (r: number) => string): string {
    const windows = [...Array(perTile).keys()];
    return windows
      .map(
        (window) => `for (var turn = 0u; turn == 0 && first + ${window}u < count; turn++) {
  var largest = ${row(4 * window)};
  var position = vec4u();
  ${[1, 2, 3]
    .map(
      (place) => `
  let value${place} = ${row(4 * window + place)};
  position = select(position, vec4u(${place}), value${place} > largest);
  largest = select(largest, value${place}, value${place} > largest);`,
    )
    .join("")}
  let values = largest + ${b.at("0", "column4")};
  y[(first + ${window}u) * ${filters / 4}u + column4] = ${activated("values")};
  positions[(first + ${window}u) * ${filters / 4}u + column4] = ${packedPositions("position")};
}`,
      )
      .join("\n");
  }
}
