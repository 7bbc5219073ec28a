import { checkGradients, type NetworkParameter, type NetworkPoint, type SmallNetwork } from "../../articles/smallNetwork";
import { useArticleTexts } from "../../text/useArticleTexts";
import { FigureTable } from "../../ui/FigureTable";
import { Formula } from "../../ui/Formula";
import { ExampleNumber } from "./ExampleNumber";
import { plainNumber } from "./plainNumber";

const symbols: Readonly<Record<NetworkParameter, string>> = {
  w11: "w_{11}",
  w12: "w_{12}",
  w21: "w_{21}",
  w22: "w_{22}",
  b1: "b_1",
  b2: "b_2",
  v1: "v_1",
  v2: "v_2",
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
          <Formula key="symbol" tex={symbols[parameter]} />,
          <ExampleNumber
            key="value"
            label={parameter}
            face={null}
            range={values}
            value={net[parameter]}
            onChange={(value) => onChange(parameter, value)}
          />,
          plainNumber(analytic, 8),
          plainNumber(numeric, 8),
          plainNumber(relativeDifference, 12),
        ],
      }))}
    />
  );
}
