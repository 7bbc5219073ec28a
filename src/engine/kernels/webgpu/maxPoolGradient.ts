import { derivativeFactor } from "./activation";
import type { KernelActivation, KernelCode } from "./kernelCode";
import { perElement } from "./perElement";
import { type PoolShape, pooledWgsl, poolSizes } from "./poolShape";

/**
 * dx: each window's gradient goes to its maximum, times act′(x). Binds dy, `positions`, x unless the activation that made it is
 * linear, and dx [batch, height, width, channels].
 */
export function maxPoolGradient(shape: PoolShape & { inputActivation: KernelActivation }): KernelCode {
  const { inputLength, outputLength } = poolSizes(shape);
  const factor = derivativeFactor(shape.inputActivation, inputLength);
  return perElement(
    `maxPoolGradient ${shape.input.join("x")} by ${shape.size} ${shape.inputActivation}`,
    [
      { name: "dy", use: "read", length: outputLength },
      { name: "positions", use: "read", length: outputLength, element: "u32" },
      ...factor.buffers,
      { name: "dx", use: "write", length: inputLength },
    ],
    inputLength,
    {
      wgsl: factor.wgsl,
      body: `${pooledWgsl(shape)}
  var gradient = 0.0;
  if (isPooled && positions[window] == position) { gradient = dy[window] * factor(index); }
  dx[index] = gradient;`,
    },
  );
}
