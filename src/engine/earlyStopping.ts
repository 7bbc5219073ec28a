/** Watches the validation loss from epoch to epoch. */
export interface EarlyStopping {
  /** The validation loss of the epoch that has ended. */
  record(loss: number): void;
  /** Whether the loss has not fallen below its lowest for as many epochs as `patience` allows. */
  readonly isOver: boolean;
  readonly bestLoss: number | null;
  readonly epochsWithoutGain: number;
}

/** Where it begins: for a run that goes on, what it had seen. */
export interface EarlyStoppingStart {
  readonly bestLoss: number | null;
  readonly epochsWithoutGain: number;
}

/** With a `patience` of null it is never over; as in Keras any fall of the loss counts. */
export function createEarlyStopping(
  patience: number | null,
  start: EarlyStoppingStart = { bestLoss: null, epochsWithoutGain: 0 },
): EarlyStopping {
  let { bestLoss, epochsWithoutGain } = start;
  return {
    record(loss) {
      const isGain = bestLoss === null || loss < bestLoss;
      bestLoss = isGain ? loss : bestLoss;
      epochsWithoutGain = isGain ? 0 : epochsWithoutGain + 1;
    },
    get isOver() {
      return patience !== null && epochsWithoutGain >= patience;
    },
    get bestLoss() {
      return bestLoss;
    },
    get epochsWithoutGain() {
      return epochsWithoutGain;
    },
  };
}
