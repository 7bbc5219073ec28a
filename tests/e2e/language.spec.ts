import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { presets } from "../../src/protocol/presets";
import { writeExperimentUrl } from "../../src/store/experimentUrl";
import { zhArticles } from "../../src/text/articles/zhArticles";
import { languageSwitches } from "../../src/text/language";
import { zh } from "../../src/text/zh";
import { zhPanels } from "../../src/text/zhPanels";

test.use({ locale: "zh-CN" });

const { name: denseName, ...dense } = presets["article4-dense128-batch64"];
/** Two networks that have trained within seconds on any machine. */
const address = writeExperimentUrl({
  seed: 1,
  groups: [64, 128].map((batchSize) => ({
    experiment: { ...dense, name: denseName.replace("64", String(batchSize)), batchSize, trainingImages: 2000, epochs: 1 },
    seeds: 1,
  })),
});

/** What stays in Latin letters on a page in Chinese: names of things, keys, and words of file formats and programs. */
const names =
  /\b(Trainset|English|README|WebAssembly|WebGPU|WebGL|JavaScript|SIMD|TensorFlow\.js|NumPy|Keras|PyTorch|Python|MNIST|FLOPs|[MGTP]?FLOP|ReLU|ELU|GELU|sigmoid|tanh|softmax|Sigmoid|Tanh|Adam|AdamW|RMSProp|SGD|Glorot|He|Wilson|Holm|McNemar|NaN|nat|CNN|Dense|batch|JSON|CSV|SVG|PNG|Shift|Enter|Esc|Home|Page Up|Page Down|End|Control|Command|pen-drawings|tf\.loadLayersModel|model\.json|weights\.bin)(?![A-Za-z])/g;

/** Everything that is read on the page and still has words in Latin letters without those names. */
async function englishOn(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const isForeign = (element: Element) => element.closest("[lang=en], pre, code, .katex, script, style, noscript") !== null;
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent?.checkVisibility() && !isForeign(parent)) found.push(node.textContent ?? "");
    }
    for (const element of document.querySelectorAll("body *")) {
      if (isForeign(element)) continue;
      for (const name of ["aria-label", "aria-description", "aria-valuetext", "title", "placeholder", "alt"]) {
        found.push(element.getAttribute(name) ?? "");
      }
    }
    return found;
  });
  return [...new Set(texts)].filter((text) => /[A-Za-z]{3,}|[a-z]{2,} [a-z]{2,}/.test(text.replace(names, "")));
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true }).click();
/** Lists what is left in English where the test is, by the name of the place. */
const expectChinese = async (page: Page, place: string) => expect(await englishOn(page), place).toEqual([]);

test("a Chinese browser gets the page in Chinese; the switch changes it, and a reload keeps the choice", async ({ page }) => {
  await page.goto("./");
  const html = page.locator("html");
  await expect(html).toHaveAttribute("lang", "zh-Hans");
  await expect(page).toHaveTitle(zh.page.documentTitle);
  await press(page, zh.controls.train);
  const progress = page.getByRole("progressbar").first();
  await expect.poll(async () => Number(await progress.getAttribute("aria-valuenow"))).toBeGreaterThan(0);
  await press(page, languageSwitches.en);
  await expect(html).toHaveAttribute("lang", "en");
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  const before = Number(await progress.getAttribute("aria-valuenow"));
  await expect.poll(async () => Number(await progress.getAttribute("aria-valuenow"))).toBeGreaterThan(before);
  await press(page, languageSwitches.zh);
  await expect(html).toHaveAttribute("lang", "zh-Hans");
  await expect(page.getByRole("button", { name: zh.controls.pause, exact: true })).toBeVisible();
  // Nothing that was written in English before stays.
  await expectChinese(page, "after the switch");
  await press(page, languageSwitches.en);
  await expect(html).toHaveAttribute("lang", "en");
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByRole("tab", { name: "Curves", exact: true })).toBeVisible();
  await expect(html).toHaveAttribute("lang", "en");
});

/** A heading by which a panel is known to be there. */
const headings = {
  compare: zhPanels.compare.table.title,
  mistakes: zhPanels.mistakes.matrix.title,
  inside: zhPanels.inside.title,
};

test("no tab and no dialog of the Chinese page has English left", async ({ page }) => {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`./${address}`);
  await expect(page.getByRole("button", { name: zh.controls.train, exact: true })).toBeEnabled();
  await expectChinese(page, "first screen");
  await press(page, zh.controls.train);
  await expect(page.getByText(zh.runs.states.finished, { exact: true })).toHaveCount(2, { timeout: 120_000 });
  await expectChinese(page, "after training");
  await page.getByLabel(zh.drawing.pad.label, { exact: true }).focus();
  for (const key of ["Space", "ArrowDown", "ArrowDown", "ArrowDown", "Space"]) await page.keyboard.press(key);

  for (const name of ["compare", "mistakes", "inside"] as const) {
    await tab(page, zh.tabs[name]);
    await expect(page.getByRole("heading", { name: headings[name] })).toBeVisible();
    await expectChinese(page, name);
  }
  for (const view of ["weights", "histograms"] as const) {
    await page.getByRole("radio", { name: zhPanels.inside.views[view] }).click();
    await expect(page.getByText(zhPanels.inside.about[view])).toBeVisible();
    await expectChinese(page, view);
  }
  for (const name of ["xray", "why", "number", "mine"] as const) {
    await tab(page, zh.drawing.tabs[name]);
    await expect(page.getByRole("tab", { name: zh.drawing.tabs[name], selected: true })).toBeVisible();
    await expectChinese(page, name);
  }
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);

  await press(page, zh.page.keysButton);
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectChinese(page, "keys");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: zh.backend.button("WebAssembly"), exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  // Graphics adapters have the names that their makers gave them.
  expect((await englishOn(page)).filter((text) => !/swiftshader|ANGLE/i.test(text))).toEqual([]);
  await page.keyboard.press("Escape");
  const [first] = await page.getByRole("button", { name: /的更多操作$/ }).all();
  for (const item of ["download", "edit"] as const) {
    await first?.click();
    await expectChinese(page, "menu");
    await page.getByRole("menuitem", { name: zh.groups.items[item], exact: true }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectChinese(page, item);
    if (item === "download") await page.keyboard.press("Escape");
  }
  await press(page, zhPanels.editor.layers.add);
  await expectChinese(page, "layers to add");
  await page.getByRole("menuitem", { name: new RegExp(`^${zh.options.layers.conv2d}`) }).click();
  await expectChinese(page, "a layer that does not fit");
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("no section of the articles has English left on the Chinese page, and a switch keeps the section", async ({ page }) => {
  await page.goto("./?view=articles");
  const tabs = page.getByRole("tablist", { name: zhArticles.sectionsLabel }).getByRole("tab");
  await expect(tabs.first()).toBeVisible();
  for (const section of await tabs.all()) {
    await section.click();
    await expect(page.getByRole("tabpanel").locator("*").first()).toBeAttached();
    await page.waitForLoadState("networkidle");
    // Sentences on programs name what stands in them.
    const sentences = (await englishOn(page)).filter((text) => !/\p{Script=Han}/u.test(text) || /[a-z]{2,} [a-z]{2,}/.test(text));
    expect(sentences, (await section.textContent()) ?? "").toEqual([]);
  }
  const last = (await tabs.count()) - 1;
  await press(page, languageSwitches.en);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("tab").nth(last)).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("tab").nth(last)).not.toHaveText(/\p{Script=Han}/u);
});
