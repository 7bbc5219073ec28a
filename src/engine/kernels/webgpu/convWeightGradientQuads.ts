import { type ConvolutionShape, convolutionLabel, convolutionSizes } from "./convolutionShape";
import { imageVectors } from "./imageVectors";
import { placeOfWgsl } from "./outputPlaces";
import { quadPositions } from "./quadPositions";
import { quadColumns, quadProduct, quadRowsFor } from "./quadProduct";
import type { SplitKernelCode } from "./splitKernelCode";

/** Fewer workgroups leave a core without work at the end. */
const fewestWorkgroups = 32;

/**
 * `convWeightGradient` for software adapters: weights of a filter and one row of ones for its bias × filters, four places of
 * the output at once, which are the four of a pool's window where one follows.
 */
export function convWeightGradientQuads(shape: ConvolutionShape, exchange: boolean): SplitKernelCode {
  const { batch, filters, pool } = shape;
  const quadRows = quadRowsFor(exchange);
  const { output, outputLength, weightLength } = convolutionSizes(shape);
  const x = imageVectors(shape);
  const weights = weightLength / filters;
  const tiles = [Math.ceil(filters / quadColumns), Math.ceil((weights + 1) / quadRows)] as const;
  const parts = Math.min(batch, Math.ceil(fewestWorkgroups / (tiles[0] * tiles[1])));
  const perImage = output[0] * output[1];
  const quadsOf = (images: string) => (pool === null ? `(${images} * ${perImage}u + 3) / 4` : `${images} * ${perImage}u`);
  const quads = pool === null ? Math.ceil((batch * perImage) / 4) : batch * perImage;
  const perPart = Math.ceil(quads / parts);
  const laneNames = exchange ? ["lane"] : ["0u", "1u", "2u", "3u"];
  const laneId = (lane: string) => (exchange ? "" : lane.slice(0, 1));
  const positions = quadPositions(shape, "read");
  const vectors = { use: "read", length: outputLength / 4 } as const;
  const code = quadProduct(
    {
      label: `convWeightGradient ${convolutionLabel(shape)}`,
      buffers: [
        x.buffer,
        { name: "dz", element: "vec4f", ...vectors },
        ...positions.buffers,
        { name: "partials", use: "write", length: (parts * (weights + 1) * filters) / 4, element: "vec4f" },
      ],
      wgsl: `${x.wgsl}\n${placeOfWgsl(output)}`,
      workgroups: [...tiles, parts],
      setup: `
  let first = group.y * ${quadRows}u;
  let column4 = min(group.x * 4 + lane, ${filters / 4 - 1}u);
  let places = step.rows * ${perImage}u;
  let last = min(places - 1, ${outputLength / filters - 1}u);
  let end = min((group.z + 1) * ${perPart}u, ${quadsOf("step.rows")});`,
      setupA: ({ vector, id }) => `
  let weights${id} = min(vec4u(first + ${4 * vector}u) + vec4u(0, 1, 2, 3), vec4u(${weights - 1}u));
  ${x.startPlaces(id)}
  let ones${id} = select(vec4f(), vec4f(1), vec4u(first + ${4 * vector}u) + vec4u(0, 1, 2, 3) == vec4u(${weights}u));
  let inputs${id} = vec4f(1) - ones${id};`,
      loop: (body) => `for (var quad = group.z * ${perPart}u; quad < end; quad++) {\n${body}\n}`,
      step: [
        pool === null ? "" : "let window = placeOf(quad);",
        ...laneNames.map((lane) => {
          const id = laneId(lane);
          if (pool !== null) {
            return `let origin${id} = originOf(window.x, window.y * 2 + (${lane} >> 1), window.z * 2 + (${lane} & 1));`;
          }
          return `
  let place${id} = 4 * quad + ${lane};
  let near${id} = placeOf(min(place${id}, last));
  let origin${id} = originOf(near${id}.x, near${id}.y, near${id}.z);`;
        }),
        pool === null
          ? ""
          : `let gradient = dz[quad * ${filters / 4}u + column4];
  let position = ${positions.at(`quad * ${filters / 4}u + column4`)};`,
      ].join("\n"),
      a: {
        by: "columns",
        load: ({ lane, id }) => {
          const of = laneId(lane);
          const origin = `origin${of}`;
          const values = x.atPlaces(id, origin);
          const withOnes = `(${values} * inputs${id} + ones${id})`;
          return pool === null ? `${withOnes} * select(0.0, 1.0, place${of} < places)` : withOnes;
        },
      },
      b: {
        by: "rows",
        load: (place) =>
          pool === null
            ? `dz[min(4 * quad + ${place}, last) * ${filters / 4}u + column4]`
            : `select(vec4f(), gradient, position == vec4u(${place}))`,
      },
      store: {
        rows: `${weights + 1}u - first`,
        statements: `partials[(group.z * ${weights + 1}u + first + r) * ${filters / 4}u + column4] = sums;`,
      },
    },
    exchange,
  );
  return { ...code, parts };
}
