import type { ForwardPass, NetworkPoint, SmallNetwork } from "../../articles/smallNetwork";
import { useArticleTexts } from "../../text/useArticleTexts";
import styles from "./NetDrawing.module.css";
import { plainNumber } from "./plainNumber";

const radius = 25;
/** Middles of the units, on a field of 360 × 240. */
const places = { x1: [34, 62], x2: [34, 178], h1: [184, 62], h2: [184, 178], out: [322, 120] } as const;
type Unit = keyof typeof places;

/** The 2-2-1 network with its weights at the lines and what its units hold inside them. */
export function NetDrawing({
  net,
  point,
  pass,
}: {
  readonly net: SmallNetwork;
  readonly point: NetworkPoint;
  readonly pass: ForwardPass;
}) {
  const words = useArticleTexts().examples.network;
  // A circle has no room for powers of ten: what is nearly 0 is 0.
  const show = (value: number) => plainNumber(Math.abs(value) < 0.0005 ? 0 : value, 3);
  const edges: readonly (readonly [Unit, Unit, number, number])[] = [
    ["x1", "h1", net.w11, 0.5],
    ["x1", "h2", net.w21, 0.27],
    ["x2", "h1", net.w12, 0.27],
    ["x2", "h2", net.w22, 0.5],
    ["h1", "out", net.v1, 0.5],
    ["h2", "out", net.v2, 0.5],
  ];
  const units: readonly (readonly [Unit, string, number, number | null])[] = [
    ["x1", "x₁", point.x1, null],
    ["x2", "x₂", point.x2, null],
    ["h1", "h₁", pass.h1, net.b1],
    ["h2", "h₂", pass.h2, net.b2],
    ["out", "ŷ", pass.output, net.c],
  ];
  return (
    <svg className={styles.net} viewBox="0 0 360 240" role="img" aria-label={words.drawing(show(pass.output), show(point.y))}>
      {edges.map(([from, to]) => (
        <path key={`${from}${to}`} className={styles.edge} d={`M${places[from].join(" ")}L${places[to].join(" ")}`} />
      ))}
      {edges.map(([from, to, weight, share]) => (
        <text
          key={`${from}${to}`}
          className={styles.weight}
          x={places[from][0] + share * (places[to][0] - places[from][0])}
          y={places[from][1] + share * (places[to][1] - places[from][1])}
          dy="0.35em"
        >
          {show(weight)}
        </text>
      ))}
      {units.map(([unit, name, value, bias]) => (
        <g key={unit} transform={`translate(${places[unit].join(" ")})`}>
          <circle className={styles.unit} r={radius} />
          <text className={styles.value} dy="0.35em">
            {show(value)}
          </text>
          <text className={styles.name} y={-radius - 8}>
            {name}
          </text>
          {bias !== null && (
            <text className={styles.name} y={radius + 16}>
              {words.bias(show(bias))}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
