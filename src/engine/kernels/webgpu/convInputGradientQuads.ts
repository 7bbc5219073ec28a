import { derivativeFactor } from "./activation";
import { type ConvolutionShape, convolutionLabel, convolutionSizes } from "./convolutionShape";
import type { KernelActivation, KernelCode } from "./kernelCode";
import { eachColumn, quadColumns, quadProduct, quadRows, tileGrid, tileWgsl } from "./quadProduct";

/** `convInputGradient` for software adapters and whole vectors of filters: pixels × channels. */
export function convInputGradientQuads(
  shape: ConvolutionShape & { inputActivation: KernelActivation },
  exchange: boolean,
): KernelCode {
  const { batch, input, filters, kernelSize, strides, pool, inputActivation } = shape;
  const [height, width, channels] = input;
  const { convolved, output, before, inputLength, outputLength, weightLength } = convolutionSizes(shape);
  const factor = derivativeFactor(inputActivation, inputLength);
  const perImage = height * width;
  const vectors = { use: "read", length: outputLength / 4 } as const;
  const filters4 = filters / 4;
  const window = pool ?? 1;
  return quadProduct(
    {
      label: `convInputGradient ${convolutionLabel(shape)}, ${inputActivation}`,
      buffers: [
        { name: "dz", element: "vec4f", ...vectors },
        ...(pool === null ? [] : [{ name: "positions", element: "vec4u", ...vectors } as const]),
        { name: "w", use: "read", length: weightLength / 4, element: "vec4f" },
        ...factor.buffers,
        { name: "dx", use: "write", length: inputLength },
      ],
      wgsl: factor.wgsl,
      workgroups: [Math.ceil(channels / quadColumns), ...tileGrid(Math.ceil((batch * perImage) / quadRows))],
      setup: `
  ${tileWgsl}
  let first = tile * ${quadRows}u;
  let count = step.rows * ${perImage}u;
  if (first >= count) { return; }
  let column4 = min(group.x * 4 + lane, ${Math.ceil(channels / 4) - 1}u);`,
      setupA: ({ vector, lane, id }) => `
  let pixel${id} = min(first + ${4 * vector}u + ${lane}, ${batch * perImage - 1}u);
  let image${id} = pixel${id} / ${perImage}u;
  let corner${id} = vec2i(vec2u(pixel${id} / ${width}u % ${height}u, pixel${id} % ${width}u)) + vec2i(${before[0]}, ${before[1]});`,
      loop: (body, lanes) => `
  for (var tap = 0u; tap < ${kernelSize ** 2}u; tap++) {
    let offset = vec2i(vec2u(tap / ${kernelSize}u, tap % ${kernelSize}u));
    ${lanes.map(({ id }) => tapOf(id)).join("\n")}
    for (var k = 0u; k < ${filters4}u; k++) {
      ${body}
    }
  }`,
      a: {
        by: "rows",
        load: ({ id }) =>
          pool === null
            ? `select(vec4f(), dz[start${id} + k], isInside${id})`
            : `select(vec4f(), dz[start${id} + k], positions[start${id} + k] == vec4u(position${id}))`,
      },
      b: {
        by: "columns",
        load: (i) => `w[(tap * ${channels}u + min(4 * column4 + ${i}, ${channels - 1}u)) * ${filters4}u + k]`,
      },
      store: {
        rows: "count - first",
        statements: `
  let start = (first + r) * ${channels}u;
${eachColumn(channels, (i, column) => `dx[start + ${column}] = sums[${i}] * factor(start + ${column});`)}`,
      },
    },
    exchange,
  );

  /** Where the place of the output stands that the tap leads to, and what its window must say for it to have a gradient. */
  function tapOf(id: string): string {
    const [rows, columns] = [Math.min(convolved[0], output[0] * window), Math.min(convolved[1], output[1] * window)];
    return `
    let from${id} = corner${id} - offset;
    let place${id} = vec2u(clamp(from${id} / ${strides}, vec2i(0), vec2i(${rows - 1}, ${columns - 1})));
    let isInside${id} = all(vec2i(place${id}) * ${strides} == from${id});
    let window${id} = place${id} / ${window}u;
    let within${id} = place${id} % ${window}u;
    let position${id} = select(${window ** 2}u, within${id}.x * ${window}u + within${id}.y, isInside${id});
    let start${id} = ((image${id} * ${output[0]}u + window${id}.x) * ${output[1]}u + window${id}.y) * ${filters4}u;`;
  }
}
