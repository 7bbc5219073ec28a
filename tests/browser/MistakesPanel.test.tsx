import "../../src/app/theme.css";
import "../../src/app/reset.css";
import axe from "axe-core";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { MistakesPanel } from "../../src/features/mistakes/MistakesPanel";
import { presets } from "../../src/protocol/presets";
import type { PlaygroundStore } from "../../src/store/playgroundState";
import { PlaygroundProvider } from "../../src/store/usePlayground";
import type { FakeTrainer } from "../fixtures/fakeTrainer";
import { addGroup, answerTestImages, createReadyStore, endGroup } from "../fixtures/measuredRuns";

const cnn = { experiment: presets["article2-cnn"], accuracy: 0.989, seeds: 3 };
const dense = { experiment: presets["article0-dense128-batch128"], accuracy: 0.977 };

let trainer: FakeTrainer;
let store: PlaygroundStore;
let labels: Uint8Array;

beforeEach(async () => {
  await page.viewport(1440, 900);
  ({ trainer, store, labels } = createReadyStore());
});

async function renderPanel(width = 656) {
  return render(
    <main>
      <PlaygroundProvider store={store}>
        <div style={{ width }}>
          <MistakesPanel />
        </div>
      </PlaygroundProvider>
    </main>,
  );
}

function endBoth() {
  for (const spec of [dense, cnn]) endGroup(trainer, store, addGroup(store, spec), spec, labels);
}

const grid = () => page.getByRole("grid");
const cell = (name: RegExp) => grid().getByRole("gridcell", { name });
const violations = async () =>
  (await axe.run(document.body)).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);

test("before a network has ended the panel says what will appear and when", async () => {
  addGroup(store, dense);
  await renderPanel();
  await expect.element(page.getByText(/appears here once a network has ended/)).toBeVisible();
});

test("the matrix counts every test image, and a cell shows the images it counts", async () => {
  endBoth();
  await renderPanel();
  const total = grid()
    .getByRole("gridcell")
    .elements()
    .reduce((sum, element) => sum + Number(element.textContent?.replace(",", "")), 0);
  expect(total).toBe(10_000);
  const mistake = cell(/^4 read as 9: /);
  const count = Number(mistake.element().textContent);
  expect(count).toBeGreaterThan(3);
  await mistake.click();
  const rows = trainer.sent("readTestImages").at(-1)?.rows ?? [];
  expect(rows).toHaveLength(count);
  expect(rows.every((row) => labels[row] === 4)).toBe(true);
  answerTestImages(trainer, store);
  const dialog = page.getByRole("dialog", { name: "4 read as 9 by Dense 128, batch 128" });
  await expect.element(dialog.getByText(/^Dense 128, batch 128 reads 9 with \d+.%, which is wrong$/).first()).toBeInTheDocument();
});

test("the matrix is one stop of the tab key, arrow keys move in it, and Enter opens a cell", async () => {
  endBoth();
  await renderPanel();
  const cells = grid().getByRole("gridcell").elements();
  expect(cells.filter((element) => element.getAttribute("tabindex") === "0")).toHaveLength(1);
  cell(/^0 read rightly/)
    .element()
    .focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowRight}");
  await expect.element(cell(/^2 read as 1/)).toHaveFocus();
  await userEvent.keyboard("{End}{ArrowRight}");
  await expect.element(cell(/^2 read as 9/)).toHaveFocus();
  await userEvent.keyboard("{Control>}{Home}{/Control}");
  await expect.element(cell(/^0 read rightly/)).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("dialog", { name: "0 read rightly by Dense 128, batch 128" })).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(cell(/^0 read rightly/)).toHaveFocus();
});

test("several seeds are counted together or looked at one by one", async () => {
  endBoth();
  await renderPanel();
  const total = () =>
    grid()
      .getByRole("gridcell")
      .elements()
      .reduce((sum, element) => sum + Number(element.textContent?.replace(",", "")), 0);
  await page.getByLabelText("Network").selectOptions("CNN, all 3 seeds");
  await expect.element(page.getByText("Counts of all 3 seeds together.")).toBeVisible();
  expect(total()).toBe(30_000);
  await page.getByLabelText("Network").selectOptions("CNN, seed 2");
  await expect.poll(total).toBe(10_000);
});

test("beside another network the matrix is their difference, and the sets of one alone right can be looked at", async () => {
  endBoth();
  await renderPanel();
  await page.getByLabelText("Network").selectOptions("CNN, seed 1");
  await page.getByLabelText("Compared with").selectOptions("Dense 128, batch 128");
  await expect.element(grid()).toHaveAttribute("aria-label", expect.stringMatching(/^Confusion matrix of CNN, seed 1 less/));
  await expect.element(cell(/^4 read as 9: −\d+$/)).toHaveTextContent(/^−\d+$/);
  const only = page.getByRole("button", { name: /images that CNN, seed 1 reads rightly and Dense 128, batch 128 wrongly$/ });
  const count = Number(/\d+/.exec(only.element().getAttribute("aria-label") ?? "")?.[0]);
  await only.click();
  const asked = trainer.sent("readTestImages").at(-1);
  expect(asked?.runIds).toHaveLength(2);
  answerTestImages(trainer, store);
  await expect.element(page.getByRole("dialog").getByText(new RegExp(` of ${count}$`))).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await page.getByRole("button", { name: /that neither reads rightly$/ }).click();
  await expect.element(page.getByRole("dialog", { name: /both wrong$/ })).toBeVisible();
});

test("the digits can be sorted from the worst, and their mean stays last", async () => {
  endBoth();
  await renderPanel();
  const table = page.getByRole("table", { name: /^Figures per digit/ });
  await table.getByRole("columnheader", { name: "Recall" }).getByRole("button").click();
  const recalls = [...table.element().querySelectorAll("tbody tr td:nth-child(4)")].map((element) =>
    Number.parseFloat(element.textContent ?? ""),
  );
  expect(recalls).toHaveLength(11);
  expect(recalls.slice(0, 10)).toEqual(recalls.slice(0, 10).sort((a, b) => a - b));
  await expect.element(table.getByRole("row").last()).toHaveTextContent(/^Mean/);
});

test.each([
  [390, 358],
  [1440, 656],
])("at %i pixels nothing sticks out, and axe finds nothing in a matrix or a difference", async (window, width) => {
  await page.viewport(window, 900);
  endBoth();
  await renderPanel(width);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window);
  expect(await violations()).toEqual([]);
  await page.getByLabelText("Compared with").selectOptions("CNN, all 3 seeds");
  await expect.element(page.getByText("Counts are means over the seeds.")).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window);
  expect(await violations()).toEqual([]);
});
