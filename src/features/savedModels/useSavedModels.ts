import { useState } from "react";
import { compareFloats, type FloatDifference } from "../../export/compareFloats";
import { readLayersModel } from "../../export/readLayersModel";
import { readSavedModel, type SavedModel, writeSavedModel } from "../../export/savedModel";
import type { RunId } from "../../protocol/messages";
import { type SavedModelFault, savedModelEnding } from "../../protocol/savedModel";
import type { Run } from "../../store/playgroundState";
import { usePlaygroundStore } from "../../store/usePlayground";
import { downloadFile } from "../../ui/downloadFile";
import { predictTestImages, type TestPredictions } from "./predictTestImages";

/** A network that was saved or loaded, with what it gives for the test images. */
export interface PredictedModel {
  readonly fileName: string;
  readonly name: string;
  readonly step: number;
  /** Bytes of the file. */
  readonly bytes: number;
  readonly predictions: TestPredictions;
}

/** A loaded network, against what its file says that it gave when it was saved. */
export interface LoadedModel extends PredictedModel {
  /** Null where the file holds no predictions of these test images. */
  readonly difference: FloatDifference | null;
  /** Whether it was trained on other data than are loaded now. */
  readonly isOfOtherData: boolean;
}

/** Why nothing came of it. */
export type ModelTrouble =
  | { readonly code: "fault"; readonly fault: SavedModelFault }
  | { readonly code: "no-room" | "not-told" }
  | { readonly code: "run"; readonly runId: RunId };

/** Saves networks to files and loads them again. */
export function useSavedModels() {
  const store = usePlaygroundStore();
  const [work, setWork] = useState<"saving" | "loading" | null>(null);
  const [saved, setSaved] = useState<PredictedModel | null>(null);
  const [loaded, setLoaded] = useState<LoadedModel | null>(null);
  const [trouble, setTrouble] = useState<ModelTrouble | null>(null);

  const predict = async (runId: RunId): Promise<TestPredictions | null> => {
    const { dataset } = store.getState();
    return dataset.status === "ready" ? predictTestImages(store.actions.readTestImages, runId, dataset.testImages) : null;
  };

  const save = async (run: Run): Promise<ModelTrouble | null> => {
    const checkpoint = await store.actions.takeCheckpoint(run.id);
    const predictions = checkpoint && (await predict(run.id));
    if (!checkpoint || !predictions) return { code: "not-told" };
    const { name } = run.experiment;
    const dataId = store.getState().ownData.id;
    const model = { checkpoint: { ...checkpoint, experiment: run.experiment }, dataId, predictions: predictions.probabilities };
    const text = writeSavedModel(model);
    const fileName = fileNameOf(name, run.experiment.seed);
    downloadFile(fileName, text, "application/json");
    setSaved({ fileName, name, step: checkpoint.step, bytes: text.length, predictions });
    return null;
  };

  const load = async (files: readonly File[]): Promise<ModelTrouble | null> => {
    const [read, file] = [await readFiles(files), files[0]];
    if (!file) return null;
    if ("fault" in read) return { code: "fault", fault: read.fault };
    const { model, bytes } = read;
    const { checkpoint, dataId } = model;
    const runId = store.actions.addTrained(checkpoint);
    if (runId === null) return { code: "no-room" };
    const predictions = await predict(runId);
    if (!predictions) return { code: "run", runId };
    // A file without predictions does not say on which data either.
    const isOfOtherData = model.predictions !== null && dataId !== store.getState().ownData.id;
    const before = isOfOtherData ? null : model.predictions;
    const difference = before && compareFloats(before, predictions.probabilities);
    const name = store.getState().runs.find(({ id }) => id === runId)?.experiment.name ?? checkpoint.experiment.name;
    setLoaded({ fileName: file.name, name, step: checkpoint.step, bytes, predictions, difference, isOfOtherData });
    return null;
  };

  const during = async (what: "saving" | "loading", act: () => Promise<ModelTrouble | null>) => {
    setWork(what);
    setTrouble(null);
    setTrouble(await act());
    setWork(null);
  };
  return {
    work,
    saved,
    loaded,
    trouble,
    save: (run: Run) => during("saving", () => save(run)),
    load: (files: readonly File[]) => during("loading", () => load(files)),
  };
}

/** The network in one file of Trainset's own, or in a model.json with its weights.bin. */
async function readFiles(
  files: readonly File[],
): Promise<{ readonly model: SavedModel; readonly bytes: number } | { readonly fault: SavedModelFault }> {
  const isWeights = ({ name }: File) => name.toLowerCase().endsWith(".bin");
  const [json, weights] = [files.find((file) => !isWeights(file)), files.find(isWeights)];
  const [named = "", weightsName = ""] = [json?.name ?? weights?.name, weights?.name];
  const contents = await Promise.all([json?.text(), weights?.arrayBuffer()]).catch(() => null);
  if (!contents) return { fault: { file: named, code: "unreadable" } };
  const [text, buffer] = contents;
  if (text === undefined) return { fault: { file: named, code: "pair" } };
  const model = buffer
    ? readLayersModel(text, new Uint8Array(buffer), { model: named, weights: weightsName })
    : readSavedModel(text, named);
  if (!("fault" in model)) return { model, bytes: text.length + (buffer?.byteLength ?? 0) };
  const isHalf = model.fault.code === "format" && model.fault.found === '"layers-model"';
  return { fault: isHalf ? { file: named, code: "pair" } : model.fault };
}

/** A name for files on any system. */
function fileNameOf(name: string, seed: number): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${plain || "network"}-seed${seed}${savedModelEnding}`;
}
