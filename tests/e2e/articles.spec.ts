import { expect, type Page, test } from "@playwright/test";
import { button, expectAccessible } from "../fixtures/comparisonPage.ts";

const network = "Dense 128, batch 128";

const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true });
/** A figure of a claim: what is said, found, made of it, or measured on this machine. */
const figure = (page: Page, claim: string, place: number) =>
  page.locator(`[data-claim="${claim}"]`).getByRole("definition").nth(place);

test("a claim's experiment trains here, its row shows this machine's figure, and a program is copied", async ({ browser }) => {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  await page.goto("./?view=articles");
  await button(page, `Train ${network} here`).click();
  await expect(figure(page, "batch128Test", 3)).toHaveText("comes after the last epoch");
  await expect(figure(page, "batch128Epoch1Loss", 3)).toHaveText(/^0\.[2-5]\d{3}$/);
  await expect(figure(page, "batch128Epoch1Accuracy", 3)).toHaveText(/^[89]\d\.\d\d\s%.*Not reproduced/);
  await button(page, `Pause ${network}`).click();
  await expect(page.getByText(/^Paused in epoch \d+ of 10$/)).toBeVisible();
  await expectAccessible(page, "main");

  await tab(page, "Programs").click();
  await page.getByRole("radio", { name: /^Dense 128-64/ }).click();
  await page.getByRole("button", { name: /^Copy the corrected program/ }).click();
  await expect(page.getByText("Copied", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^# "Dense 128-64".* in PyTorch[\s\S]*evaluate\(x_test, y_test\)/,
  );
  await expectAccessible(page, "main");

  await tab(page, "Claims").click();
  await button(page, `See ${network} in the playground`).click();
  await expect(page.getByRole("progressbar", { name: `Progress of ${network}`, exact: true })).toBeVisible();
  await page.goBack();
  await expect(figure(page, "batch128Epoch1Loss", 3)).toHaveText(/^0\.[2-5]\d{3}$/);
  expect(complaints).toEqual([]);
  await context.close();
});

test("on a phone all sections are in sight, and claims and programs have nothing for axe", async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto("./?view=articles");
  for (const each of await page.getByRole("tablist").last().getByRole("tab").all()) {
    const box = await each.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true);
  }
  await expect(page.locator("[data-claim]").first()).toBeVisible();
  await expectAccessible(page, "main");
  await tab(page, "Programs").click();
  await expect(page.getByRole("region", { name: /the article's program$/ })).toBeVisible();
  await expectAccessible(page, "main");
  const scrolled = await page.locator("main").evaluate((main) => main.scrollWidth - main.clientWidth);
  expect(scrolled).toBe(0);
  await page.close();
});
