import { expect, type Page, test } from "@playwright/test";
import {
  button,
  chooseOf,
  expectAccessible,
  keptRuns,
  openComparison,
  quickTraining,
  rowOf,
  savedBy,
  shownOf,
  stepsOf,
  textSavedBy,
  write,
  writeFields,
} from "../fixtures/comparisonPage";

// One person's visit, test after test, in one browser profile: what a race leaves behind is what the rest looks at.
test.describe.configure({ mode: "serial" });

const names = ["Narrow", "Wide", "Small CNN"] as const;
const complaints: string[] = [];
let page: Page;

const tab = (name: string) => page.getByRole("tab", { name, exact: true });
const editor = () => page.getByRole("dialog");
const allShown = async () => Promise.all(names.map((name) => shownOf(page, name)));
const lossCurves = () => page.getByRole("img", { name: /^Loss of each run/ });

/** Waits until the page is there with its networks and can train. */
async function waitUntilReady(at: Page) {
  await expect(button(at, "Train").or(button(at, "Resume")).first()).toBeEnabled();
}

test.beforeAll(async ({ browser }) => {
  page = await openComparison(browser, complaints);
});
test.afterAll(() => page.context().close());
test.afterEach(() => expect(complaints).toEqual([]));

test("three networks of one's own are made in the editor, one from blank with a fix by a press", async () => {
  for (const [name, units] of [
    ["Narrow", "16"],
    ["Wide", "256"],
  ] as const) {
    await button(page, "New network").press("Enter");
    await writeFields(page, { Name: name, Units: units, ...quickTraining, Seeds: "3" });
    await expect(
      editor()
        .getByText(name === "Narrow" ? "12,730" : "203,530")
        .first(),
    ).toBeVisible();
    await button(editor(), "Add to comparison").press("Enter");
    await expect(rowOf(page, name)).toContainText("3 seeds: 1, 2, 3");
  }

  await button(page, "New network").press("Enter");
  await button(editor(), "Start from").press("Enter");
  await page.getByRole("menuitem", { name: "Blank", exact: true }).press("Enter");
  for (const kind of ["Conv", "Max pool"]) {
    await button(editor(), "Add layer").press("Enter");
    await page.getByRole("menuitem", { name: new RegExp(`^${kind} `) }).press("Enter");
  }
  await writeFields(page, { Name: "Small CNN", Filters: "4", Stride: "2", ...quickTraining, Seeds: "3" });
  await button(editor(), "Remove Layer 3, Flatten").press("Enter");
  await expect(
    editor()
      .getByText(/Flatten/)
      .first(),
  ).toBeVisible();
  await button(editor(), "Add Flatten before this Dense").click();
  await expect(editor().getByText("Ready to train.")).toBeVisible();
  await button(editor(), "Add to comparison").press("Enter");
  await expect(rowOf(page, "Small CNN")).toContainText("3 seeds: 1, 2, 3");
});

test("a network that was removed comes back with Undo", async () => {
  for (const name of ["CNN", "Dense 128, batch 128"]) {
    await chooseOf(page, name, "Remove");
    await expect(rowOf(page, name)).toHaveCount(0);
  }
  await button(page, "Undo").click();
  await expect(rowOf(page, "Dense 128, batch 128")).toBeVisible();
  await chooseOf(page, "Dense 128, batch 128", "Remove");
  await expect(page.getByRole("progressbar", { name: /^Progress of/ })).toHaveCount(3);
});

test("bad input gives a sentence at its field, and nothing that was written is lost", async () => {
  await chooseOf(page, "Narrow", "Edit");
  const rate = editor().getByRole("textbox", { name: "Learning rate", exact: true });
  for (const text of ["abc", "-1", "1e9"]) {
    await write(rate, text);
    await expect(rate).toHaveValue(text);
    await expect(rate).toHaveAccessibleDescription(new RegExp(`^Learning rate needs a number from .*not “${text}”\\.$`));
  }
  await button(editor(), "Replace Narrow").click();
  await expect(rate).toBeFocused();
  await expect(editor().getByRole("textbox", { name: "Units" }).first()).toHaveValue("16");
  await page.keyboard.press("Escape");
  await button(editor(), "Discard edits").click();
  await expect(editor()).toHaveCount(0);

  await chooseOf(page, "Wide", "Change the learning rate");
  const runningRate = page.getByRole("textbox", { name: "Learning rate of Wide" });
  for (const text of ["abc", "-1", "1e9"]) {
    await write(runningRate, text);
    await runningRate.press("Enter");
    await expect(rowOf(page, "Wide").getByRole("alert")).toContainText(`found “${text}”`);
  }
  await runningRate.press("Escape");
  await expect(rowOf(page, "Wide")).toContainText("3 seeds: 1, 2, 3");
});

