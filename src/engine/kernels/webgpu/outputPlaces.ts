/**
 * WGSL `fn placeOf(index: u32) -> vec3u`: image, row and column of number `index` of all images' places, of which an image has
 * `height` × `width`. A software adapter divides whole numbers one by one, so it multiplies: with half of one added, rounding
 * never crosses a whole number: checked for every image size up to 28 × 28 and all places of 4,096 images.
 */
export function placeOfWgsl([height, width]: readonly [number, number]): string {
  const quotient = (number: string, divisor: number) => `u32(i32((f32(${number}) + 0.5) * ${1 / divisor}))`;
  return `fn placeOf(index: u32) -> vec3u {
  let image = ${quotient("i32(index)", height * width)};
  let rest = index - image * ${height * width}u;
  let row = ${quotient("i32(rest)", width)};
  return vec3u(image, row, rest - row * ${width}u);
}`;
}
