import { digitCounts, digitSamples } from "../data/digitSamples";
import { fingerprint } from "../data/fingerprint";
import type { Dataset } from "../data/imageSet";
import { loadDataset } from "../data/loadDataset";
import { mnistFiles } from "../data/mnistFiles";
import { loadOwnDataset } from "../data/ownDataset";
import type { Experiment } from "../protocol/experiment";
import type { TrainerCommand, TrainerEvent } from "../protocol/messages";
import type { BackendName, BackendPreference } from "../protocol/options";
import type { OwnDataFiles } from "../protocol/ownData";
import { problemOf } from "../protocol/problem";
import { type Backend, chooseBackend } from "./backend";
import { type CalibrationSite, calibrate } from "./calibrate";
import { createExperimentTimer } from "./experimentTimer";
import { answerDataFile } from "./ownDataFacts";
import { timeBackend } from "./timeBackend";
import { createTrainer, type Trainer } from "./trainer";

/** Images of each digit that the page shows. */
const samplesPerDigit = 6;

/** Serves the commands of the page. */
export interface TrainerHost {
  receive(command: TrainerCommand): void;
  /** Something failed that nobody caught. */
  fail(error: unknown): void;
}

/**
 * Commands about runs that come before backend and data are there wait for them, in order. `site` is where
 * `auto` times backends.
 */
export function createTrainerHost(emit: (event: TrainerEvent) => void, site: CalibrationSite): TrainerHost {
  let backend: Backend | null = null;
  let dataset: Dataset | null = null;
  let ownData: OwnDataFiles | null = null;
  let trainer: Trainer | null = null;
  let waiting: TrainerCommand[] = [];
  const experimentTimer = createExperimentTimer(site, (requestId, millisecondsPerStep) =>
    emit({ type: "experimentTimed", requestId, millisecondsPerStep }),
  );

  async function initialize(preference: BackendPreference): Promise<void> {
    const loading = fetchDataset("default");
    try {
      backend = await chooseBackend(preference, async (candidates, machine) => {
        // Unpacking the data would slow down whatever is timed.
        await loading;
        const experiments = waiting.flatMap((command) => (command.type === "addRun" ? [command.experiment] : []));
        return experiments.length > 0 ? calibrate(candidates, experiments, machine, site) : [];
      });
    } catch (error) {
      emit({ type: "trainerFailed", problem: problemOf(error) });
      return;
    }
    const { name, adapter, isSoftware, reason, choices, timings, failed } = backend;
    emit({ type: "backendChosen", backend: name, adapter, isSoftware, reason, choices, timings });
    void failed.then((problem) => {
      trainer?.fail(problem);
      emit({ type: "trainerFailed", problem });
    });
    await loading;
    openTrainer();
  }

  async function answerTiming(backend: BackendName, experiments: readonly Experiment[]): Promise<void> {
    const milliseconds = await timeBackend(backend, experiments).catch(() => null);
    emit({ type: "backendTimed", backend, milliseconds });
  }

  /** A failure is told, not thrown. */
  async function fetchDataset(cache: RequestCache): Promise<void> {
    try {
      const onProgress = (loadedBytes: number, totalBytes: number) =>
        emit({ type: "datasetProgressed", loadedBytes, totalBytes });
      dataset = ownData ? await loadOwnDataset(ownData) : await loadDataset(mnistFiles, onProgress, cache);
      const samples = digitSamples(dataset.test, samplesPerDigit);
      const { train, test } = dataset;
      emit({
        type: "datasetLoaded",
        trainingImages: train.count,
        trainingCounts: digitCounts(train),
        testImages: test.count,
        samples,
        testLabels: test.labels,
        ...(ownData ? { ownDataId: fingerprint(dataset) } : {}),
      });
    } catch (error) {
      emit({ type: "datasetFailed", problem: problemOf(error) });
    }
  }

  /** Called when backend or data have come: whichever comes last, another try at the data included, opens. */
  function openTrainer(): void {
    if (!backend || !dataset || trainer) return;
    trainer = createTrainer(backend, dataset, emit);
    const commands = waiting;
    waiting = [];
    for (const command of commands) obey(trainer, command);
  }

  function obey(trainer: Trainer, command: TrainerCommand): void {
    switch (command.type) {
      // These need no trainer.
      case "initialize":
      case "loadDataset":
      case "timeBackend":
      case "readDataFile":
        break;
      case "timeExperiment":
        if (backend) experimentTimer.time(backend.name, command.requestId, command.experiment);
        break;
      case "addRun":
        guard(command.runId, () =>
          trainer.addRun(command.runId, command.experiment, command.measure, command.checkpoint, {
            own: command.own,
            teacher: command.teacher,
          }),
        );
        break;
      case "removeRun":
        trainer.removeRun(command.runId);
        break;
      case "start":
        trainer.start(command.runIds);
        break;
      case "pause":
        trainer.pause(command.runIds);
        break;
      case "step":
        trainer.step(command.runIds);
        break;
      case "stop":
        trainer.stop(command.runIds);
        break;
      case "reset":
        guard(command.runId, () => trainer.reset(command.runId, command.experiment));
        break;
      case "setTestEachEpoch":
        trainer.setTestEachEpoch(command.enabled);
        break;
      case "setLearningRate":
        trainer.setLearningRate(command.runId, command.learningRate);
        break;
      case "takeCheckpoint":
        trainer.takeCheckpoint(command.runId);
        break;
      case "readTestImages":
        trainer.readTestImages(command.requestId, command.rows, command.runIds);
        break;
      case "readImages":
        trainer.readImages(command.requestId, command.images, command.runIds);
        break;
      case "inspect":
        trainer.inspect(command.inspection);
        break;
      case "showDrawing":
        trainer.showDrawing(command.drawingId, command.image);
        break;
    }
  }

  /** A run that cannot be built is told as failed; the others go on. */
  function guard(runId: string, act: () => void): void {
    try {
      act();
    } catch (error) {
      emit({ type: "runStateChanged", runId, state: "failed", step: 0 });
      emit({ type: "runFailed", runId, problem: problemOf(error) });
    }
  }

  const fail = (error: unknown) => emit({ type: "trainerFailed", problem: problemOf(error) });

  return {
    receive(command) {
      try {
        if (command.type === "initialize") {
          ownData = command.ownData ?? null;
          void initialize(command.backend).catch(fail);
        } else if (command.type === "readDataFile") void answerDataFile(command, emit).catch(fail);
        else if (command.type === "loadDataset") void fetchDataset("reload").then(openTrainer).catch(fail);
        else if (command.type === "timeBackend") void answerTiming(command.backend, command.experiments);
        else if (trainer) obey(trainer, command);
        else waiting.push(command);
      } catch (error) {
        fail(error);
      }
    },
    fail,
  };
}
