import "../../src/app/theme.css";
import "../../src/app/reset.css";
import axe from "axe-core";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { ComparePage } from "../../src/app/ComparePage";
import { presets } from "../../src/protocol/presets";
import type { PlaygroundStore } from "../../src/store/playgroundState";
import { PlaygroundProvider } from "../../src/store/usePlayground";
import type { FakeTrainer } from "../fixtures/fakeTrainer";
import { addGroup, answerTestImages, createReadyStore, endGroup, type MeasuredSpec } from "../fixtures/measuredRuns";

const cnn = { experiment: presets["article2-cnn"], accuracy: 0.989, seeds: 3, seconds: 60 };
const dense = { experiment: presets["article0-dense128-batch128"], accuracy: 0.977, seeds: 3, seconds: 12 };
const twin = { experiment: { ...dense.experiment, name: "Twin", batchSize: 64 }, accuracy: 0.977, seeds: 2, seconds: 13 };

let trainer: FakeTrainer;
let store: PlaygroundStore;
let labels: Uint8Array;

beforeEach(async () => {
  await page.viewport(1440, 900);
  localStorage.clear();
  ({ trainer, store, labels } = createReadyStore());
});

async function renderPage(width = 656) {
  return render(
    <main>
      <PlaygroundProvider store={store}>
        <div style={{ width }}>
          <ComparePage />
        </div>
      </PlaygroundProvider>
    </main>,
  );
}

const add = (specs: readonly MeasuredSpec[]) => specs.map((spec) => addGroup(store, spec));

/** Adds the groups and lets them end. */
function end(specs: readonly MeasuredSpec[]) {
  const ids = add(specs);
  for (const [i, spec] of specs.entries()) endGroup(trainer, store, ids[i] ?? "", spec, labels);
  return ids;
}

const table = () => page.getByRole("table", { name: /figures/ });
const header = (name: string) => table().getByRole("columnheader", { name });
const firstCells = () => [...table().element().querySelectorAll("tbody th")].map((cell) => cell.textContent ?? "");
const verdicts = () => page.getByRole("region", { name: "Is the difference real?" });
const violations = async () =>
  (await axe.run(document.body)).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);

test("without networks the page says what will appear, and so does each part before a result", async () => {
  const screen = await renderPage();
  await expect.element(page.getByText(/Each one you add becomes a row/)).toBeVisible();
  add([cnn]);
  await expect.element(table()).toBeVisible();
  await expect.element(page.getByText(/Verdicts appear here as soon as two networks have ended/)).toBeVisible();
  await expect.element(page.getByText(/becomes a point here once it has ended/)).toBeVisible();
  await screen.unmount();
});

test("a heading sorts the rows, says so to a screen reader, and goes back to their own order", async () => {
  end([dense, cnn]);
  await renderPage();
  const heading = header("Test accuracy");
  await expect.element(heading).toHaveAttribute("aria-sort", "none");
  expect(firstCells()[0]).toMatch(/^Dense 128/);
  const sort = heading.getByRole("button");
  await sort.click();
  await expect.element(heading).toHaveAttribute("aria-sort", "descending");
  expect(firstCells()[0]).toMatch(/^CNN/);
  await sort.click();
  await expect.element(heading).toHaveAttribute("aria-sort", "ascending");
  await sort.click();
  await expect.element(heading).toHaveAttribute("aria-sort", "none");
  expect(firstCells()[0]).toMatch(/^Dense 128/);
});

test("a group opens to a row for each of its seeds", async () => {
  end([dense, cnn]);
  await renderPage();
  expect(firstCells()).toHaveLength(2);
  await page.getByRole("button", { name: "Show each seed of CNN" }).click();
  expect(firstCells().slice(2)).toEqual(["Seed 1", "Seed 2", "Seed 3"]);
  await page.getByRole("button", { name: "Hide the seeds of CNN" }).click();
  expect(firstCells()).toHaveLength(2);
});

