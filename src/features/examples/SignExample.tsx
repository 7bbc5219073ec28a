import { useState } from "react";
import { article0Descent } from "../../articles/gradientDescent";
import { squaresStep } from "../../articles/leastSquares";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Formula } from "../../ui/Formula";
import { Correction } from "./Correction";
import styles from "./Example.module.css";
import { ExampleNumber } from "./ExampleNumber";
import { PairList, toPairs } from "./PairList";
import { plainNumber } from "./plainNumber";
import { texFactor, texResult } from "./texNumber";

const values = { min: -100, max: 100 };
const startPairs = toPairs(article0Descent.samples.map(({ x, y }) => [x, y]));

/** The gradient of ½ Σ (y − θx)² with its minus sign and without, and where a step along each leads. */
export function SignExample() {
  const { examples } = useArticleTexts();
  const words = examples.sign;
  const [theta, setTheta] = useState(1);
  const [rate, setRate] = useState(0.1);
  const [pairs, setPairs] = useState(startPairs);
  const samples = pairs.map(({ first, second }) => ({ x: first, y: second }));
  const step = squaresStep(theta, samples, rate);
  const terms = samples.map(({ x, y }) => `${texFactor(y - theta * x)} \\cdot ${texFactor(x)}`).join(" + ");
  const after = (sign: string, slope: number, at: number, loss: number) =>
    `\\theta ${sign} &= ${texFactor(theta)} - ${texFactor(rate)} \\cdot ${texFactor(slope)} ${texResult(at)}, \\quad L ${texResult(loss)}`;
  return (
    <>
      <h4 className={styles.subtitle}>{words.title}</h4>
      <div className={styles.columns}>
        <div className={styles.part}>
          <div className={styles.fields}>
            <ExampleNumber label={words.theta} face="θ" range={values} value={theta} onChange={setTheta} />
            <ExampleNumber label={words.rate} face="α" range={{ min: 0, max: 10 }} value={rate} onChange={setRate} />
          </div>
          <PairList
            label={words.samples}
            sides={[
              { name: "x", range: values },
              { name: "y", range: values },
            ]}
            pairs={pairs}
            added={{ first: 3, second: 6 }}
            onChange={setPairs}
          />
        </div>
        <div className={styles.part}>
          <Formula
            label={examples.formulas}
            lines={[
              `L &= \\tfrac12 \\sum (y - \\theta^{\\mathsf T}x)^2 ${texResult(step.loss)}`,
              `\\nabla L &= -\\sum (y - \\theta^{\\mathsf T}x)\\,x = -(${terms}) ${texResult(step.gradient)}`,
              `\\frac{L(\\theta + h) - L(\\theta - h)}{2h} &${texResult(step.numeric)}`,
              after("-\\alpha\\nabla L", step.gradient, step.after, step.lossAfter),
            ]}
          />
          <Correction says={`∇L = ${plainNumber(step.printedGradient)}`} comesTo={`∇L = ${plainNumber(step.gradient)}`}>
            {words.why(
              plainNumber(step.numeric),
              plainNumber(step.loss),
              plainNumber(step.lossAfter),
              plainNumber(step.printedLossAfter),
            )}
          </Correction>
        </div>
      </div>
    </>
  );
}
