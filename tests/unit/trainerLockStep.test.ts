import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { yieldToEventLoop } from "../../src/engine/yieldToEventLoop";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";
import { trainerWithEvents } from "../fixtures/trainerWithEvents";

const dataset = smallMnist(600, 50);

beforeAll(startWasmInNode);
afterEach(() => vi.restoreAllMocks());

test("however often a set is paused and resumed, its runs stay within one step of each other", async () => {
  // A clock that leaps makes the loop serve messages after every single step, so that a pause can fall between two runs.
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => (now += 1000));
  const recorder = trainerWithEvents(dataset);
  const ids = ["a", "b", "c"];
  for (const id of ids) recorder.trainer.addRun(id, tinyExperiment({ trainingImages: 600, epochs: 20 }), measureAtEnd);
  for (let pause = 0; pause < 15; pause++) {
    recorder.trainer.start(ids);
    // One message more each time: the pause falls on another place in the round.
    for (let message = 0; message <= pause; message++) await yieldToEventLoop();
    recorder.trainer.pause(ids);
    await recorder.trainer.settled();
    const steps = ids.map((id) => recorder.points(id).losses.length);
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1);
  }
  expect(recorder.points("a").losses.length).toBeGreaterThan(15);
  for (const id of ids) recorder.trainer.removeRun(id);
  await recorder.trainer.settled();
});
