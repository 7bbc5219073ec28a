import "../../src/app/theme.css";
import "../../src/app/reset.css";
import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { createStore } from "zustand/vanilla";
import { ChartsPanel } from "../../src/features/charts/ChartsPanel";
import { presets } from "../../src/protocol/presets";
import { runPlan } from "../../src/protocol/runPlan";
import { createMetricSeries } from "../../src/store/metricSeries";
import type { GroupView, PlaygroundState, PlaygroundStore, Run } from "../../src/store/playgroundState";
import { PlaygroundProvider } from "../../src/store/usePlayground";

const experiment = presets["article2-cnn"];
const run = (id: string, groupId: string, colorIndex: number, seed = 1): Run => ({
  id,
  groupId,
  presetId: "article2-cnn",
  experiment: { ...experiment, name: groupId, seed },
  plan: runPlan(experiment),
  colorIndex,
  state: "training",
  step: 0,
  trainingSeconds: 0,
  imagesPerSecond: null,
  secondsLeft: null,
  epochs: [],
  learningRateChanges: [],
  result: null,
  problem: null,
});

/** A store of some runs without a trainer. */
function createFakeStore(runs: readonly Run[]) {
  const series = new Map(runs.map(({ id }) => [id, createMetricSeries()]));
  const noticed = new Set<() => void>();
  const view: GroupView = { hidden: new Set(), pinned: new Set(), highlighted: null, baseline: null };
  // The charts read the runs and how groups are shown.
  const state = createStore(() => ({ runs, groupView: view }) as unknown as PlaygroundState);
  const { getState, setState, subscribe } = state;
  const change = (part: Partial<GroupView>) => setState({ groupView: { ...getState().groupView, ...part } });
  const toggled = (set: ReadonlySet<string>, id: string, isIn: boolean) =>
    new Set(isIn ? [...set, id] : [...set].filter((other) => other !== id));
  const actions: Partial<PlaygroundStore["actions"]> = {
    setHidden: (id, isHidden) => change({ hidden: toggled(getState().groupView.hidden, id, isHidden) }),
    setPinned: (id, isPinned) => change({ pinned: toggled(getState().groupView.pinned, id, isPinned) }),
    highlight: (highlighted) => change({ highlighted }),
  };
  // The rest of a store has no use here.
  const store = {
    getState,
    subscribe,
    actions,
    series: (id: string) => series.get(id),
    elapsedSeconds: () => 0,
    subscribeToSeries(listener: () => void) {
      noticed.add(listener);
      return () => noticed.delete(listener);
    },
    dispose: () => {},
  } as unknown as PlaygroundStore;
  const addSteps = (count: number) => {
    for (const each of series.values()) {
      const level = (step: number) => 2 / (1 + step / 20);
      const losses = Float32Array.from({ length: count }, (_, i) => level(each.length + i));
      each.append(each.length, losses, new Float32Array(count).fill(0.8), (each.length + count) / 50);
    }
    for (const listener of noticed) listener();
  };
  return { store, addSteps, noticed };
}

beforeEach(() => localStorage.clear());

const trainingLines = () => [...document.querySelectorAll('[data-line="training"]')].map((line) => line.getAttribute("d") ?? "");

async function renderPanel(runs: readonly Run[] = [run("cnn", "CNN", 0)]) {
  const fake = createFakeStore(runs);
  const screen = await render(
    <PlaygroundProvider store={fake.store}>
      <div style={{ width: 660 }}>
        <ChartsPanel />
      </div>
    </PlaygroundProvider>,
  );
  return { ...fake, screen };
}

test("both charts say what they will show, then draw the steps as they come", async () => {
  const { addSteps } = await renderPanel();
  await expect.element(page.getByText(/The loss of every run/)).toBeVisible();
  await expect.element(page.getByText(/The share of digits/)).toBeVisible();
  addSteps(100);
  await expect.poll(() => trainingLines().filter((line) => line !== "").length).toBe(2);
  const before = trainingLines();
  addSteps(20);
  await expect.poll(() => trainingLines()[0]).not.toBe(before[0]);
  expect(page.getByText(/The loss of every run/).elements()).toHaveLength(0);
});

