import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { ensurePageBuilt } from "../cli/ensurePageBuilt";
import { projectRoot } from "../cli/projectRoot";
import { servePage } from "../cli/servePage";
import { presets } from "../src/protocol/presets";
import { en } from "../src/text/en";
import { chromiumFlags } from "./chromiumFlags";
import { ensureChromium } from "./ensureChromium";

/** The README's pictures: name, size of the window in CSS pixels, and colours. */
const pictures = [
  { name: "training-light", width: 1440, height: 900, colorScheme: "light" },
  { name: "training-dark", width: 1440, height: 900, colorScheme: "dark" },
  { name: "training-phone", width: 390, height: 844, colorScheme: "light" },
] as const;

/** Training is shown once this run is in this epoch: the two curves have parted by then. */
const shownFrom = { run: presets["article0-dense128-batch128"].name, epoch: 3 };
const longestWaitMs = 300_000;

const folder = join(projectRoot, "docs/images");

/** Points of an ellipse's arc, all in shares of the pad; angles in degrees, 0 to the right, 90 down. */
function arc(x: number, y: number, radiusX: number, radiusY: number, from: number, to: number): [number, number][] {
  return Array.from({ length: 25 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / 24) * Math.PI) / 180;
    return [x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle)];
  });
}

async function drawThree(page: Page): Promise<void> {
  const box = await page.getByLabel(en.drawing.pad.label, { exact: true }).boundingBox();
  if (!box) throw new Error("expected the drawing pad on the page, found none");
  const stroke = [...arc(0.48, 0.34, 0.16, 0.15, -150, 85), ...arc(0.48, 0.66, 0.19, 0.17, -85, 150)].map(
    ([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const,
  );
  for (const [index, [x, y]] of stroke.entries()) {
    await page.mouse.move(x, y);
    if (index === 0) await page.mouse.down();
  }
  await page.mouse.up();
  await page.mouse.move(1, 1);
}

/** Trains the networks of the first visit, draws a 3, and saves the pictures. */
async function takePictures(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const train = page.getByRole("button", { name: en.controls.train, exact: true });
  await train.click({ timeout: longestWaitMs });
  await drawThree(page);
  const progress = page.getByRole("progressbar", { name: en.runs.progress(shownFrom.run), exact: true });
  await page.waitForFunction(
    ({ bar, epoch }) => Number(/\d+/.exec(bar?.getAttribute("aria-valuetext") ?? "")?.[0] ?? 0) >= epoch,
    { bar: await progress.elementHandle(), epoch: shownFrom.epoch },
    { timeout: longestWaitMs, polling: 1000 },
  );
  for (const { name, width, height, colorScheme } of pictures) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    // Charts measure their place and draw at most ten times a second.
    await page.waitForTimeout(1500);
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path });
    console.log(`${path}: ${Math.round(statSync(path).size / 1000)} kB`);
  }
}

mkdirSync(folder, { recursive: true });
await ensurePageBuilt((sentence) => console.log(sentence));
const server = await servePage(0);
const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  await takePictures(page, server.address);
} finally {
  await browser.close();
  await server.close();
}
