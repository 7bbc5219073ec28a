import type { OptimizerSpec } from "../../protocol/experiment";
import { optimizerOptions, optionNames } from "../../protocol/options";
import { usePanelTexts } from "../../text/usePanelTexts";
import { Select } from "../../ui/Select";
import { Term } from "../../ui/Term";
import { DraftNumber } from "./DraftNumber";
import { newOptimizer } from "./newOptimizer";
import { SettingsGroup } from "./SettingsGroup";
import { useEditor } from "./useEditor";

type Adam = Extract<OptimizerSpec, { kind: "adam" | "adamw" }>;

/** The optimizer and its own numbers. */
export function OptimizerSettings() {
  const { state, dispatch } = useEditor();
  const { editor, options } = usePanelTexts();
  const { optimizer } = state.draft.settings;
  const { optimizer: words, terms } = editor;
  const choose = (chosen: OptimizerSpec) => dispatch({ type: "change", change: { settings: { optimizer: chosen } } });
  const number = (name: keyof typeof terms & Field, value: number, toOptimizer: (value: number) => OptimizerSpec) => (
    <DraftNumber
      key={name}
      fields={state.draft.typed}
      owner="optimizer"
      name={name}
      value={value}
      toChange={(valid) => ({ settings: { optimizer: toOptimizer(valid) } })}
      term={terms[name]}
    />
  );
  const adamNumbers = (spec: Adam) => [
    number("beta1", spec.beta1, (beta1) => ({ ...spec, beta1 })),
    number("beta2", spec.beta2, (beta2) => ({ ...spec, beta2 })),
    number("epsilon", spec.epsilon, (epsilon) => ({ ...spec, epsilon })),
    <Select
      key="formulation"
      label={words.formulation}
      face={<Term explanation={terms.formulation}>{words.formulation}</Term>}
      options={(["keras", "pytorch"] as const).map((value) => ({ value, label: words.formulations[value] }))}
      value={spec.formulation}
      onChange={(formulation) => choose({ ...spec, formulation })}
      width={92}
    />,
  ];
  const ownNumbers = () => {
    switch (optimizer.kind) {
      case "adam":
        return adamNumbers(optimizer);
      case "adamw":
        return [
          number("weightDecay", optimizer.weightDecay, (weightDecay) => ({ ...optimizer, weightDecay })),
          ...adamNumbers(optimizer),
        ];
      case "rmsprop":
        return [
          number("rho", optimizer.rho, (rho) => ({ ...optimizer, rho })),
          number("epsilon", optimizer.epsilon, (epsilon) => ({ ...optimizer, epsilon })),
        ];
      case "sgd":
        return [number("momentum", optimizer.momentum, (momentum) => ({ ...optimizer, momentum }))];
    }
  };
  return (
    <SettingsGroup title={words.title}>
      <Select
        label={words.label}
        options={optionNames(optimizerOptions).map((value) => ({ value, label: options.optimizers[value] }))}
        value={optimizer.kind}
        onChange={(kind) => choose(newOptimizer(kind, optimizer))}
        width={92}
      />
      {number("learningRate", optimizer.learningRate, (learningRate) => ({ ...optimizer, learningRate }))}
      {ownNumbers()}
    </SettingsGroup>
  );
}

type Field = "learningRate" | "beta1" | "beta2" | "epsilon" | "rho" | "weightDecay" | "momentum";
