import { type ActivationName, activationFunctions } from "../../articles/activationFunctions";
import type { Range } from "../../protocol/limits";
import { useArticleTexts } from "../../text/useArticleTexts";
import { CurvePlot } from "../../ui/CurvePlot";
import type { ChartAxis } from "../../ui/chartCurve";
import { Formula } from "../../ui/Formula";
import styles from "./ActivationsExample.module.css";
import { exactAxis } from "./plainAxis";
import { plainNumber } from "./plainNumber";
import { texFactor, texNumber, texResult } from "./texNumber";

const yAxes: Readonly<Record<ActivationName, ChartAxis>> = {
  sigmoid: exactAxis("", 0, 1),
  tanh: exactAxis("", -1, 1),
  relu: exactAxis("", 0, 6),
};

/** One activation and its derivative, their values at `x` as points, and both formulas filled in. */
export function ActivationPlot({
  name,
  x,
  range,
  onPick,
}: {
  readonly name: ActivationName;
  readonly x: number;
  readonly range: Range;
  readonly onPick: (x: number) => void;
}) {
  const words = useArticleTexts().examples.activations;
  const { value, derivative } = activationFunctions[name];
  const [at, slope] = [value(x), derivative(x)];
  const xs = Array.from({ length: 241 }, (_, i) => range.min + ((range.max - range.min) * i) / 240);
  return (
    <div className={styles.plot}>
      <h4 className={styles.name}>{words.names[name]}</h4>
      <CurvePlot
        label={words.plot(words.names[name], plainNumber(x), plainNumber(at), plainNumber(slope))}
        xAxis={exactAxis("x", range.min, range.max)}
        yAxis={yAxes[name]}
        height={190}
        guide={x}
        curves={[
          { id: "value", name: words.function, color: "var(--ink)", line: "solid", points: { xs, ys: xs.map(value) } },
          { id: "slope", name: words.derivative, color: "var(--accent)", line: "dashed", points: slopeCurve(name, xs) },
        ]}
        dots={[
          { id: "slope", x, y: slope, color: "var(--accent)" },
          { id: "value", x, y: at, color: "var(--ink)" },
        ]}
        onPick={onPick}
      />
      <Formula label={words.names[name]} lines={formulas[name](x, at, slope)} />
    </div>
  );
}

/** The derivative over `xs`; ReLU's jumps at 0 and is drawn as a jump. */
function slopeCurve(name: ActivationName, xs: readonly number[]) {
  const { derivative } = activationFunctions[name];
  if (name !== "relu") return { xs, ys: xs.map(derivative) };
  const [first = 0, last = 0] = [xs[0], xs.at(-1)];
  return { xs: [first, 0, 0, last], ys: [0, 0, 1, 1] };
}

const formulas: Readonly<Record<ActivationName, (x: number, at: number, slope: number) => readonly string[]>> = {
  sigmoid: (x, at, slope) => [
    `\\sigma(x) &= \\frac{1}{1 + e^{-x}} = \\frac{1}{1 + e^{${texNumber(-x)}}} ${texResult(at)}`,
    `\\sigma'(x) &= \\sigma(x)\\,(1 - \\sigma(x))`,
    `&= ${texNumber(at)}\\,(1 - ${texNumber(at)}) ${texResult(slope)}`,
  ],
  tanh: (x, at, slope) => [
    `\\tanh x &= \\frac{e^{x} - e^{-x}}{e^{x} + e^{-x}} = \\tanh ${texFactor(x)} ${texResult(at)}`,
    `\\tanh' x &= 1 - \\tanh^2 x = 1 - ${texFactor(at)}^2 ${texResult(slope)}`,
  ],
  relu: (x, at, slope) => [
    `\\operatorname{ReLU}(x) &= \\max(0, x) = \\max(0, ${texNumber(x)}) ${texResult(at)}`,
    `\\operatorname{ReLU}'(x) &= \\begin{cases}1 & x > 0\\\\0 & x \\le 0\\end{cases} \\;= ${texNumber(slope)}`,
  ],
};
