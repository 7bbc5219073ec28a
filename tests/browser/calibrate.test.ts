import { clear, keys, set } from "idb-keyval";
import { beforeEach, expect, test } from "vitest";
import { type CalibrationSite, calibrate, fastestFirst } from "../../src/engine/calibrate";
import type { TrainerEvent } from "../../src/protocol/messages";
import type { BackendName } from "../../src/protocol/options";
import { calibrationSite } from "../../src/worker/calibrationSite";
import { createTrainerClient } from "../../src/worker/client";
import { tinyExperiment } from "../fixtures/tinyExperiment";

beforeEach(() => clear());

/** Pretends to time backends and remembers which; keeps what it is told in the browser's real storage. */
function siteByTable(milliseconds: Partial<Record<BackendName, number>>) {
  const asked: BackendName[] = [];
  const site: CalibrationSite = {
    ...calibrationSite,
    timeBackend: async (backend) => {
      asked.push(backend);
      return milliseconds[backend] ?? null;
    },
  };
  return { asked, site };
}

test("each candidate is timed once, and the answer is kept for the same networks on the same machine", async () => {
  const { asked, site } = siteByTable({ webgpu: 3, wasm: 2 });
  const first = await calibrate(["webgpu", "wasm"], [tinyExperiment()], "laptop", site);
  expect(fastestFirst(first)).toEqual(["wasm", "webgpu"]);
  expect(await calibrate(["webgpu", "wasm"], [tinyExperiment({ seed: 9, epochs: 7 })], "laptop", site)).toEqual(first);
  expect(asked).toEqual(["webgpu", "wasm"]);
});

test("another batch size, other candidates and another machine are timed anew", async () => {
  const { asked, site } = siteByTable({ webgpu: 3, wasm: 2 });
  await calibrate(["wasm"], [tinyExperiment()], "laptop", site);
  await calibrate(["wasm"], [tinyExperiment({ batchSize: 8 })], "laptop", site);
  await calibrate(["wasm"], [tinyExperiment()], "phone", site);
  await calibrate(["webgpu"], [tinyExperiment()], "laptop", site);
  expect(asked).toEqual(["wasm", "wasm", "wasm", "webgpu"]);
});

test("a backend that does not start is left out, and tried again the next time", async () => {
  const { asked, site } = siteByTable({ wasm: 2 });
  for (let visit = 0; visit < 2; visit++) {
    const timings = await calibrate(["webgpu", "wasm"], [tinyExperiment()], "laptop", site);
    expect(timings).toEqual([{ backend: "wasm", milliseconds: 2 }]);
  }
  expect(asked).toEqual(["webgpu", "wasm", "webgpu", "wasm"]);
});

test("what was kept and is no calibration is measured anew", async () => {
  const { asked, site } = siteByTable({ wasm: 2 });
  await calibrate(["wasm"], [tinyExperiment()], "laptop", site);
  await damageEverythingKept();
  expect(await calibrate(["wasm"], [tinyExperiment()], "laptop", site)).toEqual([{ backend: "wasm", milliseconds: 2 }]);
  expect(asked).toEqual(["wasm", "wasm"]);
});

test("a real worker times a real backend, and tells null where a network cannot be built", async () => {
  const trainer = createTrainerClient();
  const answer = (backend: BackendName) =>
    new Promise<TrainerEvent>((resolve) => {
      trainer.subscribe((event) => event.type === "backendTimed" && event.backend === backend && resolve(event));
      trainer.send({ type: "timeBackend", backend, experiments: [tinyExperiment()] });
    });
  const timed = await answer("wasm");
  expect(timed).toMatchObject({ backend: "wasm", milliseconds: expect.any(Number) });
  const failing = tinyExperiment({ layers: [{ kind: "dense", units: 10, activation: "softmax" }] });
  trainer.send({ type: "timeBackend", backend: "cpu", experiments: [failing] });
  const failed = await new Promise<TrainerEvent>((resolve) => {
    trainer.subscribe((event) => event.type === "backendTimed" && resolve(event));
  });
  expect(failed).toEqual({ type: "backendTimed", backend: "cpu", milliseconds: null });
  trainer.dispose();
});

async function damageEverythingKept(): Promise<void> {
  for (const key of await keys()) await set(key, { version: 1, timings: [{ backend: "abacus", milliseconds: -1 }] });
}
