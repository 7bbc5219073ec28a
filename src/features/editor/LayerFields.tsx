import type { LayerSpec } from "../../protocol/experiment";
import { activationOptions, optionNames } from "../../protocol/options";
import { usePanelTexts } from "../../text/usePanelTexts";
import { Select } from "../../ui/Select";
import { DraftNumber } from "./DraftNumber";
import styles from "./LayerFields.module.css";
import type { NumberName } from "./numberRules";
import { type TypedFields, useEditorDispatch } from "./useEditor";

type LayerWithPenalty = Extract<LayerSpec, { kind: "dense" | "conv2d" }>;

/** Everything that can be chosen of one layer. */
export function LayerFields({
  id,
  place,
  spec,
  fields,
  arePenaltiesShown,
}: {
  readonly id: string;
  /** In the network, from 0. */
  readonly place: number;
  readonly spec: LayerSpec;
  readonly fields: TypedFields;
  readonly arePenaltiesShown: boolean;
}) {
  const dispatch = useEditorDispatch();
  const { editor, options } = usePanelTexts();
  const { fields: words, paddings, terms } = editor;
  const replaced = (layer: LayerSpec) => ({ layers: [{ type: "replace" as const, at: place, layer }] });
  const choose = (layer: LayerSpec) => dispatch({ type: "change", change: replaced(layer) });
  const number = (
    name: NumberName & keyof typeof terms,
    value: number,
    toLayer: (value: number) => LayerSpec,
    title = terms[name],
  ) => (
    <DraftNumber
      key={name}
      fields={fields}
      owner={id}
      name={name}
      value={value}
      toChange={(valid) => replaced(toLayer(valid))}
      title={title}
      size={name === "rate" || name === "momentum" || name === "epsilon" ? "number" : "short"}
    />
  );
  const activation = (layer: LayerWithPenalty) => (
    <Select
      key="activation"
      label={words.activation}
      options={optionNames(activationOptions)
        .filter((name) => name !== "softmax" || layer.kind === "dense" || layer.activation === name)
        .map((name) => ({ value: name, label: options.activations[name] }))}
      value={layer.activation}
      onChange={(chosen) => choose({ ...layer, activation: chosen })}
      width={92}
    />
  );
  const penalties = (layer: LayerWithPenalty) =>
    arePenaltiesShown
      ? (["l1", "l2"] as const).map((name) => number(name, layer[name] ?? 0, (value) => withPenalty(layer, name, value)))
      : [];

  const content = () => {
    switch (spec.kind) {
      case "dense":
        return [number("units", spec.units, (units) => ({ ...spec, units })), activation(spec), ...penalties(spec)];
      case "conv2d":
        return [
          number("filters", spec.filters, (filters) => ({ ...spec, filters })),
          number("kernelSize", spec.kernelSize, (kernelSize) => ({ ...spec, kernelSize })),
          number("strides", spec.strides, (strides) => ({ ...spec, strides })),
          <Select
            key="padding"
            label={words.padding}
            options={(["valid", "same"] as const).map((value) => ({ value, label: paddings[value] }))}
            value={spec.padding}
            onChange={(padding) => choose({ ...spec, padding })}
            width={76}
          />,
          activation(spec),
          ...penalties(spec),
        ];
      case "maxPool2d":
      case "averagePool2d":
        return [number("poolSize", spec.poolSize, (poolSize) => ({ ...spec, poolSize }))];
      case "dropout":
        return [number("rate", spec.rate, (rate) => ({ ...spec, rate }))];
      case "batchNormalization":
        return [
          number("momentum", spec.momentum, (momentum) => ({ ...spec, momentum }), terms.batchMomentum),
          number("epsilon", spec.epsilon, (epsilon) => ({ ...spec, epsilon })),
        ];
      case "flatten":
        return [];
    }
  };
  return <div className={styles.fields}>{content()}</div>;
}

/** The layer with a penalty of `value`; none at all for 0. */
function withPenalty(layer: LayerWithPenalty, name: "l1" | "l2", value: number): LayerSpec {
  const { [name]: _, ...rest } = layer;
  return value === 0 ? rest : { ...rest, [name]: value };
}
