import type { KernelCode } from "./kernelCode";
import { perElement } from "./perElement";

/** Φ of the normal distribution through the error function of Abramowitz & Stegun 1964, 7.1.26, whose error is below 1.5e-7. */
const distributionWgsl = /* wgsl */ `
fn distribution(z: f32) -> f32 {
  let a = abs(z) * ${Math.SQRT1_2};
  let t = 1.0 / (1.0 + 0.3275911 * a);
  let series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  let positive = 1.0 - 0.5 * series * exp(-a * a);
  return select(1.0 - positive, positive, z >= 0.0);
}`;

/** y = z · Φ(z) on `batch` rows of `width` values. Binds z and y. */
export function geluForward({ batch, width }: { readonly batch: number; readonly width: number }): KernelCode {
  const length = batch * width;
  return perElement(
    `geluForward ${width}`,
    [
      { name: "z", use: "read", length },
      { name: "y", use: "write", length },
    ],
    length,
    {
      wgsl: distributionWgsl,
      body: `
  if (index >= step.rows * ${width}u) { return; }
  y[index] = z[index] * distribution(z[index]);`,
    },
  );
}

/** dz = dy · (Φ(z) + z · φ(z)), with φ the normal density. Binds dy, z and dz. */
export function geluGradient({ batch, width }: { readonly batch: number; readonly width: number }): KernelCode {
  const length = batch * width;
  return perElement(
    `geluGradient ${width}`,
    [
      { name: "dy", use: "read", length },
      { name: "z", use: "read", length },
      { name: "dz", use: "write", length },
    ],
    length,
    {
      wgsl: distributionWgsl,
      body: `
  if (index >= step.rows * ${width}u) { return; }
  let value = z[index];
  let density = exp(-0.5 * value * value) * ${1 / Math.sqrt(2 * Math.PI)};
  dz[index] = dy[index] * (distribution(value) + value * density);`,
    },
  );
}
