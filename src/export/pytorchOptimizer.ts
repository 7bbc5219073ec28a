import type { OptimizerSpec } from "../protocol/experiment";
import { pythonNumber } from "./pythonText";

/** Makes `optimizer` for `model`, with the very formulas of the experiment. */
export function optimizerLines(optimizer: OptimizerSpec): string[] {
  switch (optimizer.kind) {
    case "sgd": {
      const momentum = optimizer.momentum > 0 ? `, momentum=${pythonNumber(optimizer.momentum)}` : "";
      return [`optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE${momentum})`];
    }
    case "rmsprop":
      return [
        `optimizer = torch.optim.RMSprop(model.parameters(), lr=LEARNING_RATE, alpha=${pythonNumber(optimizer.rho)}, eps=${pythonNumber(optimizer.epsilon)})`,
      ];
    case "adam":
    case "adamw": {
      const { beta1, beta2, epsilon, formulation } = optimizer;
      const settings = `lr=LEARNING_RATE, betas=(${pythonNumber(beta1)}, ${pythonNumber(beta2)}), eps=${pythonNumber(epsilon)}`;
      const decay = optimizer.kind === "adamw" ? optimizer.weightDecay : 0;
      const parameters = optimizer.kind === "adamw" ? "groups" : "model.parameters()";
      const groups = optimizer.kind === "adamw" ? decayGroups(decay) : [];
      if (formulation === "keras") return ["", "", kerasAdam, ...groups, `optimizer = KerasAdam(${parameters}, ${settings})`];
      const name = optimizer.kind === "adamw" ? "AdamW" : "Adam";
      return [...groups, `optimizer = torch.optim.${name}(${parameters}, ${settings})`];
    }
  }
}

function decayGroups(weightDecay: number): string[] {
  return [
    "# Only kernels shrink: biases and batch normalization's numbers have one axis.",
    "kernels = [weight for weight in model.parameters() if weight.dim() > 1]",
    "others = [weight for weight in model.parameters() if weight.dim() <= 1]",
    `groups = [{"params": kernels, "weight_decay": ${pythonNumber(weightDecay)}}, {"params": others, "weight_decay": 0.0}]`,
  ];
}

const kerasAdam = `class KerasAdam(torch.optim.Optimizer):
    """Adam as Keras computes it: epsilon is added before the bias correction of v."""

    def __init__(self, params, lr, betas, eps):
        super().__init__(params, {"lr": lr, "betas": betas, "eps": eps, "weight_decay": 0.0})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                state = self.state[weight]
                if not state:
                    state.update(t=0, m=torch.zeros_like(weight), v=torch.zeros_like(weight))
                state["t"] += 1
                state["m"].mul_(beta1).add_(weight.grad, alpha=1 - beta1)
                state["v"].mul_(beta2).addcmul_(weight.grad, weight.grad, value=1 - beta2)
                rate = group["lr"] * math.sqrt(1 - beta2 ** state["t"]) / (1 - beta1 ** state["t"])
                weight.mul_(1 - group["lr"] * group["weight_decay"])
                weight.addcdiv_(state["m"], state["v"].sqrt().add_(group["eps"]), value=-rate)

`;
