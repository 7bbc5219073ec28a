import { blankDigits, type WrittenDigits, writeOne } from "../drawing/writeDigits";
import { yieldToEventLoop } from "./yieldToEventLoop";

/** How many digits Trainset writes itself. */
export const writtenCount = 5500;
/** Messages wait at most so long while digits are written. */
const sliceMs = 8;

const begun: { digits: WrittenDigits | null; done: number } = { digits: null, done: 0 };

/** The digits that all runs share; whatever is not written yet is written now, which takes about a second for all. */
export function writtenDigits(): WrittenDigits {
  return writeUntil(Number.POSITIVE_INFINITY);
}

/** Writes the digits in slices, between which messages are served; at once where they are written already. */
export async function writeDigitsInSlices(): Promise<void> {
  while (begun.done < writtenCount) {
    writeUntil(performance.now() + sliceMs);
    await yieldToEventLoop();
  }
}

/** Goes on writing until a time in milliseconds. */
function writeUntil(end: number): WrittenDigits {
  begun.digits ??= blankDigits(writtenCount);
  while (begun.done < writtenCount && performance.now() < end) {
    writeOne(begun.digits, begun.done);
    begun.done += 1;
  }
  return begun.digits;
}
