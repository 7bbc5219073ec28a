import { useState } from "react";
import { type ActivationName, activationFunctions, article4Relu } from "../../articles/activationFunctions";
import { useArticleTexts } from "../../text/useArticleTexts";
import { RangeField } from "../../ui/RangeField";
import { ActivationPlot } from "./ActivationPlot";
import styles from "./ActivationsExample.module.css";
import { Correction } from "./Correction";
import { Example } from "./Example";
import shared from "./Example.module.css";
import { ExampleNumber } from "./ExampleNumber";
import { plainNumber } from "./plainNumber";

const names = ["sigmoid", "tanh", "relu"] as const satisfies readonly ActivationName[];
const range = { min: -6, max: 6 };
const values = { min: -1000, max: 1000 };

/** Sigmoid, tanh and ReLU with their derivatives at a point that can be moved, and article 4's ReLU example. */
export function ActivationsExample({ id }: { readonly id: string }) {
  const words = useArticleTexts().examples.activations;
  const [x, setX] = useState(1);
  const [input, setInput] = useState<readonly number[]>(article4Relu.input);
  const list = (numbers: readonly number[]) => `[${numbers.map((value) => plainNumber(value)).join(", ")}]`;
  return (
    <Example id={id} title={words.title} lead={words.lead}>
      <div className={styles.point}>
        <ExampleNumber label={words.x} face="x" range={range} value={x} onChange={setX} />
        <RangeField face="" label={words.x} {...range} step={0.1} value={x} valueText={plainNumber(x, 2)} onChange={setX} />
      </div>
      <div className={styles.plots}>
        {names.map((name) => (
          <ActivationPlot key={name} name={name} x={x} range={range} onPick={(at) => setX(Math.round(at * 10) / 10)} />
        ))}
      </div>
      <h4 className={shared.subtitle}>{words.reluTitle}</h4>
      <div className={shared.fields}>
        {input.map((value, i) => (
          <ExampleNumber
            key={words.value(i + 1)}
            label={words.value(i + 1)}
            range={values}
            value={value}
            onChange={(next) => setInput(input.with(i, next))}
          />
        ))}
        <output className={styles.result} aria-label={words.reluTitle}>
          → {list(input.map(activationFunctions.relu.value))}
        </output>
      </div>
      <Correction
        isRight
        says={`${list(article4Relu.input)} → ${list(article4Relu.printed)}`}
        comesTo={list(article4Relu.input.map(activationFunctions.relu.value))}
      />
    </Example>
  );
}
