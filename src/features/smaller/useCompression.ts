import { useEffect, useRef, useState } from "react";
import { compressWeights } from "../../compression/compressWeights";
import { gzipSize } from "../../compression/encodeWeights";
import type { RunId } from "../../protocol/messages";
import type { CheckpointTensor, RunCheckpoint } from "../../protocol/runCheckpoint";
import type { MeasuredWeights } from "../../store/measuringState";
import { usePlaygroundStore } from "../../store/usePlayground";
import { type Choice, compressionOf, curveShares, type VariantName, variantNames } from "./variants";

/** A row of the table as far as it is known. */
export interface Variant {
  readonly weights: readonly CheckpointTensor[];
  readonly bytes: number;
  readonly gzipBytes: number;
  /** Share of the kernels' values that are 0. */
  readonly zeros: number;
  /** Null while it is measured; the original is measured already. */
  readonly measured: MeasuredWeights | null;
}

/** A point of the curve. */
export interface CurvePoint {
  readonly share: number;
  readonly accuracy: number;
}

interface Outcome {
  readonly key: string;
  readonly checkpoint: RunCheckpoint | null;
  readonly variants: Partial<Record<VariantName, Variant>>;
  readonly curve: readonly CurvePoint[];
  readonly state: "measuring" | "done" | "failed";
}

/** Smaller versions of a run, measured when asked; another run or choice begins with nothing. */
export function useCompression(runId: RunId, choice: Choice) {
  const { actions } = usePlaygroundStore();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  // Whoever leaves or asks anew wants nothing more of what is under way.
  const asked = useRef(0);
  useEffect(
    () => () => {
      asked.current += 1;
    },
    [],
  );
  const key = JSON.stringify([runId, choice]);

  async function begin(work: (checkpoint: RunCheckpoint, tell: (change: Partial<Outcome>) => boolean) => Promise<boolean>) {
    asked.current += 1;
    const request = asked.current;
    const before = outcome?.key === key ? outcome : { key, checkpoint: null, variants: {}, curve: [] };
    let now: Outcome = { ...before, state: "measuring" };
    const tell = (change: Partial<Outcome>) => {
      if (asked.current !== request) return false;
      now = { ...now, ...change };
      setOutcome(now);
      return true;
    };
    tell({});
    const checkpoint = await actions.takeCheckpoint(runId);
    if (!checkpoint) tell({ state: "failed" });
    else if (tell({ checkpoint })) tell({ state: (await work(checkpoint, tell)) ? "done" : "failed" });
  }

  const measure = () =>
    begin(async (checkpoint, tell) => {
      let variants: Outcome["variants"] = {};
      const set = (name: VariantName, variant: Variant) => {
        variants = { ...variants, [name]: variant };
        return tell({ variants });
      };
      for (const name of variantNames) {
        const { weights, bytes, zeros } = compressWeights(checkpoint.weights, compressionOf(name, choice));
        const sized = { weights, bytes: bytes.length, gzipBytes: await gzipSize(bytes), zeros };
        if (!set(name, { ...sized, measured: null })) return false;
        if (name === "original") continue;
        const measured = await actions.measureWeights({ ...checkpoint, weights });
        if (!measured || !set(name, { ...sized, measured })) return false;
      }
      return true;
    });

  const measureCurve = () =>
    begin(async (checkpoint, tell) => {
      const curve: CurvePoint[] = [];
      for (const share of curveShares) {
        const compression = { pruning: { share, scope: choice.scope }, quantization: null };
        const { weights } = compressWeights(checkpoint.weights, compression);
        const measured = await actions.measureWeights({ ...checkpoint, weights });
        if (!measured) return false;
        curve.push({ share, accuracy: measured.result.test.accuracy });
        if (!tell({ curve: [...curve] })) return false;
      }
      return true;
    });

  return { outcome: outcome?.key === key ? outcome : null, measure, measureCurve };
}
