import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { ensurePageBuilt } from "../cli/ensurePageBuilt";
import { projectRoot } from "../cli/projectRoot";
import { servePage } from "../cli/servePage";
import { padSize } from "../src/drawing/strokes";
import type { Experiment } from "../src/protocol/experiment";
import { presets } from "../src/protocol/presets";
import { type Comparison, writeExperimentUrl } from "../src/store/experimentUrl";
import { enArticles } from "../src/text/articles/enArticles";
import { en } from "../src/text/en";
import { enPanels } from "../src/text/enPanels";
import { languageSwitches } from "../src/text/language";
import { drawnDigits } from "../tests/fixtures/drawnDigits";
import { chromiumFlags } from "./chromiumFlags";
import { ensureChromium } from "./ensureChromium";

const wide = { width: 1440, height: 900 };
const tall = { width: 1440, height: 1180 };
const phone = { width: 390, height: 844 };
/** The whole drawing panel can be seen. */
const drawingSize = { width: 1440, height: 1400 };

/** Training is shown once this run is in this epoch: the two curves have parted by then. */
const shownFrom = { run: presets["article0-dense128-batch128"].name, epoch: 3 };
const longestWaitMs = 900_000;

const folder = join(projectRoot, "docs/images");

const dense: Experiment = {
  ...presets["article4-dense128-batch64"],
  name: "Dense 128",
  trainingImages: 20_000,
  batchSize: 100,
  epochs: 4,
};

/** The race of the pictures: is a second dense layer worth it, and are two convolutions? */
const race: Comparison = {
  seed: 1,
  groups: [
    { experiment: dense, seeds: 3 },
    {
      experiment: {
        ...dense,
        name: "Dense 128-64",
        layers: [
          { kind: "flatten" },
          { kind: "dense", units: 128, activation: "relu" },
          { kind: "dense", units: 64, activation: "relu" },
          { kind: "dense", units: 10, activation: "softmax" },
        ],
      },
      seeds: 3,
    },
    {
      experiment: {
        ...dense,
        name: "Small CNN",
        layers: [
          { kind: "conv2d", filters: 8, kernelSize: 5, strides: 1, padding: "valid", activation: "relu" },
          { kind: "maxPool2d", poolSize: 2 },
          { kind: "conv2d", filters: 16, kernelSize: 3, strides: 1, padding: "valid", activation: "relu" },
          { kind: "maxPool2d", poolSize: 2 },
          { kind: "flatten" },
          { kind: "dense", units: 10, activation: "softmax" },
        ],
      },
      seeds: 3,
    },
  ],
};

/** Two networks that are to read drawings, as they are after little training. */
const readers: Comparison = {
  seed: 1,
  groups: [
    { experiment: { ...presets["article2-cnn"], epochs: 1 }, seeds: 1 },
    { experiment: { ...presets["article0-dense128-batch128"], epochs: 2 }, seeds: 1 },
  ],
};
/** What they read in the pictures: a 9 with a straight leg, a barred 7 and an open 4. */
const readDigits = [
  { digit: 9, variant: "straight leg" },
  { digit: 7, variant: "crossed" },
  { digit: 4, variant: "open, two strokes" },
];

/** Points of an ellipse's arc, all in shares of the pad; angles in degrees, 0 to the right, 90 down. */
function arc(x: number, y: number, radiusX: number, radiusY: number, from: number, to: number): [number, number][] {
  return Array.from({ length: 25 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / 24) * Math.PI) / 180;
    return [x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle)];
  });
}

const drawThree = (page: Page) =>
  draw(page, [[...arc(0.48, 0.34, 0.16, 0.15, -150, 85), ...arc(0.48, 0.66, 0.19, 0.17, -85, 150)]]);

/** Draws strokes with the mouse; points in shares of the pad. */
async function draw(page: Page, strokes: readonly (readonly (readonly [x: number, y: number])[])[]): Promise<void> {
  const box = await page.getByLabel(en.drawing.pad.label, { exact: true }).boundingBox();
  if (!box) throw new Error("expected the drawing pad on the page, found none");
  for (const stroke of strokes) {
    for (const [index, [x, y]] of stroke.entries()) {
      await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: index === 0 ? 1 : 4 });
      if (index === 0) await page.mouse.down();
    }
    await page.mouse.up();
  }
  await page.mouse.move(1, 1);
}

/** Saves what is seen, in light and dark or in one of them. */
async function save(page: Page, name: string, size = wide, schemes: readonly ("light" | "dark")[] = ["light", "dark"]) {
  await page.setViewportSize(size);
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    // Charts measure their place and draw at most ten times a second.
    await page.waitForTimeout(1500);
    const path = join(folder, `${name}-${size === phone ? "phone" : colorScheme}.png`);
    await page.screenshot({ path });
    console.log(`${path}: ${Math.round(statSync(path).size / 1000)} kB`);
  }
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click({ timeout: longestWaitMs });
const toTop = (page: Page) => page.evaluate(() => window.scrollTo(0, 0));
const open = (page: Page, tab: keyof typeof en.tabs) => page.getByRole("tab", { name: en.tabs[tab], exact: true }).click();

