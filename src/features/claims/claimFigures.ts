import type { ExperimentClaim } from "../../articles/claims";
import { measuredClaim } from "../../articles/measuredClaim";
import type { Reproduction } from "../../articles/reproduction";
import type { MeasuredFigure } from "../../articles/verdict";
import { presets } from "../../protocol/presets";
import type { Run } from "../../store/playgroundState";

/** What the kept reproduction has for a claim; `isShort` where a run of it did not train for all epochs. */
export function keptFigure(
  claim: ExperimentClaim,
  { experiments }: Reproduction,
): { readonly figure: MeasuredFigure | null; readonly isShort: boolean } {
  const runs = experiments.find(({ presetId }) => presetId === claim.presetId)?.runs ?? [];
  const isShort = runs.some(({ epochs }) => epochs.length < presets[claim.presetId].epochs);
  return { figure: measuredClaim(claim, runs), isShort };
}

/** What this machine has for a claim: a figure, or why there is none. Epochs count from 1; null is after the last one. */
export type FigureHere =
  | { readonly kind: "measured"; readonly figure: MeasuredFigure }
  | { readonly kind: "later"; readonly epoch: number | null }
  /** The epoch has ended and nobody asked for this figure. */
  | { readonly kind: "missed" };

/** The claim's figure as the runs of its experiment on this page give it by now; one that is still to come waits for all of them. */
export function figureHere(claim: ExperimentClaim, runs: readonly Run[]): FigureHere {
  const isOver = ({ state, experiment, epochs }: Run) =>
    claim.epoch === null || claim.epoch === experiment.epochs ? state === "finished" : epochs.length >= claim.epoch;
  if (!runs.every(isOver)) return { kind: "later", epoch: claim.epoch };
  const figure = measuredClaim(claim, runs.map(measuredRun));
  return figure ? { kind: "measured", figure } : { kind: "missed" };
}

/** A run of the page as claims are asked of it. */
function measuredRun({ epochs, experiment, result, state }: Run): Parameters<typeof measuredClaim>[1][number] {
  const test = state === "finished" ? (result?.test ?? null) : null;
  return {
    test,
    trainingSet: result?.trainingSet ?? null,
    // After the last epoch the test images are measured in any case.
    epochs: epochs.map((epoch) => (epoch.epoch === experiment.epochs ? { ...epoch, test: epoch.test ?? test } : epoch)),
  };
}

/** Whether what runs gave may be held against a claim: nobody changed their learning rate and none was ended early. */
export function isFaithful(runs: readonly Run[]): boolean {
  return runs.every(({ state, learningRateChanges }) => state !== "stopped" && learningRateChanges.length === 0);
}