test("a hidden tab draws nothing, and all that came once it is seen again", async () => {
  const { addSteps } = await renderPanel();
  addSteps(100);
  await expect.poll(() => trainingLines().filter((line) => line !== "").length).toBe(2);
  const before = trainingLines();
  let isHidden = true;
  Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
  addSteps(20);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(trainingLines()).toEqual(before);
  isHidden = false;
  document.dispatchEvent(new Event("visibilitychange"));
  await expect.poll(() => trainingLines()[0]).not.toBe(before[0]);
  Reflect.deleteProperty(document, "hidden");
});

test("the axis counts what is chosen, and the choice is there again after a reload", async () => {
  const { addSteps, screen } = await renderPanel();
  addSteps(469);
  await expect.element(page.getByText("Epoch", { exact: true }).first()).toBeVisible();
  const axis = page.getByRole("combobox", { name: "Count along the bottom" });
  await userEvent.selectOptions(axis, "Seconds");
  await expect.element(page.getByText("Training time, s").first()).toBeVisible();
  await userEvent.selectOptions(axis, "FLOPs");
  await expect.element(page.getByText(/Training work, [GT]FLOP/).first()).toBeVisible();
  expect(page.getByText("Epoch", { exact: true }).elements()).toHaveLength(0);
  await userEvent.click(page.getByRole("button", { name: "Log" }));
  await screen.unmount();
  await renderPanel();
  await expect.element(page.getByRole("combobox", { name: "Count along the bottom" })).toHaveValue("flops");
  await expect.element(page.getByRole("button", { name: "Log" })).toHaveAttribute("aria-pressed", "true");
});

test("smoothing draws the single steps faint behind the line, and without it there is one line", async () => {
  const { addSteps } = await renderPanel();
  addSteps(100);
  const details = () => document.querySelectorAll('[data-line="detail"]').length;
  await expect.poll(details).toBe(2);
  await userEvent.fill(page.getByRole("slider", { name: "Smoothing" }), "0");
  await expect.poll(details).toBe(0);
  await expect.element(page.getByText("every step")).toBeVisible();
});

test("a part of the axis is shown until all of it is asked for", async () => {
  const { addSteps } = await renderPanel();
  addSteps(900);
  const fit = page.getByRole("button", { name: "Show the whole axis" });
  await expect.element(fit).toBeDisabled();
  const slider = page.getByRole("slider", { name: /^Loss/ });
  const accuracy = page.getByRole("slider", { name: /^Accuracy/ });
  await expect.element(accuracy).toBeVisible();
  // SVG elements are not focusable by `focus` of a locator alone.
  await vi.waitFor(() => (slider.element() as HTMLElement).focus());
  await userEvent.keyboard("{Home}{Shift>}{PageUp}{PageUp}{PageUp}{/Shift}{Enter}");
  await expect.element(fit).toBeEnabled();
  await expect.poll(() => Number(slider.element().getAttribute("aria-valuemax"))).toBeLessThan(0.4);
  await expect.poll(() => Number(accuracy.query()?.getAttribute("aria-valuemax"))).toBeLessThan(0.4);
  await userEvent.click(fit);
  await expect.element(fit).toBeDisabled();
  await expect.poll(() => Number(slider.element().getAttribute("aria-valuemax"))).toBeGreaterThan(0.9);
});

test("a name in the legend hides and shows its curves, and a pinned one stands first", async () => {
  const { addSteps } = await renderPanel([run("a", "CNN", 0), run("b", "Dense", 1)]);
  addSteps(100);
  await expect.poll(() => trainingLines().length).toBe(4);
  const name = page.getByRole("button", { name: "Show the curves of CNN" });
  await expect.element(name).toHaveAttribute("aria-pressed", "true");
  await userEvent.click(name);
  await expect.poll(() => trainingLines().length).toBe(2);
  await expect.element(name).toHaveAttribute("aria-pressed", "false");
  await userEvent.click(page.getByRole("button", { name: "Show the curves of Dense" }));
  await expect.element(page.getByText("Every network is hidden. Press a name above to show its curves.").first()).toBeVisible();
  await userEvent.click(page.getByRole("button", { name: "Keep Dense above the others" }));
  const legend = page.getByRole("list", { name: "Networks in the charts" });
  await expect.poll(() => [...legend.element().children].map((entry) => entry.textContent)).toEqual(["Dense", "CNN"]);
});