test("nine runs race, all curves move, and a reload in the middle takes them up where they were", async () => {
  await waitUntilReady(page);
  await button(page, "Train").click();
  await expect.poll(() => stepsOf(page, "Small CNN"), { intervals: [50] }).toBeGreaterThan(3);
  const before = await lossCurves().getAttribute("aria-label");
  for (const name of names) expect(before).toContain(name);
  await expect.poll(() => lossCurves().getAttribute("aria-label"), { intervals: [50] }).not.toBe(before);
  await button(page, "Pause").click();
  await expect(rowOf(page, "Wide")).toContainText("Paused");
  const markers = await Promise.all(names.map((name) => button(page, `Hide ${name} in the charts`).innerHTML()));
  const paused = await stepsOf(page, "Wide");
  expect(paused).toBeGreaterThan(0);
  await expect.poll(() => keptRuns(page)).toBe(9);

  await page.reload();
  await expect(button(page, "Resume")).toBeEnabled();
  expect(await Promise.all(names.map((name) => button(page, `Hide ${name} in the charts`).innerHTML()))).toEqual(markers);
  for (const name of names) {
    await expect(rowOf(page, name)).toContainText("3 seeds: 1, 2, 3");
    expect(await stepsOf(page, name)).toBeGreaterThan(0);
    await expect(lossCurves()).toHaveAccessibleName(new RegExp(name));
  }
  await button(page, "Resume").click();
  for (const name of names) await expect(rowOf(page, name)).toContainText("Finished", { timeout: 120_000 });
});

test("the verdict is named with its p-value, and its counts open the images", async () => {
  await tab("Compare").click();
  const verdict = page.getByRole("listitem").filter({ hasText: "Wide is better than Narrow" });
  await expect(verdict).toContainText(/^.*p < 0\.0001.*corrected p [<=] 0\.000\d.*permutation test over 3 seeds.*10,000 images/s);
  await verdict.getByRole("button", { name: /Show [\d,]+ images that more seeds of Wide than of Narrow read rightly$/ }).click();
  const images = page.getByRole("dialog", { name: "More seeds of Wide right than of Narrow" });
  await expect(images.getByRole("img", { name: /^Test image \d+, an? \d$/ })).toHaveCount(60);
  await expect(images.getByText(/^Wide reads \d with \d+\s%$/).first()).toBeAttached();
  await page.keyboard.press("Escape");

  const table = page.getByRole("table", { name: /^Networks and their figures/ });
  for (const name of names) await expect(table.getByRole("row").filter({ hasText: name })).toContainText(/\d\d\.\d\d\s%/);
  await expect(page.getByRole("img", { name: /^Test accuracy against/ })).toHaveAccessibleName(/Small CNN.*on the front/);
});

test("a cell of the confusion matrix opens its images, and Inside shows the weights", async () => {
  await tab("Mistakes").click();
  const cell = page.getByRole("grid").getByRole("gridcell", { name: /^4 read as 9: [1-9]/ });
  await cell.click();
  const images = page.getByRole("dialog", { name: /^4 read as 9 by Narrow/ });
  await expect(images.getByRole("img", { name: /^Test image \d+, a 4$/ }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(cell).toBeFocused();

  await tab("Inside").click();
  await page.getByRole("radio", { name: "Weights" }).click();
  await expect(page.getByRole("img", { name: /^Weights of Dense 16: 16 units as images of 28 × 28/ })).toBeVisible();
  await page.getByRole("combobox", { name: "Network" }).selectOption({ label: "Small CNN" });
  await expect(page.getByRole("img", { name: /^Weights of Conv 4: 4 filters as images of 3 × 3/ })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in any tab nor in the editor at ${width} pixels, ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      for (const name of ["Curves", "Compare", "Mistakes", "Inside"]) {
        await tab(name).click();
        await expect(page.getByRole("tabpanel", { name }).getByRole("heading").first()).toBeVisible();
        // The rest of the page stays as it is, and is seen with the first tab.
        await expectAccessible(page, name === "Curves" ? "body" : "[role=tabpanel][data-state=active]");
      }
      await chooseOf(page, "Small CNN", "Edit");
      await expect(editor()).toBeVisible();
      await expectAccessible(page, "[role=dialog]");
      await page.keyboard.press("Escape");
      await expect(editor()).toHaveCount(0);
    });
  }
}

test("after another reload everything is there again: names, seeds, colours, results, curves and verdict", async () => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1440, height: 900 });
  await tab("Curves").click();
  const before = { shown: await allShown(), curves: await lossCurves().getAttribute("aria-label") };
  await page.reload();
  for (const name of names) await expect(rowOf(page, name)).toContainText("Finished");
  await expect(lossCurves()).toHaveAccessibleName(before.curves ?? "");
  expect(await allShown()).toEqual(before.shown);
  await tab("Compare").click();
  await expect(page.getByText("Wide is better than Narrow")).toBeVisible();
});

