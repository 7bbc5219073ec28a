import type { BackwardPass, ForwardPass, NetworkPoint, SmallNetwork } from "../../articles/smallNetwork";
import { texFactor, texNumber, texResult } from "./texNumber";

const times = (a: number, b: number) => `${texFactor(a)} \\cdot ${texFactor(b)}`;

/** The forward pass in TeX, filled in. */
export function forwardFormulas(net: SmallNetwork, { x1, x2, y }: NetworkPoint, pass: ForwardPass): readonly string[] {
  const sum = (a: number, b: number, bias: number) => `${times(a, x1)} + ${times(b, x2)} + ${texFactor(bias)}`;
  return [
    `z_1 &= w_{11}x_1 + w_{12}x_2 + b_1 = ${sum(net.w11, net.w12, net.b1)} ${texResult(pass.z1)}`,
    `z_2 &= w_{21}x_1 + w_{22}x_2 + b_2 = ${sum(net.w21, net.w22, net.b2)} ${texResult(pass.z2)}`,
    `h_1 &= \\sigma(z_1) ${texResult(pass.h1)} \\qquad h_2 = \\sigma(z_2) ${texResult(pass.h2)}`,
    `s &= v_1h_1 + v_2h_2 + c = ${times(net.v1, pass.h1)} + ${times(net.v2, pass.h2)} + ${texFactor(net.c)} ${texResult(pass.s)}`,
    `\\hat y &= \\sigma(s) ${texResult(pass.output)}`,
    `L &= (y - \\hat y)^2 = (${texNumber(y)} - ${texNumber(pass.output)})^2 ${texResult(pass.loss)}`,
  ];
}

/** The backward pass in TeX, filled in. */
export function backwardFormulas(
  net: SmallNetwork,
  { x1, y }: NetworkPoint,
  pass: ForwardPass,
  back: BackwardPass,
): readonly string[] {
  const { output, h1, h2 } = pass;
  const slope = (h: number) => `${texNumber(h)}\\,(1 - ${texNumber(h)})`;
  return [
    `\\delta_s = \\tfrac{\\partial L}{\\partial s} &= -2\\,(y - \\hat y)\\,\\hat y\\,(1 - \\hat y)`,
    `&= -2\\,(${texNumber(y)} - ${texNumber(output)}) \\cdot ${slope(output)} ${texResult(back.outputDelta)}`,
    `\\delta_1 = \\tfrac{\\partial L}{\\partial z_1} &= \\delta_s v_1 h_1(1 - h_1) = ${times(back.outputDelta, net.v1)} \\cdot ${slope(h1)} ${texResult(back.delta1)}`,
    `\\delta_2 = \\tfrac{\\partial L}{\\partial z_2} &= \\delta_s v_2 h_2(1 - h_2) = ${times(back.outputDelta, net.v2)} \\cdot ${slope(h2)} ${texResult(back.delta2)}`,
    `\\tfrac{\\partial L}{\\partial v_j} &= \\delta_s h_j, \\quad \\tfrac{\\partial L}{\\partial c} = \\delta_s, \\quad \\tfrac{\\partial L}{\\partial w_{ji}} = \\delta_j x_i, \\quad \\tfrac{\\partial L}{\\partial b_j} = \\delta_j`,
    `\\tfrac{\\partial L}{\\partial w_{11}} &= \\delta_1 x_1 = ${times(back.delta1, x1)} ${texResult(back.gradient.w11)}`,
  ];
}
