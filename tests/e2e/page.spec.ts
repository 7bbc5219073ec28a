import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";

/** What the browser complained about on this page; every test expects nothing. */
const complaints: string[] = [];

test.beforeEach(({ page }) => {
  complaints.length = 0;
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const progressOf = (page: Page, name: string) => page.getByRole("progressbar", { name: `Progress of ${name}`, exact: true });
const stepsOf = async (bar: Locator) => Number(await bar.getAttribute("aria-valuenow"));

/** The accuracy in a run's large figure, such as "97.61 %". */
const accuracyOfRun = (page: Page) => page.getByRole("region", { name: "Runs", exact: true }).getByText(/^\d+\.\d+\s%$/);

/** Leaves one small dense network, which trains fast on any machine. */
async function keepOneDenseRun(page: Page) {
  await page.getByRole("button", { name: /93,322 parameters/ }).click();
  await expect(progressOf(page, "CNN")).toHaveCount(0);
}

/** Draws a 3 on the pad with the mouse. */
async function drawThree(page: Page) {
  const pad = page.getByRole("application", { name: "Drawing pad" });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error("The pad is not visible.");
  const stroke = [
    [0.32, 0.25],
    [0.45, 0.18],
    [0.6, 0.22],
    [0.63, 0.34],
    [0.55, 0.44],
    [0.44, 0.48],
    [0.58, 0.52],
    [0.66, 0.64],
    [0.6, 0.78],
    [0.45, 0.83],
    [0.31, 0.77],
  ] as const;
  for (const [index, [x, y]] of stroke.entries()) {
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 4 });
    if (index === 0) await page.mouse.down();
  }
  await page.mouse.up();
}

test("a dense network and the CNN train together: pause, step, resume, reset, new seed", async ({ page }) => {
  await page.goto("./");
  await button(page, "Train").click();
  const cnn = progressOf(page, "CNN");
  const dense = progressOf(page, "Dense 128, batch 128");
  await expect.poll(() => stepsOf(cnn)).toBeGreaterThan(2);
  await expect.poll(() => stepsOf(dense)).toBeGreaterThan(2);

  await button(page, "Pause").click();
  await expect(page.getByText("Paused", { exact: true }).first()).toBeVisible();
  // What was under way when Pause was pressed still arrives.
  await page.waitForTimeout(500);
  const paused = await stepsOf(dense);
  await page.waitForTimeout(700);
  expect(await stepsOf(dense)).toBe(paused);

  await button(page, "Step").click();
  await expect.poll(() => stepsOf(dense)).toBe(paused + 1);
  await expect(button(page, "Resume")).toBeEnabled();

  await button(page, "Resume").click();
  await expect.poll(() => stepsOf(dense)).toBeGreaterThan(paused + 3);

  await button(page, "Reset").click();
  await expect.poll(() => stepsOf(dense)).toBe(0);
  await expect(page.getByText("Ready", { exact: true })).toHaveCount(2);

  await button(page, "New seed").click();
  await expect(page.getByRole("spinbutton", { name: "Seed" })).toHaveValue("2");
  expect(complaints).toEqual([]);
});

test("a network trains to its end, shows a test accuracy, and reads a drawn 3", async ({ page }) => {
  test.setTimeout(420_000);
  await page.goto("./");
  await keepOneDenseRun(page);
  await expect(button(page, "Train")).toBeEnabled();
  // Space belongs to the preset for as long as it has the focus.
  await page.getByRole("heading", { name: "Trainset" }).click();
  await page.keyboard.press("Space");
  await expect(page.getByText("Finished", { exact: true })).toBeVisible({ timeout: 400_000 });
  const accuracy = (await accuracyOfRun(page).textContent()) ?? "";
  expect(Number.parseFloat(accuracy)).toBeGreaterThan(97);
  await expect(page.getByText("Computed on")).toBeVisible();
  await expect(button(page, "Train")).toBeDisabled();
  await drawThree(page);
  await expect(page.getByRole("list", { name: "What each run reads" })).toContainText(/Dense 128, batch 128: 3,/);
  expect(complaints).toEqual([]);
});

test("Stop ends a run early with a test result", async ({ page }) => {
  await page.goto("./");
  await keepOneDenseRun(page);
  await button(page, "Train").click();
  const bar = progressOf(page, "Dense 128, batch 128");
  await expect.poll(() => stepsOf(bar)).toBeGreaterThan(50);
  await button(page, "Stop").click();
  await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
  expect(Number.parseFloat((await accuracyOfRun(page).textContent()) ?? "")).toBeGreaterThan(70);
  expect(complaints).toEqual([]);
});

test("another backend starts every run again", async ({ page }) => {
  await page.goto("./");
  await keepOneDenseRun(page);
  await expect(button(page, "Train")).toBeEnabled();
  await page.getByRole("button", { name: /^Computes on/ }).click();
  await page.getByRole("radio", { name: /^JavaScript/ }).click();
  await button(page, "Use JavaScript").click();
  await expect(page.getByText("JavaScript, because you chose it.")).toBeVisible();
  await page.keyboard.press("Escape");
  await button(page, "Step").click();
  await expect.poll(() => stepsOf(progressOf(page, "Dense 128, batch 128"))).toBe(1);
  expect(complaints).toEqual([]);
});

test("a data file that is missing gives a sentence, and Retry loads it", async ({ page }) => {
  const isImages = /train-images-idx3-ubyte/;
  await page.context().route(isImages, (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("train-images-idx3-ubyte.gz");
  await expect(page.getByRole("alert")).toContainText("404");
  await expect(button(page, "Train")).toBeDisabled();
  await page.context().unroute(isImages);
  await button(page, "Retry").click();
  await expect(button(page, "Train")).toBeEnabled();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a data file that is cut off gives a sentence that says so", async ({ page }) => {
  await page.context().route(/t10k-images-idx3-ubyte/, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ response, body: body.subarray(0, 1000) });
  });
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText(/t10k-images-idx3-ubyte\.gz.*expected/);
  await expect(button(page, "Retry")).toBeVisible();
});

test("a worker that does not load gives a sentence and Restart", async ({ page }) => {
  const isWorker = /assets\/host-.*\.js/;
  await page.context().route(isWorker, (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto("./");
  await expect(page.getByText(/The trainer stopped unexpectedly/)).toBeVisible();
  await page.context().unroute(isWorker);
  await button(page, "Restart").click();
  await expect(button(page, "Train")).toBeEnabled();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing at ${width} pixels, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      await page.goto("./");
      await button(page, "Train").click();
      await expect.poll(() => stepsOf(progressOf(page, "CNN"))).toBeGreaterThan(1);
      await button(page, "Pause").click();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

      await page.getByRole("button", { name: /^Computes on/ }).click();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.keyboard.press("Escape");
      await button(page, "Keys").click();
      await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
}
