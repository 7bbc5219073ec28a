import { checkGradients, type NetworkParameter, type NetworkPoint, type SmallNetwork } from "../../articles/smallNetwork";
import { useArticleTexts } from "../../text/useArticleTexts";
import { FigureTable } from "../../ui/FigureTable";
import styles from "./Example.module.css";
import { ExampleNumber } from "./ExampleNumber";
import { fixedNumber, plainNumber } from "./plainNumber";

const symbols: Readonly<Record<NetworkParameter, string>> = {
  w11: "w₁₁",
  w12: "w₁₂",
  w21: "w₂₁",
  w22: "w₂₂",
  b1: "b₁",
  b2: "b₂",
  v1: "v₁",
  v2: "v₂",
  c: "c",
};

const values = { min: -100, max: 100 };

/** Every parameter to change, with its gradient by calculus and by finite differences, and how far they are apart. */
export function GradientTable({
  net,
  point,
  onChange,
}: {
  readonly net: SmallNetwork;
  readonly point: NetworkPoint;
  readonly onChange: (name: NetworkParameter, value: number) => void;
}) {
  const words = useArticleTexts().examples.network;
  return (
    <FigureTable
      caption={words.check}
      headings={[
        { id: "parameter", face: words.parameter },
        { id: "value", face: words.value },
        { id: "analytic", face: words.analytic },
        { id: "numeric", face: words.numeric },
        { id: "difference", face: words.difference },
      ]}
      rows={checkGradients(net, point).map(({ parameter, analytic, numeric, relativeDifference }) => ({
        id: parameter,
        cells: [
          symbols[parameter],
          <div key="value" className={styles.cellField}>
            <ExampleNumber
              label={symbols[parameter]}
              face={null}
              range={values}
              value={net[parameter]}
              onChange={(value) => onChange(parameter, value)}
            />
          </div>,
          fixedNumber(analytic, 8),
          fixedNumber(numeric, 8),
          plainNumber(relativeDifference, 8),
        ],
      }))}
    />
  );
}
