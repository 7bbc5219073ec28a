import type { OptimizerSpec } from "../../../protocol/experiment";
import type { OptimizerName } from "../../../protocol/options";
import type { OptimizerCode } from "./optimizerCode";

/** L1 and L2 factors of a layer's kernel. */
export interface Penalties {
  readonly l1: number;
  readonly l2: number;
}

type CodeTable = {
  readonly [Name in OptimizerName]: (spec: Extract<OptimizerSpec, { kind: Name }>) => { slots: number; body: string };
};

/** With `m` and `v` in slots 0 and 1; what depends on the step's number is in `step.stepSize` and `step.epsilon`. */
const adam = ({ beta1, beta2 }: { readonly beta1: number; readonly beta2: number }) => ({
  slots: 2,
  body: `
  let m = ${f32(beta1)} * state[index] + ${f32(1 - beta1)} * g;
  let v = ${f32(beta2)} * state[total + index] + ${f32(1 - beta2)} * g * g;
  state[index] = m;
  state[total + index] = v;
  return kept - step.stepSize * m / (sqrt(v) + step.epsilon);`,
});

/** The rules of `optimizers.ts`, in place; `kept` is the weight after weight decay, `g` its gradient with penalties. */
const codes: CodeTable = {
  adam,
  adamw: adam,
  rmsprop: ({ rho }) => ({
    slots: 1,
    body: `
  let s = ${f32(rho)} * state[index] + ${f32(1 - rho)} * g * g;
  state[index] = s;
  return kept - step.stepSize * g / (sqrt(s) + step.epsilon);`,
  }),
  sgd: ({ momentum }) =>
    momentum === 0
      ? { slots: 0, body: "return kept - step.stepSize * g;" }
      : {
          slots: 1,
          body: `
  let velocity = ${f32(momentum)} * state[index] + g;
  state[index] = velocity;
  return kept - step.stepSize * velocity;`,
        },
};

/**
 * The optimizer of an experiment as it is compiled into the kernels that update a layer's weights. `penalties` are null where
 * nothing of the layer decays or is penalized.
 */
export function optimizerWgsl(spec: OptimizerSpec, penalties: Penalties | null): OptimizerCode {
  // The table pairs each kind with its own spec; TypeScript cannot follow that through an index.
  const make = codes[spec.kind] as (spec: OptimizerSpec) => { slots: number; body: string };
  const { slots, body } = make(spec);
  const { l1, l2 } = penalties ?? { l1: 0, l2: 0 };
  const isDecaying = spec.kind === "adamw" && penalties !== null;
  const penalty = l1 === 0 && l2 === 0 ? "0.0" : `select(Value(), ${f32(l1)} * sign(value) + ${f32(2 * l2)} * value, penalize)`;
  return {
    slots,
    wgsl: `fn updated(value: Value, gradient: Value, index: u32, penalize: bool) -> Value {
  let g = gradient + ${penalty};
  let kept = ${isDecaying ? "value * (1.0 - select(0.0, step.decay, penalize))" : "value"};
  ${body}
}`,
  };
}

function f32(value: number): string {
  return `f32(${value})`;
}