test("chosen columns are there again after a reload", async () => {
  end([dense, cnn]);
  const screen = await renderPage();
  await expect.element(header("F1")).toBeVisible();
  await page.getByRole("button", { name: /^Columns 6\/12/ }).click();
  await page.getByRole("checkbox", { name: "F1" }).click();
  await page.getByRole("checkbox", { name: "Images/s" }).click();
  await userEvent.keyboard("{Escape}");
  await screen.unmount();
  await renderPage();
  await expect.element(header("Images/s")).toBeInTheDocument();
  await expect.element(header("F1")).not.toBeInTheDocument();
});

test("another baseline changes what the others are set against", async () => {
  end([dense, cnn]);
  await renderPage();
  await expect.element(table().getByText(/^−8/)).toBeVisible();
  await page.getByLabelText("Baseline").selectOptions("CNN");
  await expect.element(table().getByText(/^\+9/)).toBeVisible();
  await expect.element(table().getByText(/^−8/)).not.toBeInTheDocument();
});

test("differences only leaves the settings that differ", async () => {
  end([dense, twin]);
  await renderPage();
  const settings = page.getByRole("table", { name: /^Settings/ });
  await expect.element(settings.getByRole("rowheader", { name: "Optimizer" })).toBeVisible();
  await page.getByRole("switch", { name: "Differences only" }).click();
  await expect.element(settings.getByRole("rowheader", { name: "Optimizer" })).not.toBeInTheDocument();
  await expect.element(settings.getByRole("rowheader", { name: "Batch size" })).toBeVisible();
  await expect.element(header("Parameters")).not.toBeInTheDocument();
});

test("pointing at a row highlights its group on the whole page", async () => {
  const [denseId = "", cnnId = ""] = end([dense, cnn]);
  await renderPage();
  await table().getByText("CNN", { exact: true }).hover();
  expect(store.getState().groupView.highlighted).toBe(cnnId);
  await page.getByRole("button", { name: "Show each seed of Dense 128, batch 128" }).element().focus();
  expect(store.getState().groupView.highlighted).toBe(denseId);
  store.actions.highlight(null);
  await expect.poll(() => table().element().querySelectorAll("tr[data-highlighted=true]").length).toBe(0);
});

test("a verdict is given where there is one, with its p-values, and otherwise none", async () => {
  end([dense, cnn, twin]);
  await renderPage();
  await expect.element(verdicts().getByText("CNN is better than Dense 128, batch 128")).toBeVisible();
  await expect
    .element(verdicts().getByText("Dense 128, batch 128 and Twin: no difference that 10,000 images can show"))
    .toBeVisible();
  expect(verdicts().getByRole("listitem").elements()).toHaveLength(3);
  await expect.element(verdicts().getByText("p < 0.0001", { exact: true }).first()).toBeVisible();
  await expect.element(verdicts().getByText("permutation test over 3 seeds")).toBeVisible();
  await expect
    .element(verdicts().getByText("3 measured seeds against 2: the first 2 of each are compared.").first())
    .toBeVisible();
  await verdicts().getByRole("radio", { name: "With the baseline" }).click();
  await expect.poll(() => verdicts().getByRole("listitem").elements().length).toBe(2);
});

test("a hidden group is in no verdict, and Holm's correction is over the pairs that are left", async () => {
  const [denseId = ""] = end([dense, cnn, twin]);
  await renderPage();
  await expect.poll(() => verdicts().getByRole("listitem").elements().length).toBe(3);
  store.actions.setHidden(denseId, true);
  await expect.poll(() => verdicts().getByRole("listitem").elements().length).toBe(1);
});