test("the copied link gives another browser the same networks and seeds, untrained", async ({ browser }) => {
  await button(page, "Copy link").click();
  await expect(page.getByRole("status").filter({ hasText: "Link copied" })).toBeAttached();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await openComparison(browser, complaints, link);
  await waitUntilReady(other);
  const isEqual = (at: Page) => at.getByRole("progressbar", { name: /^Progress of/ });
  await expect(isEqual(other)).toHaveCount(3);
  for (const name of names) {
    await expect(rowOf(other, name)).toContainText("3 seeds: 1, 2, 3");
    await expect(rowOf(other, name)).toContainText("Ready");
    expect(await stepsOf(other, name)).toBe(0);
  }
  const code = async (at: Page) => {
    await chooseOf(at, "Small CNN", "Download");
    return textSavedBy(at, button(at.getByRole("dialog"), "PyTorch"));
  };
  expect(await code(other)).toBe(await code(page));
  await expect(button(other.getByRole("dialog"), "TensorFlow.js model")).toBeDisabled();
  await other.context().close();
  await page.keyboard.press("Escape");
});

test("a network is downloaded as PyTorch and Keras code, as a model with its weights, and as its curves", async () => {
  await chooseOf(page, "Small CNN", "Download");
  const dialog = page.getByRole("dialog", { name: "Download Small CNN" });
  await dialog.getByRole("radio", { name: "2", exact: true }).click();
  const settings = ["SEED = 2", "BATCH_SIZE = 100", "EPOCHS = 3", "LEARNING_RATE = 0.001"];

  const pytorch = await textSavedBy(page, button(dialog, "PyTorch"));
  for (const line of settings) expect(pytorch).toContain(`${line}\n`);
  const modules = [...pytorch.matchAll(/^ {4}(nn\..*),$/gm)].map((match) => match[1]);
  const dense = ["nn.Flatten()", "nn.Linear(144, 10)"];
  expect(modules).toEqual(["nn.Conv2d(1, 4, 3, stride=2)", "nn.ReLU()", "nn.MaxPool2d(2)", ...dense]);

  const keras = await textSavedBy(page, button(dialog, "Keras"));
  for (const line of settings) expect(keras).toContain(`${line}\n`);
  const layers = [...keras.matchAll(/^ {8}layers\.(\w+)\((\d*)/gm)].map((match) => `${match[1]} ${match[2]}`.trim());
  expect(layers).toEqual(["Conv2D 4", "MaxPooling2D 2", "Flatten", "Dense 10"]);

  const files = await savedBy(page, button(dialog, "TensorFlow.js model"), 2);
  expect(files.map(({ name }) => name).sort()).toEqual(["model.json", "weights.bin"]);
  const [model, weights] = ["model.json", "weights.bin"].map((name) => files.find((file) => file.name === name)?.bytes);
  const { modelTopology, weightsManifest } = JSON.parse(model?.toString("utf8") ?? "{}");
  expect(JSON.stringify(modelTopology)).toContain('"Conv2D"');
  expect(weightsManifest[0].paths).toEqual(["weights.bin"]);
  expect(weights?.length).toBe(4 * (4 * 9 + 4 + 144 * 10 + 10));

  const curves = JSON.parse(await textSavedBy(page, button(dialog, "JSON")));
  expect(curves).toMatchObject({ format: "trainset-curves", experiment: { name: "Small CNN", seed: 2, epochs: 3 } });
  expect(curves.steps.loss).toHaveLength(162);
  expect(curves.epochs).toHaveLength(3);
  expect(curves.result.test.count).toBe(10_000);
  await page.keyboard.press("Escape");
});

test("an address with garbage in it gives a sentence, and what was trained is still there", async () => {
  await page.goto("about:blank");
  await page.goto("./#v1.ha-nd~edited!");
  await expect(page.getByRole("alert")).toContainText("The address could not be taken over whole:");
  await button(page.getByRole("alert"), "Dismiss").click();
  await expect(page.getByText("This browser also keeps 3 networks that are not on the page")).toBeVisible();
  await button(page, "Show").click();
  for (const name of names) await expect(rowOf(page, name)).toContainText("Finished");

  const layers = Array.from({ length: 10_000 }, () => ({ kind: "flatten" }));
  const groups = [{ name: "<img src=x onerror=alert(1)>", epochs: -5, batchSize: "many", seeds: 1e9 }, { layers }];
  const hash = Buffer.from(JSON.stringify({ seed: 5, groups })).toString("base64url");
  await page.goto("about:blank");
  await page.goto(`./#v1.${hash}`);
  for (const field of ["Network 1, epochs", "Network 1, batch size", "Network 1, seeds", "Network 2, layers"]) {
    await expect(page.getByRole("alert")).toContainText(field);
  }
  await expect(rowOf(page, "<img src=x onerror=alert(1)>")).toBeVisible();
  await expect(page.getByRole("progressbar", { name: /^Progress of/ })).toHaveCount(2);
});
