/** Bytes encoded at a time: a multiple of 3, so that the pieces can be joined. */
const piece = 3 * 8192;

/** 32-bit floats as base64 of their little-endian bytes. */
export function floatsToText(values: Float32Array): string {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) view.setFloat32(4 * index, value, true);
  const parts: string[] = [];
  for (let first = 0; first < bytes.length; first += piece) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(first, first + piece))));
  }
  return parts.join("");
}

/** The floats in such a text; null where it is no base64 or its bytes are not whole floats. */
export function textToFloats(text: string): Float32Array<ArrayBuffer> | null {
  let letters: string;
  try {
    letters = atob(text);
  } catch {
    return null;
  }
  if (letters.length % 4 !== 0) return null;
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) => view.getFloat32(4 * index, true));
}
