import { useState } from "react";
import { article0Descent, type DescentStep, descentSteps, type Line } from "../../articles/gradientDescent";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Button } from "../../ui/Button";
import { FigureTable } from "../../ui/FigureTable";
import { Formula } from "../../ui/Formula";
import { DescentFault } from "./DescentFault";
import { DescentPlot } from "./DescentPlot";
import { descentFormulas } from "./descentFormulas";
import { Example } from "./Example";
import styles from "./Example.module.css";
import { ExampleNumber } from "./ExampleNumber";
import { PairList, toPairs } from "./PairList";
import { plainNumber } from "./plainNumber";

const { printed } = article0Descent;
const startInputs = {
  start: article0Descent.start as Line,
  rate: article0Descent.rate as number,
  pairs: toPairs(article0Descent.samples.map(({ x, y }) => [x, y])),
};
const values = { min: -100, max: 100 };
const rates = { min: 0, max: 10 };
const mostSteps = 40;

/** Gradient descent on y = w · x + b, one sample a step, with article 0's second step beside the right one. */
export function DescentExample({ id }: { readonly id: string }) {
  const { examples } = useArticleTexts();
  const words = examples.descent;
  const [inputs, setInputs] = useState(startInputs);
  const [shown, setShown] = useState(2);
  const samples = inputs.pairs.map(({ first, second }) => ({ x: first, y: second }));
  const steps = descentSteps(inputs.start, samples, inputs.rate, shown);
  const step = steps.at(-1);
  const isAsPrinted = inputs === startInputs;
  const printedNow = isAsPrinted ? printed[shown - 1] : undefined;
  const change = (part: Partial<typeof startInputs>) => setInputs({ ...inputs, ...part });
  return (
    <Example id={id} title={words.title} lead={words.lead}>
      <div className={styles.columns}>
        <div className={styles.part}>
          <div className={styles.fields}>
            <ExampleNumber
              label={words.startW}
              face="w"
              range={values}
              value={inputs.start.w}
              onChange={(w) => change({ start: { ...inputs.start, w } })}
            />
            <ExampleNumber
              label={words.startB}
              face="b"
              range={values}
              value={inputs.start.b}
              onChange={(b) => change({ start: { ...inputs.start, b } })}
            />
            <ExampleNumber label={words.rate} face="α" range={rates} value={inputs.rate} onChange={(rate) => change({ rate })} />
          </div>
          <PairList
            label={words.samples}
            sides={[
              { name: "x", range: values },
              { name: "y", range: values },
            ]}
            pairs={inputs.pairs}
            added={{ first: 3, second: 6 }}
            onChange={(pairs) => change({ pairs })}
          />
          {step && <DescentPlot samples={samples} step={step} printed={printedNow} />}
        </div>
        <div className={styles.part}>
          <div className={styles.bar}>
            <p className={styles.now} role="status">
              {step && words.now(shown, step.sample.x, step.sample.y)}
            </p>
            <Button disabled={shown === 1} onClick={() => setShown(shown - 1)}>
              {words.back}
            </Button>
            <Button variant="primary" disabled={shown === mostSteps} onClick={() => setShown(shown + 1)}>
              {words.next}
            </Button>
            <Button
              disabled={isAsPrinted && shown === 2}
              onClick={() => {
                setInputs(startInputs);
                setShown(2);
              }}
            >
              {examples.reset}
            </Button>
          </div>
          {step && <Formula label={examples.formulas} lines={descentFormulas(step, inputs.rate)} />}
          <FigureTable
            caption={words.table}
            headings={[
              { id: "step", face: words.step },
              { id: "prediction", face: "ŷ" },
              { id: "loss", face: words.loss },
              { id: "w", face: "w" },
              { id: "b", face: "b" },
              ...(isAsPrinted ? [{ id: "printed", face: words.printed }] : []),
            ]}
            rows={steps
              .map((done, i) => ({ id: String(i), cells: cellsOf(done, i, isAsPrinted), isStrong: i === shown - 1 }))
              .slice(-6)}
          />
          <DescentFault />
        </div>
      </div>
    </Example>
  );
}

function cellsOf(step: DescentStep, i: number, isAsPrinted: boolean) {
  const { after, prediction, loss } = step;
  const line = printed[i];
  const isWrong = line !== undefined && (differs(line.w, after.w) || differs(line.b, after.b));
  return [
    i + 1,
    plainNumber(prediction),
    plainNumber(loss),
    plainNumber(after.w),
    plainNumber(after.b),
    ...(isAsPrinted ? [line && <PrintedLine key="printed" line={line} isWrong={isWrong} />] : []),
  ];
}

function PrintedLine({ line, isWrong }: { readonly line: Line; readonly isWrong: boolean }) {
  const text = `${plainNumber(line.w)}, ${plainNumber(line.b)}`;
  return isWrong ? <s className={styles.wrong}>{text}</s> : text;
}

function differs(a: number, b: number): boolean {
  return Math.abs(a - b) > 1e-9;
}
