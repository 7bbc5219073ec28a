import { expect, type Page, test } from "@playwright/test";

const pad = (page: Page) => page.getByRole("application", { name: "Drawing pad" });
const answers = (page: Page) => page.getByRole("list", { name: "What each run reads" });

/** Leaves one dense network, and trains it until it reads digits passably. */
async function trainDense(page: Page) {
  await page.goto("./");
  await page.getByRole("button", { name: /93,322 parameters/ }).click();
  const bar = page.getByRole("progressbar", { name: "Progress of Dense 128, batch 128", exact: true });
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await expect.poll(async () => Number(await bar.getAttribute("aria-valuenow")), { timeout: 120_000 }).toBeGreaterThan(300);
  await page.getByRole("button", { name: "Pause", exact: true }).click();
}

/** A 7: along the top, then down. Shares of the pad. */
const seven = Array.from({ length: 20 }, (_, i) =>
  i < 8 ? [0.3 + i * 0.06, 0.2] : [0.72 - (i - 8) * 0.028, 0.2 + (i - 8) * 0.06],
) as [number, number][];

test("a mouse draws a 7 that is read, and own digits are kept over a reload", async ({ page }) => {
  await trainDense(page);
  const box = await pad(page).boundingBox();
  if (!box) throw new Error("The pad is not visible.");
  for (const [index, [x, y]] of seven.entries()) {
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
    if (index === 0) await page.mouse.down();
  }
  await page.mouse.up();
  await expect(answers(page)).toContainText("Dense 128, batch 128: 7,");
  await page.getByRole("button", { name: "It is a 7" }).click();
  await page.getByRole("tab", { name: "My digits" }).click();
  await expect(page.getByText("1 of 1", { exact: false })).toBeVisible();
  await page.reload();
  await page.getByRole("tab", { name: "My digits" }).click();
  await expect(page.getByRole("button", { name: "Your 7, number 1" })).toBeVisible();
});

test("keys draw a 1 that is read", async ({ page }) => {
  await trainDense(page);
  await pad(page).focus();
  for (let step = 0; step < 9; step += 1) await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  for (let step = 0; step < 18; step += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(answers(page)).toContainText("Dense 128, batch 128: 1,");
});

test("the worker that drawings go to may ask no other host where the server sends the policy", async ({ page }) => {
  await page.goto("./");
  await expect(page.getByRole("button", { name: "Train", exact: true })).toBeEnabled();
  const refused = page.workers()[0]?.evaluate(() => {
    const violation = new Promise<string>((resolve) => {
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) => resolve(effectiveDirective));
    });
    fetch("https://127.0.0.1:1/").catch(() => {});
    return violation;
  });
  expect(await refused).toBe("connect-src");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a finger draws a 1 that is read, and the page neither scrolls nor zooms", async ({ page }) => {
    await trainDense(page);
    await pad(page).scrollIntoViewIfNeeded();
    const box = await pad(page).boundingBox();
    if (!box) throw new Error("The pad is not visible.");
    const session = await page.context().newCDPSession(page);
    const place = () => page.evaluate(() => [scrollX, scrollY, visualViewport?.scale ?? 1]);
    const before = await place();
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: readonly (readonly [number, number])[]) =>
      session.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: points.map(([x, y], id) => ({ x: box.x + x * box.width, y: box.y + y * box.height, id })),
      });
    await touch("touchStart", [[0.54, 0.15]]);
    for (let step = 1; step <= 12; step += 1) await touch("touchMove", [[0.54 - step * 0.007, 0.15 + step * 0.06]]);
    await touch("touchEnd", []);
    await expect(page.getByRole("button", { name: "Undo the last stroke" })).toBeEnabled();
    await expect(page.getByRole("img", { name: "The drawing as 28 by 28 pixels" })).toBeVisible();
    await expect(answers(page)).toContainText("Dense 128, batch 128: 1,");
    // Two fingers that part: elsewhere that would zoom.
    await touch("touchStart", [
      [0.45, 0.5],
      [0.55, 0.5],
    ]);
    for (let step = 1; step <= 8; step += 1) {
      await touch("touchMove", [
        [0.45 - step * 0.04, 0.5],
        [0.55 + step * 0.04, 0.5],
      ]);
    }
    await touch("touchEnd", []);
    expect(await place()).toEqual(before);
  });
});