test("pointing at a name fades the curves of the others in both charts", async () => {
  const { addSteps } = await renderPanel([run("a", "CNN", 0), run("b", "Dense", 1)]);
  addSteps(100);
  await expect.poll(() => trainingLines().length).toBe(4);
  await userEvent.hover(page.getByRole("button", { name: "Show the curves of Dense" }));
  const faded = () =>
    [...document.querySelectorAll('[data-line="training"]')].map((line) => line.closest("g")?.getAttribute("data-faded"));
  await expect.poll(faded).toEqual(["true", "false", "true", "false"]);
});

test("runs of one group are one line in a band, with their number in the legend", async () => {
  const { addSteps } = await renderPanel([run("a", "CNN", 0, 1), run("b", "CNN", 0, 2), run("c", "CNN", 0, 3)]);
  addSteps(100);
  await expect.poll(() => trainingLines().length).toBe(2);
  expect(document.querySelectorAll('[data-line="band"]')).toHaveLength(2);
  await expect.element(page.getByText("3 seeds")).toBeVisible();
  await expect.element(page.getByText("band: lowest to highest seed")).toBeVisible();
});

/** What the page hands to the browser to save while `act` runs. */
async function savedBy(act: () => Promise<void>): Promise<{ name: string; file: Blob }> {
  const saved: { name: string; file: Blob }[] = [];
  let file = new Blob();
  const create = vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    if (blob instanceof Blob) file = blob;
    return "data:,";
  });
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, file });
  });
  await act();
  await expect.poll(() => saved.length, { timeout: 10_000 }).toBe(1);
  create.mockRestore();
  click.mockRestore();
  const [only] = saved;
  if (!only) throw new Error("nothing was saved");
  return only;
}

const download = (kind: string) => async () => {
  await userEvent.click(page.getByRole("button", { name: "Download" }));
  await userEvent.click(page.getByRole("menuitem", { name: kind }));
};

test("the values of the runs in sight are downloaded as CSV", async () => {
  const { addSteps } = await renderPanel([run("a", "CNN", 0), run("b", "Dense", 1)]);
  addSteps(3000);
  await userEvent.click(page.getByRole("button", { name: "Show the curves of Dense" }));
  const { name, file } = await savedBy(download("(CSV)"));
  const rows = (await file.text()).trimEnd().split("\r\n");
  expect(name).toBe("trainset-curves.csv");
  expect(rows).toHaveLength(3001);
  expect(rows.at(-1)).toMatch(/^CNN,1,training,2999,/);
});

test("the drawing stands alone: valid SVG with both charts, the font and no style from elsewhere", async () => {
  const { addSteps } = await renderPanel([run("a", "CNN & co", 0), run("b", "Dense", 1)]);
  addSteps(300);
  await expect.poll(() => trainingLines().length).toBe(4);
  const { name, file } = await savedBy(download("(SVG)"));
  const text = await file.text();
  const picture = new DOMParser().parseFromString(text, "image/svg+xml");
  expect(name).toBe("trainset-curves.svg");
  expect(picture.querySelector("parsererror")).toBeNull();
  expect(picture.querySelectorAll('[data-line="training"]')).toHaveLength(4);
  for (const words of ["CNN & co", "Dense", "Loss", "Accuracy", "Epoch"])
    expect(picture.documentElement.textContent).toContain(words);
  expect(text).not.toMatch(/var\(--|class=|light-dark/);
  expect(text).toContain("@font-face");
  expect(picture.querySelector('[data-line="training"]')?.getAttribute("style")).toMatch(/stroke:\s?(rgb|color)/);
});

test("the picture is twice as large as the charts on the page", async () => {
  const { addSteps } = await renderPanel();
  addSteps(300);
  await expect.poll(() => trainingLines().length).toBe(2);
  await userEvent.click(page.getByRole("button", { name: "Download" }));
  const created = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
  const files: Blob[] = [];
  const original = URL.createObjectURL;
  const create = vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    if (blob instanceof Blob) files.push(blob);
    return original.call(URL, blob);
  });
  await userEvent.click(page.getByRole("menuitem", { name: "(PNG)" }));
  await expect.poll(() => files.at(-1)?.type, { timeout: 10_000 }).toBe("image/png");
  const bitmap = await createImageBitmap(files.at(-1) ?? new Blob());
  expect(bitmap.width).toBe(2 * (660 + 48));
  create.mockRestore();
  created.mockRestore();
});

test("a panel that is gone no longer listens", async () => {
  const { screen, noticed } = await renderPanel();
  expect(noticed.size).toBe(1);
  await screen.unmount();
  expect(noticed.size).toBe(0);
});
