import { derivativeFactor } from "./activation";
import type { KernelActivation, KernelCode } from "./kernelCode";
import { perElement } from "./perElement";
import { type PoolShape, pooledWgsl, poolSizes } from "./poolShape";

/**
 * dx: each window's gradient is shared out evenly, times act′(x). Binds dy, x unless the activation that made it is linear,
 * and dx [batch, height, width, channels].
 */
export function averagePoolGradient(shape: PoolShape & { inputActivation: KernelActivation }): KernelCode {
  const { inputLength, outputLength } = poolSizes(shape);
  const factor = derivativeFactor(shape.inputActivation, inputLength);
  return perElement(
    `averagePoolGradient ${shape.input.join("x")} by ${shape.size} ${shape.inputActivation}`,
    [{ name: "dy", use: "read", length: outputLength }, ...factor.buffers, { name: "dx", use: "write", length: inputLength }],
    inputLength,
    {
      wgsl: factor.wgsl,
      body: `${pooledWgsl(shape)}
  var gradient = 0.0;
  if (isPooled) { gradient = dy[window] * factor(index) / ${shape.size ** 2}; }
  dx[index] = gradient;`,
    },
  );
}
