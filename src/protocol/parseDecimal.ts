/** The number that `text` is, or null where it is none; spaces around it and a real minus sign are taken. */
export function parseDecimal(text: string): number | null {
  const plain = text.trim().replace("\u2212", "-");
  // `Number` also takes "", "0x10" and "Infinity".
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
}
