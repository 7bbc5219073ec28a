import { type Augmentation, augmentationSeed, waves } from "../../../data/augmentation";
import { counterBits } from "../../../data/random";
import { randomBitsWgsl } from "./randomBitsWgsl";

/**
 * `drawnChange(row)`: what is drawn for the image in a row of the step, the same as `fillAugmentation`. A wave is amplitude,
 * frequency and phase.
 */
export function drawnChangeWgsl(augmentation: Augmentation, seed: number): string {
  const { turn, slant, stretch, thickness, bend, movedShare, scale, shift } = augmentation;
  const perPixel = (2 * Math.PI) / waves.acrossPixels;
  return `${randomBitsWgsl}
const seedBits = ${counterBits(augmentationSeed(seed))}u;
struct Change { xx: f32, xy: f32, yx: f32, yy: f32, scale: f32, shift: vec2f, thickness: f32, rows: vec3f, columns: vec3f }
fn share(row: u32, draw: u32) -> f32 {
  return f32(hashed(draw + hashed(row + hashed(step.index + seedBits))) >> 8u) / 16777216.0;
}
fn either(row: u32, draw: u32, most: f32) -> f32 { return (2.0 * share(row, draw) - 1.0) * most; }
fn wave(row: u32, draw: u32) -> vec3f {
  let periods = ${waves.fewest} + ${waves.most - waves.fewest} * share(row, draw + 1u);
  return vec3f(either(row, draw, ${bend}), periods * ${perPixel}, ${2 * Math.PI} * share(row, draw + 2u));
}
fn drawnChange(row: u32) -> Change {
  let isMoved = share(row, 0u) < ${movedShare};
  let angle = either(row, 1u, ${turn});
  let slant = either(row, 2u, ${slant});
  let width = exp(either(row, 3u, ${stretch}));
  let scale = ${scale[0]} + ${scale[1] - scale[0]} * share(row, 4u);
  let shift = vec2f(either(row, 5u, ${shift}), either(row, 6u, ${shift}));
  return Change(
    cos(angle) * width,
    -cos(angle) * slant - sin(angle),
    sin(angle) * width,
    -sin(angle) * slant + cos(angle),
    select(1.0, scale, isMoved),
    select(vec2f(), shift, isMoved),
    either(row, 7u, ${thickness}),
    wave(row, 8u),
    wave(row, 11u),
  );
}`;
}
