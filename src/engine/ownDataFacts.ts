import { readDataFile } from "../data/ownDataset";
import type { TrainerCommand, TrainerEvent } from "../protocol/messages";
import { DataFaultError } from "../protocol/ownData";

/** Answers what a file holds; every fault is an answer too. */
export async function answerDataFile(
  { requestId, slot, file }: Extract<TrainerCommand, { type: "readDataFile" }>,
  emit: (event: TrainerEvent) => void,
): Promise<void> {
  try {
    emit({ type: "dataFileRead", requestId, slot, found: await readDataFile(slot, file) });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const fault = error instanceof DataFaultError ? error.fault : { file: file.name, code: "unreadable" as const, detail };
    emit({ type: "dataFileRead", requestId, slot, found: null, fault });
  }
}
