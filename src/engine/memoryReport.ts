import type { DeviceMemory } from "./deviceMemory";

/** Shortest time between two reports. */
const reportEveryMs = 1000;

/** Tells what the device holds. */
export interface MemoryReport {
  /** Tells it unless it is as it was, or was told within the last second; then it is told by the next call that may. */
  tell(): void;
}

/** `onChange` hears of the bytes held; never where the backend cannot tell. `now` in milliseconds. */
export function createMemoryReport(
  memory: DeviceMemory,
  onChange: (bytes: number) => void,
  now: () => number = () => performance.now(),
): MemoryReport {
  let told: { readonly bytes: number; readonly at: number } | null = null;
  return {
    tell() {
      const at = now();
      if (told && at - told.at < reportEveryMs) return;
      const bytes = memory.bytesHeld();
      if (bytes === null || bytes === told?.bytes) return;
      told = { bytes, at };
      onChange(bytes);
    },
  };
}
