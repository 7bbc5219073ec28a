import { setTimeout as pause } from "node:timers/promises";
import { chromium, type Page } from "@playwright/test";
import { chromiumFlags } from "../../scripts/chromiumFlags";
import { optionNames } from "../../src/protocol/options";
import { type PresetId, presets } from "../../src/protocol/presets";
import { en } from "../../src/text/en";
import { type Spread, spreadOf } from "./statistics";

/** How the page behaves while networks train at full speed; times in ms. */
export interface PageFigures {
  readonly networks: string;
  /** Longest task that the browser reports, which it does from 50 ms on; 0 where there was none. */
  readonly longestTask: number;
  /** Tasks of 50 ms or more, and the seconds they were counted in. */
  readonly longTasks: number;
  readonly seconds: number;
  /** Longest gap between two turns of the page's event loop. */
  readonly longestGap: number;
  readonly framesPerSecond: number;
  /** From the first ink of a drawing to its probabilities in the document. */
  readonly answerWhileTraining: Spread | null;
  readonly answerWhileIdle: Spread | null;
}

declare global {
  interface Window {
    /** Set by the script below. */
    figures: { longestTask: number; longTasks: number; longestGap: number; frames: number; since: number };
    answerDelay: Promise<number> | null;
  }
}

const strokes = 7;

/** What is trained: the network with the longest steps, and the most numbers that ever come to the page at once. */
export const pageScenes: readonly { readonly title: string; readonly presets: readonly PresetId[] }[] = [
  { title: presets["article2-cnn"].name, presets: ["article2-cnn"] },
  { title: "five dense networks at once", presets: optionNames(presets).filter((id) => id !== "article2-cnn") },
];

/** Trains presets on the real page and measures the page for `seconds`, then the pad, while training and paused. */
export async function measurePage(
  { address, executablePath }: { readonly address: string; readonly executablePath: string },
  scene: (typeof pageScenes)[number],
  seconds: number,
): Promise<PageFigures> {
  const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    // What runs TypeScript here wraps functions in a call of this name, which a page does not have.
    await page.addInitScript({ content: "globalThis.__name = (named) => named;" });
    await page.goto(new URL("index.html", address).href);
    const button = (label: string) => page.getByRole("button", { name: label, exact: true });
    await button(en.controls.train).waitFor();
    await chooseOnly(page, scene.presets);
    await button(en.controls.train).click();
    // The first second compiles scripts and draws the first charts.
    await pause(1500);
    await page.evaluate(watchPage);
    await pause(seconds * 1000);
    const figures = await page.evaluate(() => ({ ...window.figures, now: performance.now() }));
    const whileTraining = await measureAnswers(page);
    await button(en.controls.pause).click();
    await button(en.controls.resume).waitFor();
    const whileIdle = await measureAnswers(page);
    return {
      networks: scene.title,
      longestTask: figures.longestTask,
      longTasks: figures.longTasks,
      seconds,
      longestGap: figures.longestGap,
      framesPerSecond: (figures.frames * 1000) / (figures.now - figures.since),
      answerWhileTraining: spreadOf(whileTraining),
      answerWhileIdle: spreadOf(whileIdle),
    };
  } finally {
    await browser.close();
  }
}

async function chooseOnly(page: Page, wanted: readonly string[]): Promise<void> {
  const cards = page.locator("button[data-preset]");
  for (const card of await cards.all()) {
    const isWanted = wanted.includes((await card.getAttribute("data-preset")) ?? "");
    const isChosen = (await card.getAttribute("aria-pressed")) === "true";
    if (isWanted !== isChosen) await card.click();
  }
}

/** Runs in the page. */
function watchPage(): void {
  const figures = { longestTask: 0, longTasks: 0, longestGap: 0, frames: 0, since: performance.now() };
  window.figures = figures;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      figures.longestTask = Math.max(figures.longestTask, duration);
      figures.longTasks++;
    }
  }).observe({ type: "longtask" });
  const countFrame = () => {
    figures.frames++;
    requestAnimationFrame(countFrame);
  };
  requestAnimationFrame(countFrame);
  let turnedAt = performance.now();
  // A timer is held back to 4 ms; what goes beyond that kept the page from working.
  setInterval(() => {
    const now = performance.now();
    figures.longestGap = Math.max(figures.longestGap, now - turnedAt);
    turnedAt = now;
  }, 0);
}

/** Draws on the empty pad several times and times each first answer. */
async function measureAnswers(page: Page): Promise<number[]> {
  const box = await page.getByLabel(en.drawing.pad.label, { exact: true }).first().boundingBox();
  if (!box) throw new Error("the drawing pad is not on the page");
  const clear = page.getByRole("button", { name: en.drawing.clearDrawing, exact: true });
  const delays: number[] = [];
  for (let stroke = 0; stroke < strokes; stroke++) {
    if (await clear.isEnabled()) await clear.click();
    // An answer on its way to the page would be taken for that of the next stroke.
    await pause(400);
    await page.evaluate(watchAnswer, en.drawing.answers.label);
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.25);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.75, { steps: 4 });
    await page.mouse.up();
    const delay = await page.evaluate(() => window.answerDelay);
    if (delay !== null && Number.isFinite(delay)) delays.push(delay);
  }
  return delays;
}

/**
 * Runs in the page: the time from the next `pointerdown`, whose ink is the first, to the change of the answers, which say
 * nothing before. While a network trains they change on their own as well, but not without ink.
 */
function watchAnswer(label: string): void {
  const list = document.querySelector(`ul[aria-label="${label}"]`);
  const before = list?.textContent;
  window.answerDelay = new Promise((resolve) => {
    const start = (down: PointerEvent) => {
      const observer = new MutationObserver(() => {
        if (list?.textContent === before) return;
        observer.disconnect();
        resolve(performance.now() - down.timeStamp);
      });
      if (list) observer.observe(list, { subtree: true, childList: true, characterData: true });
      setTimeout(() => resolve(Number.NaN), 5000);
    };
    addEventListener("pointerdown", start, { once: true, capture: true });
  });
}
