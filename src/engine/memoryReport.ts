import type { DeviceMemory } from "./deviceMemory";

/** Shortest time between two reports. */
const reportEveryMs = 1000;

/** Tells what the device holds. */
export interface MemoryReport {
  /** Tells it where it has changed: at once, or when a second has passed since the last time. */
  tell(): void;
}

/** `onChange` hears of the bytes held; never where the backend cannot tell. */
export function createMemoryReport(memory: DeviceMemory, onChange: (bytes: number) => void): MemoryReport {
  let told: number | null = null;
  let resting: ReturnType<typeof setTimeout> | null = null;
  let isAsked = false;
  function tell(): void {
    isAsked = true;
    if (resting !== null) return;
    isAsked = false;
    const bytes = memory.bytesHeld();
    if (bytes === null || bytes === told) return;
    told = bytes;
    onChange(bytes);
    resting = setTimeout(() => {
      resting = null;
      if (isAsked) tell();
    }, reportEveryMs);
  }
  return { tell };
}