test("a count opens the images it counts, a page at a time, with what both networks read", async () => {
  end([
    { ...dense, seeds: 1 },
    { ...cnn, seeds: 1 },
  ]);
  await renderPage();
  const button = verdicts().getByRole("button", { name: /images that CNN reads rightly and Dense 128, batch 128 wrongly/ });
  await expect.element(button).toBeVisible();
  const count = Number(/\d+/.exec(button.element().getAttribute("aria-label") ?? "")?.[0]);
  await button.click();
  const dialog = page.getByRole("dialog", { name: "CNN right, Dense 128, batch 128 wrong" });
  await expect.element(dialog).toBeVisible();
  await expect.element(dialog.getByText("The networks are reading the images…")).toBeVisible();
  answerTestImages(trainer, store);
  await expect.element(dialog.getByText(`1 to 60 of ${count}`)).toBeVisible();
  const rows = trainer.sent("readTestImages").at(-1)?.rows ?? [];
  await expect.poll(() => dialog.getByRole("img").elements().length).toBe(60);
  await expect.element(dialog.getByRole("img", { name: `Test image ${rows[0]}, a ${labels[rows[0] ?? 0]}` })).toBeVisible();
  expect(dialog.getByText(/^CNN reads/).elements()).toHaveLength(60);
  expect(dialog.getByText(/^Dense 128, batch 128 reads .*, which is wrong$/).elements()).toHaveLength(60);
  await dialog.getByRole("button", { name: "Next" }).click();
  answerTestImages(trainer, store);
  await expect.element(dialog.getByText(new RegExp(`^61 to \\d+ of ${count}$`))).toBeVisible();
  expect(trainer.sent("readTestImages").at(-1)?.rows[0]).toBeGreaterThan(rows.at(-1) ?? 0);
  await userEvent.keyboard("{Escape}");
  await expect.element(dialog).not.toBeInTheDocument();
});

test("images that cannot be read give a sentence", async () => {
  end([
    { ...dense, seeds: 1 },
    { ...cnn, seeds: 1 },
  ]);
  await renderPage();
  await verdicts()
    .getByRole("button", { name: /images that CNN reads rightly/ })
    .click();
  trainer.emit({ type: "trainerFailed", problem: { code: "worker-crashed", detail: "gone" } });
  await expect.element(page.getByRole("alert")).toHaveTextContent(/could not read the images/);
});

test("the scatter tells every network and who is on the front, for any cost", async () => {
  end([dense, cnn, twin]);
  await renderPage();
  const plot = page.getByRole("img", { name: /^Test accuracy against/ });
  await expect.element(plot).toHaveAttribute("aria-label", expect.stringMatching(/CNN: 93,322, 98\.\d+.*on the front/));
  expect(plot.element().querySelectorAll("g > title")).toHaveLength(3);
  await page.getByRole("radio", { name: "Time" }).click();
  await expect.element(plot).toHaveAttribute("aria-label", expect.stringMatching(/^Test accuracy against Training time/));
  await expect.poll(() => plot.element().querySelector("[data-line=front]")?.getAttribute("d")).toMatch(/^M[\d. ]+H/);
});

test.each([
  [390, 358],
  [1440, 656],
])("at %i pixels only the tables scroll sideways, and axe finds nothing", async (window, width) => {
  await page.viewport(window, 900);
  end([dense, cnn, twin]);
  await renderPage(width);
  await expect.poll(() => verdicts().getByRole("listitem").elements().length).toBe(3);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window);
  expect(await violations()).toEqual([]);
  const region = page.getByRole("region", { name: /^Networks and their figures/ }).element();
  const name = table().element().querySelector("tbody th");
  const left = name?.getBoundingClientRect().left;
  region.scrollLeft = 200;
  expect(name?.getBoundingClientRect().left).toBe(left);
  await page.getByRole("button", { name: /^Columns/ }).click();
  expect(await violations()).toEqual([]);
  await userEvent.keyboard("{Escape}");
  await verdicts()
    .getByRole("button", { name: /Show [\d,]+ image/ })
    .first()
    .click();
  answerTestImages(trainer, store);
  await expect.element(page.getByRole("dialog").getByText(/^1 to/)).toBeVisible();
  expect(await violations()).toEqual([]);
});