/** Trains the networks of the first visit and draws a 3. */
async function showTraining(page: Page): Promise<void> {
  await press(page, en.controls.train);
  await drawThree(page);
  const progress = page.getByRole("progressbar", { name: en.runs.progress(shownFrom.run), exact: true });
  await page.waitForFunction(
    ({ bar, epoch }) => Number(/\d+/.exec(bar?.getAttribute("aria-valuetext") ?? "")?.[0] ?? 0) >= epoch,
    { bar: await progress.elementHandle(), epoch: shownFrom.epoch },
    { timeout: longestWaitMs, polling: 1000 },
  );
  await save(page, "training");
  await save(page, "training", phone, ["light"]);
  // The other language, in which a machine without a Chinese font would draw boxes.
  await press(page, languageSwitches.zh);
  await save(page, "training-zh", wide, ["light"]);
}

/** Races three networks over three seeds each, and looks at what came of it. */
async function showRace(page: Page): Promise<void> {
  await press(page, en.controls.train);
  await drawThree(page);
  const finished = page.getByText(en.runs.states.finished, { exact: true });
  await finished.nth(race.groups.length - 1).waitFor({ timeout: longestWaitMs });
  await page.getByRole("button", { name: en.charts.view.log }).click();
  const runs = page.getByRole("heading", { name: en.runs.title, exact: true });
  // Not below the bar on top, which stays.
  await runs.evaluate((heading) => window.scrollBy(0, heading.getBoundingClientRect().top - 80));
  await save(page, "race");
  await open(page, "compare");
  await page
    .getByRole("button", { name: /Show .* images/ })
    .first()
    .waitFor({ timeout: longestWaitMs });
  await toTop(page);
  await save(page, "compare", tall);
  await open(page, "inside");
  await page.getByLabel(enPanels.inside.run, { exact: true }).selectOption({ label: "Small CNN" });
  await page.getByRole("radio", { name: enPanels.inside.image.kinds.drawing, exact: true }).click();
  await toTop(page);
  await save(page, "inside");
  await press(page, en.groups.menu("Small CNN"));
  await page.getByRole("menuitem", { name: en.groups.items.edit, exact: true }).click();
  await page.getByText(/^about /).waitFor({ timeout: longestWaitMs });
  await save(page, "editor");
}

/** Where a panel is on the page, with some of the ground around it. */
async function around(page: Page, panel: string) {
  const box = await page.getByRole("region", { name: panel, exact: true }).boundingBox();
  if (!box) throw new Error(`expected the panel "${panel}" on the page, found none`);
  const margin = 12;
  return { x: box.x - margin, y: box.y - margin, width: box.width + 2 * margin, height: box.height + 2 * margin };
}

/** Trains two networks, draws three digits and shows what each network reads in them, right or wrong. */
async function showDrawings(page: Page): Promise<void> {
  await page.setViewportSize(drawingSize);
  await press(page, en.controls.train);
  const finished = page.getByText(en.runs.states.finished, { exact: true });
  await finished.nth(readers.groups.length - 1).waitFor({ timeout: longestWaitMs });
  for (const { digit, variant } of readDigits) {
    const drawn = drawnDigits.find((one) => one.digit === digit && one.variant === variant);
    if (!drawn) throw new Error(`expected a drawn ${digit}, ${variant}, found none`);
    await draw(
      page,
      drawn.strokes.map((stroke) => stroke.map(([x, y]) => [x / padSize, y / padSize] as const)),
    );
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(1500);
      const path = join(folder, `drawn-${digit}-${colorScheme}.png`);
      await page.screenshot({ path, clip: await around(page, en.drawing.title) });
      console.log(`${path}: ${Math.round(statSync(path).size / 1000)} kB`);
    }
    console.log(await page.getByRole("list", { name: en.drawing.answers.label }).textContent());
    await press(page, en.drawing.clearDrawing);
  }
}

/** The articles' claims with their verdicts, and the first worked example at the step that the article misprints. */
async function showArticles(page: Page): Promise<void> {
  await page.getByRole("heading", { name: enArticles.claims.tab, exact: true }).waitFor({ timeout: longestWaitMs });
  await save(page, "articles");
  await page.getByRole("tab", { name: enArticles.examples.tab, exact: true }).click();
  await page.mouse.move(1, 1);
  await save(page, "examples");
}

async function visit(browser: Browser, address: string, show: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: wide, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(address);
  await show(page);
  await context.close();
}

/** `npx tsx scripts/screenshots.ts drawings` makes these pictures only; without a name all are made. */
const isWanted = (part: "race" | "training" | "drawings" | "articles") => process.argv.length < 3 || process.argv.includes(part);

mkdirSync(folder, { recursive: true });
await ensurePageBuilt((sentence) => console.log(sentence));
const server = await servePage(0);
const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] });
try {
  if (isWanted("race")) await visit(browser, server.address + writeExperimentUrl(race), showRace);
  if (isWanted("training")) await visit(browser, server.address, showTraining);
  if (isWanted("drawings")) await visit(browser, server.address + writeExperimentUrl(readers), showDrawings);
  if (isWanted("articles")) await visit(browser, `${server.address}?view=articles`, showArticles);
} finally {
  await browser.close();
  await server.close();
}
