import { useState } from "react";
import {
  backwardPass,
  forwardPass,
  type NetworkParameter,
  type NetworkPoint,
  startNetwork,
  startPoint,
  trainedOnce,
} from "../../articles/smallNetwork";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Button } from "../../ui/Button";
import { Formula } from "../../ui/Formula";
import { Correction } from "./Correction";
import { Example } from "./Example";
import styles from "./Example.module.css";
import { ExampleNumber } from "./ExampleNumber";
import { GradientTable } from "./GradientTable";
import { NetDrawing } from "./NetDrawing";
import { backwardFormulas, forwardFormulas } from "./networkFormulas";
import { plainNumber } from "./plainNumber";

const values = { min: -100, max: 100 };
const ranges = { x1: values, x2: values, y: { min: 0, max: 1 } };
const start = { net: startNetwork, point: startPoint, rate: 0.5, steps: 0, lossBefore: Number.NaN };

/** Article 2's 2-2-1 sigmoid network, forward and backward in numbers, each gradient checked by finite differences. */
export function SmallNetworkExample({ id }: { readonly id: string }) {
  const { examples } = useArticleTexts();
  const words = examples.network;
  const [state, setState] = useState(start);
  const { net, point, rate, steps, lossBefore } = state;
  const pass = forwardPass(net, point);
  const back = backwardPass(net, point, pass);
  const edit = (part: Partial<typeof start>) => setState({ ...state, ...part, steps: 0 });
  const setPoint = (name: keyof NetworkPoint, value: number) => edit({ point: { ...point, [name]: value } });
  const setWeight = (name: NetworkParameter, value: number) => edit({ net: { ...net, [name]: value } });
  return (
    <Example id={id} title={words.title} lead={words.lead}>
      <div className={styles.columns}>
        <div className={styles.part}>
          <div className={styles.fields}>
            <ExampleNumber label={words.x1} face="x₁" range={ranges.x1} value={point.x1} onChange={(v) => setPoint("x1", v)} />
            <ExampleNumber label={words.x2} face="x₂" range={ranges.x2} value={point.x2} onChange={(v) => setPoint("x2", v)} />
            <ExampleNumber label={words.y} range={ranges.y} value={point.y} onChange={(v) => setPoint("y", v)} />
          </div>
          <NetDrawing net={net} point={point} pass={pass} />
          <div className={styles.fields}>
            <ExampleNumber
              label={words.rate}
              range={{ min: 0, max: 10 }}
              value={rate}
              onChange={(next) => setState({ ...state, rate: next })}
            />
            <Button
              variant="primary"
              onClick={() => setState({ ...state, net: trainedOnce(net, point, rate), steps: steps + 1, lossBefore: pass.loss })}
            >
              {words.train}
            </Button>
            <Button disabled={state === start} onClick={() => setState(start)}>
              {words.reset}
            </Button>
          </div>
          <p className={styles.note} role="status">
            {steps === 0
              ? words.loss(plainNumber(pass.loss, 6))
              : words.trained(steps, plainNumber(lossBefore, 6), plainNumber(pass.loss, 6))}
          </p>
        </div>
        <div className={styles.part}>
          <div>
            <h4 className={styles.subtitle}>{words.forward}</h4>
            <Formula label={words.forward} lines={forwardFormulas(net, point, pass)} />
          </div>
          <div>
            <h4 className={styles.subtitle}>{words.backward}</h4>
            <Formula label={words.backward} lines={backwardFormulas(net, point, pass, back)} />
          </div>
        </div>
      </div>
      <h4 className={styles.subtitle}>{words.check}</h4>
      <p className={styles.note}>{words.checkLead}</p>
      <Formula
        label={words.check}
        lines={["\\frac{\\partial L}{\\partial w} &\\approx \\frac{L(w + h) - L(w - h)}{2h}, \\qquad h = 10^{-5}"]}
      />
      <GradientTable net={net} point={point} onChange={setWeight} />
      <Correction says={words.saysInputs} comesTo={words.comesToInputs}>
        {words.whyInputs}
      </Correction>
    </Example>
  );
}
