import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import "../../src/app/theme.css";
import { DrawingPanel } from "../../src/features/drawing/DrawingPanel";
import type { TrainerCommand, TrainerEvent } from "../../src/protocol/messages";
import { createPlaygroundStore } from "../../src/store/playgroundStore";
import { PlaygroundProvider } from "../../src/store/usePlayground";
import { drawnDigits } from "../fixtures/drawnDigits";

const three = drawnDigits.find(({ digit }) => digit === 3)?.strokes ?? [];

/** A trainer whose runs read a 3 in everything. */
function createFakeTrainer() {
  const commands: TrainerCommand[] = [];
  let tell: (event: TrainerEvent) => void = () => {};
  const probabilities = Array.from({ length: 10 }, (_, digit) => (digit === 3 ? 0.91 : 0.01));
  return {
    commands,
    tell: (event: TrainerEvent) => tell(event),
    send(command: TrainerCommand) {
      commands.push(command);
      if (command.type !== "showDrawing" || command.image === null) return;
      const predictions = store.getState().runs.map(({ id }) => ({ runId: id, step: 1, probabilities }));
      tell({ type: "predicted", drawingId: command.drawingId, predictions });
    },
    subscribe(listener: (event: TrainerEvent) => void) {
      tell = listener;
      return () => {};
    },
    restart() {},
    dispose() {},
  };
}

let trainer = createFakeTrainer();
let store = createPlaygroundStore(trainer);

const answer = (name: string) => page.getByRole("list", { name: "What each run reads" }).getByText(`${name}: 3, 91`);
const button = (name: string) => page.getByRole("button", { name });

beforeEach(async () => {
  trainer = createFakeTrainer();
  store = createPlaygroundStore(trainer);
  await render(
    <PlaygroundProvider store={store}>
      <div style={{ width: 300 }}>
        <DrawingPanel />
      </div>
    </PlaygroundProvider>,
  );
});

function trainOneStep() {
  for (const { id } of store.getState().runs) trainer.tell({ type: "runStateChanged", runId: id, state: "paused", step: 1 });
}

test("every trained run reads the drawing", async () => {
  trainOneStep();
  expect(answer("CNN").query()).toBeNull();
  store.actions.setStrokes(three);
  await expect.element(answer("CNN")).toBeInTheDocument();
  await expect.element(answer("Dense 128, batch 128")).toBeInTheDocument();
  await expect.element(page.getByRole("img", { name: "The drawing as 28 by 28 pixels" })).toBeVisible();
});

test("initial weights give no answer until a step is trained", async () => {
  store.actions.setStrokes(three);
  await expect.element(page.getByText("CNN: not trained yet")).toBeInTheDocument();
  expect(answer("CNN").query()).toBeNull();
  trainOneStep();
  await expect.element(answer("CNN")).toBeInTheDocument();
});

test("a mouse on the pad sends the networks an image", async () => {
  const pad = page.getByRole("application", { name: "Drawing pad" });
  await userEvent.dragAndDrop(pad, pad, { sourcePosition: { x: 150, y: 40 }, targetPosition: { x: 140, y: 240 } });
  await expect.poll(() => trainer.commands.findLast(({ type }) => type === "showDrawing")).toBeDefined();
  const sent = trainer.commands.findLast((command) => command.type === "showDrawing");
  expect(sent?.type === "showDrawing" && sent.image).toHaveLength(784);
});

test("undo takes back strokes one by one, and a clearing as a whole", async () => {
  trainOneStep();
  await expect.element(button("Undo the last stroke")).toBeDisabled();
  await expect.element(button("Clear the drawing")).toBeDisabled();
  store.actions.setStrokes([...three, [[20, 20] as const, [40, 20] as const]]);
  await button("Undo the last stroke").click();
  expect(store.getState().strokes).toEqual(three);
  await button("Clear the drawing").click();
  expect(store.getState().strokes).toEqual([]);
  await expect.element(page.getByText("CNN: no drawing to read")).toBeInTheDocument();
  await button("Bring the drawing back").click();
  expect(store.getState().strokes).toEqual(three);
  await expect.element(answer("CNN")).toBeInTheDocument();
});

test("nothing moves when a drawing comes and goes", async () => {
  trainOneStep();
  const section = page.getByRole("region", { name: "Draw a digit" });
  const places = () =>
    [...section.element().querySelectorAll("h3, p, button, canvas, li")]
      .filter((element) => !element.closest("[role=application]"))
      .map((element) => element.getBoundingClientRect().toJSON());
  const before = places();
  store.actions.setStrokes(three);
  await expect.element(answer("CNN")).toBeInTheDocument();
  expect(places()).toEqual(before);
});
