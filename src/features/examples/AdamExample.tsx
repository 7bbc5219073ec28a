import { useState } from "react";
import { type AdamProblem, type AdamVariant, adamSteps, startProblem } from "../../articles/adam";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Button } from "../../ui/Button";
import { CurvePlot } from "../../ui/CurvePlot";
import { FigureTable } from "../../ui/FigureTable";
import { Formula } from "../../ui/Formula";
import { runColor } from "../../ui/markerPath";
import { adamFormulas } from "./adamFormulas";
import { Correction } from "./Correction";
import { Example } from "./Example";
import styles from "./Example.module.css";
import { ExampleNumber } from "./ExampleNumber";
import { exactAxis, plainAxis } from "./plainAxis";
import { fixedNumber, plainNumber } from "./plainNumber";
import { SignExample } from "./SignExample";

const variants = ["corrected", "uncorrected", "asPrinted"] as const satisfies readonly AdamVariant[];
const drawnSteps = 100;
const listedSteps = 5;
const values = { min: -100, max: 100 };
const ranges = {
  start: values,
  target: values,
  rate: { min: 0, max: 10 },
  beta1: { min: 0, max: 0.9999 },
  beta2: { min: 0, max: 0.9999 },
};
const fields = ["start", "target", "rate", "beta1", "beta2"] as const satisfies readonly (keyof AdamProblem)[];

/** Adam with and without bias correction, and as article 1 writes it, on one parameter; and the gradient without its sign. */
export function AdamExample({ id }: { readonly id: string }) {
  const { examples } = useArticleTexts();
  const words = examples.adam;
  const [problem, setProblem] = useState(startProblem);
  const [shown, setShown] = useState(1);
  const tracks = variants.map((variant) => ({ variant, steps: adamSteps(problem, variant, drawnSteps) }));
  const [corrected, uncorrected] = tracks;
  const step = corrected?.steps[shown - 1];
  const bare = uncorrected?.steps[shown - 1];
  const paths = tracks.map(({ variant, steps }) => ({ variant, ys: [problem.start, ...steps.map(({ after }) => after)] }));
  const yAxis = plainAxis("θ", problem.target, ...paths.flatMap(({ ys }) => ys).filter((y) => Math.abs(y) < 1e6));
  const xs = Array.from({ length: drawnSteps + 1 }, (_, i) => i);
  return (
    <Example id={id} title={words.title} lead={words.lead}>
      <div className={styles.columns}>
        <div className={styles.part}>
          <div className={styles.fields}>
            {fields.map((name) => (
              <ExampleNumber
                key={name}
                label={words.fields[name]}
                face={words.faces[name]}
                range={ranges[name]}
                value={problem[name]}
                onChange={(value) => setProblem({ ...problem, [name]: value })}
              />
            ))}
            <Button disabled={problem === startProblem} onClick={() => setProblem(startProblem)}>
              {words.reset}
            </Button>
          </div>
          <CurvePlot
            label={words.plot(drawnSteps)}
            xAxis={exactAxis(words.step, 0, drawnSteps)}
            yAxis={yAxis}
            height={260}
            curves={[
              {
                id: "target",
                name: null,
                color: "var(--ink-3)",
                line: "faint",
                points: { xs: [0, drawnSteps], ys: [problem.target, problem.target] },
              },
              ...paths.map(({ variant, ys }, i) => ({
                id: variant,
                name: words.variants[variant],
                color: runColor(i),
                line: "solid" as const,
                points: { xs, ys },
              })),
            ]}
          />
        </div>
        <div className={styles.part}>
          <div className={styles.bar}>
            <p className={styles.now} role="status">
              {words.now(shown)}
            </p>
            <Button disabled={shown === 1} onClick={() => setShown(shown - 1)}>
              {words.back}
            </Button>
            <Button disabled={shown === drawnSteps} onClick={() => setShown(shown + 1)}>
              {words.next}
            </Button>
          </div>
          {step && bare && <Formula label={examples.formulas} lines={adamFormulas(problem, step, bare, shown)} />}
          <p className={styles.note}>{words.lastLine}</p>
          <FigureTable
            caption={words.table(listedSteps)}
            headings={[
              { id: "step", face: words.step },
              ...variants.map((variant) => ({ id: variant, face: words.variants[variant] })),
            ]}
            rows={Array.from({ length: listedSteps }, (_, i) => ({
              id: String(i),
              cells: [i + 1, ...tracks.map(({ steps }) => fixedNumber(steps[i]?.change ?? Number.NaN))],
            }))}
          />
        </div>
      </div>
      <Fault />
      <SignExample />
    </Example>
  );
}

/** What article 1 leaves out, in the first step of the problem that the example starts with. */
function Fault() {
  const words = useArticleTexts().examples.adam;
  const change = (variant: AdamVariant) => adamSteps(startProblem, variant, 1)[0]?.change ?? Number.NaN;
  const [right, bare, printed] = [change("corrected"), change("uncorrected"), change("asPrinted")];
  return (
    <Correction says={words.says} comesTo={words.comesTo}>
      {words.why(plainNumber(right), plainNumber(bare), plainNumber(bare / right, 2), plainNumber(printed))}
    </Correction>
  );
}
