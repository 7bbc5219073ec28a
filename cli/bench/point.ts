import type { PeerPoint } from "./peerPoint";

/** What one engine came to in one repeat of one workload. */
export interface Point extends PeerPoint {
  /** VmHWM of all processes of the browser, or of Python, summed; null where the system does not tell. */
  readonly peakBytes: number | null;
  /** The same steps by the wall clock, with read-back and messages; only where the engine measures its training time itself. */
  readonly wallMillisecondsPerStep: number | null;
}

/** Rejects with a sentence where `work` takes longer than `limitMs`. */
export async function withinTime<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no result within ${limitMs / 1000} s`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
