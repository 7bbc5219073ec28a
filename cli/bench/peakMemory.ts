import { readdirSync, readFileSync } from "node:fs";

/** Name, parent and peak of one process. */
interface ProcessStatus {
  readonly id: number;
  readonly parent: number;
  readonly name: string;
  readonly peakBytes: number;
}

/** Reads what the benchmark needs out of the text of /proc/N/status. */
export function parseStatus(text: string): ProcessStatus {
  const field = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, "m").exec(text)?.[1] ?? "";
  return {
    id: Number.parseInt(field("Pid"), 10),
    parent: Number.parseInt(field("PPid"), 10),
    name: field("Name"),
    // Linux counts in kB of 1024 bytes.
    peakBytes: (Number.parseInt(field("VmHWM"), 10) || 0) * 1024,
  };
}

/** Peaks of all processes below `root` whose name fits, summed; a page that several share counts in each of them. */
export function sumPeaks(processes: readonly ProcessStatus[], root: number, name: RegExp): number {
  const below = new Set([root]);
  // A child may be listed before its parent.
  for (let size = 0; size !== below.size; ) {
    size = below.size;
    for (const { id, parent } of processes) if (below.has(parent)) below.add(id);
  }
  return processes.filter((one) => below.has(one.id) && name.test(one.name)).reduce((sum, one) => sum + one.peakBytes, 0);
}

/** Peak memory in bytes of the browser that this process has open; null on other systems than Linux. */
export function browserPeakBytes(): number | null {
  if (process.platform !== "linux") return null;
  const processes = readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      try {
        return [parseStatus(readFileSync(`/proc/${entry}/status`, "utf8"))];
      } catch {
        // It has ended since the folder was read.
        return [];
      }
    });
  return sumPeaks(processes, process.pid, /chrom/i) || null;
}
