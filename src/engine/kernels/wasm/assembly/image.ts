/** Copies of images and filters that make a convolution's gradient a convolution. Addresses are in bytes, sizes in floats. */

/**
 * Copies x [batch, height, width, channels] into zeros [batch, outHeight, outWidth, channels], the first pixel at
 * (`top`, `left`), neighbours `spacing` pixels apart.
 */
export function padImage(
  x: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  top: i32,
  left: i32,
  spacingY: i32,
  spacingX: i32,
  outHeight: i32,
  outWidth: i32,
  out: usize,
): void {
  const pixelBytes = <usize>channels << 2;
  memory.fill(out, 0, <usize>(batch * outHeight * outWidth) * pixelBytes);
  for (let n = 0; n < batch; n++) {
    for (let y = 0; y < height; y++) {
      let to = out + <usize>((n * outHeight + top + y * spacingY) * outWidth + left) * pixelBytes;
      if (spacingX == 1) {
        memory.copy(to, x, <usize>width * pixelBytes);
        x += <usize>width * pixelBytes;
      } else {
        for (let column = 0; column < width; column++) {
          memory.copy(to, x, pixelBytes);
          x += pixelBytes;
          to += <usize>spacingX * pixelBytes;
        }
      }
    }
  }
}

/** out [h, w, outputs, inputs] from filter [h, w, inputs, outputs]: turned by 180° with its channels swapped. */
export function turnFilter(filter: usize, height: i32, width: i32, inputs: i32, outputs: i32, out: usize): void {
  for (let place = height * width - 1; place >= 0; place--) {
    const from = filter + (<usize>(place * inputs * outputs) << 2);
    for (let f = 0; f < outputs; f++) {
      for (let c = 0; c < inputs; c++) {
        store<f32>(out, load<f32>(from + (<usize>(c * outputs + f) << 2)));
        out += 4;
      }
    }
  }
}
