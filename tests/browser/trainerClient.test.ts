import { expect, onTestFinished, test, vi } from "vitest";
import type { TrainerEvent } from "../../src/protocol/messages";
import { presets } from "../../src/protocol/presets";
import { createTrainerClient } from "../../src/worker/client";

const patience = { timeout: 60_000, interval: 20 };
const experiment = { ...presets["article0-dense128-batch128"], trainingImages: 600 };
const measure = { testEachEpoch: false, maxSteps: 7, testImages: 200 };

function startTrainer() {
  const trainer = createTrainerClient();
  onTestFinished(() => trainer.dispose());
  const events: TrainerEvent[] = [];
  trainer.subscribe((event) => events.push(event));
  const types = () => events.map(({ type }) => type);
  const heard = (type: TrainerEvent["type"]) => vi.waitFor(() => expect(types()).toContain(type), patience);
  return { trainer, events, types, heard };
}

test("the worker loads MNIST, trains and tells everything in order, and again after a restart", async () => {
  const { trainer, events, types, heard } = startTrainer();
  for (let round = 0; round < 2; round++) {
    if (round > 0) {
      trainer.restart();
      events.length = 0;
    }
    trainer.send({ type: "initialize", backend: "wasm" });
    trainer.send({ type: "addRun", runId: "a", experiment, measure });
    trainer.send({ type: "start", runIds: ["a"] });
    await heard("runEnded");

    expect(types()).not.toContain("trainerFailed");
    const order = ["datasetLoaded", "runStateChanged", "stepped", "epochEnded", "runEnded"] as const;
    const places = order.map((type) => types().indexOf(type));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(types().indexOf("backendChosen")).toBeLessThan(types().indexOf("runStateChanged"));
    expect(events.find(({ type }) => type === "backendChosen")).toMatchObject({ backend: "wasm", reason: "asked" });
    const loaded = events.find((event) => event.type === "datasetLoaded");
    expect(loaded).toMatchObject({ trainingImages: 60_000, testImages: 10_000 });
    expect(loaded?.samples.map(({ count }) => count)).toEqual(Array.from({ length: 10 }, () => 6));
    const points = events.flatMap((event) => (event.type === "stepped" ? event.runs : []));
    expect(points.flatMap(({ losses }) => [...losses])).toHaveLength(7);
    expect(points.every(({ losses }) => losses instanceof Float32Array)).toBe(true);
    expect(events.findLast(({ type }) => type === "runEnded")).toMatchObject({ steps: 7, test: { count: 200 }, backend: "wasm" });
  }
});

test("a worker that was restarted knows no run of before", async () => {
  const { trainer, events, types, heard } = startTrainer();
  trainer.send({ type: "initialize", backend: "wasm" });
  trainer.send({
    type: "addRun",
    runId: "a",
    experiment: { ...experiment, epochs: 1000 },
    measure: { ...measure, maxSteps: null },
  });
  trainer.send({ type: "start", runIds: ["a"] });
  await heard("stepped");
  trainer.restart();
  events.length = 0;
  trainer.send({ type: "initialize", backend: "cpu" });
  trainer.send({ type: "start", runIds: ["a"] });
  await heard("datasetLoaded");
  await heard("backendChosen");
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(
    types()
      .filter((type) => type !== "datasetProgressed")
      .toSorted(),
  ).toEqual(["backendChosen", "datasetLoaded"]);
});

test("after its disposal nothing is heard of a trainer", async () => {
  const { trainer, events, heard } = startTrainer();
  trainer.send({ type: "initialize", backend: "cpu" });
  await heard("datasetProgressed");
  trainer.dispose();
  const count = events.length;
  trainer.send({ type: "loadDataset" });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(events).toHaveLength(count);
});
