import "../../src/app/theme.css";
import "../../src/app/reset.css";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { ExamplesPanel } from "../../src/features/examples/ExamplesPanel";
import { enArticles } from "../../src/text/articles/enArticles";
import { zhArticles } from "../../src/text/articles/zhArticles";
import { ArticleTextsContext } from "../../src/text/useArticleTexts";

const words = enArticles.examples;

beforeEach(() => page.viewport(1440, 900));
afterEach(() => {
  document.documentElement.style.colorScheme = "";
  vi.restoreAllMocks();
});

const show = (texts = enArticles) =>
  render(
    <ArticleTextsContext value={texts}>
      <main>
        <h1>Articles</h1>
        <ExamplesPanel />
      </main>
    </ArticleTextsContext>,
  );

const example = (name: keyof typeof words & ("descent" | "crossEntropy" | "adam" | "activations" | "network" | "race")) =>
  page.getByRole("region", { name: words[name].title, exact: true });
const cellsOf = (table: string) =>
  [...document.querySelectorAll(`table[aria-label="${table}"] tbody tr`)].map((row) =>
    [...row.children].map((cell) => cell.textContent ?? ""),
  );

test("the misprinted second step stands beside the right one, and the next step goes on from there", async () => {
  await show();
  const part = example("descent");
  await expect.element(part.getByText("w = 1.56, b = 0.38")).toBeVisible();
  await expect.element(part.getByText("w = 1.76, b = 0.48")).toBeVisible();
  expect(cellsOf(words.descent.table)).toEqual([
    ["1", "1", "1", "1.2", "0.2", "1.2, 0.2"],
    ["2", "2.6", "1.96", "1.76", "0.48", "1.56, 0.38"],
  ]);
  await part.getByRole("button", { name: "Next step" }).click();
  await expect.element(part.getByText("Step 3, on sample (1, 2)")).toBeVisible();
  expect(cellsOf(words.descent.table)[2]?.slice(0, 5)).toEqual(["3", "2.24", "0.0576", "1.712", "0.432"]);
  await part.getByRole("textbox", { name: "Learning rate α" }).fill("0.05");
  expect(cellsOf(words.descent.table)[0]).toEqual(["1", "1", "1", "1.1", "0.1"]);
  await part.getByRole("button", { name: words.reset }).click();
  expect(cellsOf(words.descent.table)).toHaveLength(2);
  await expect.element(part.getByRole("textbox", { name: "Learning rate α" })).toHaveValue("0.1");
});

test("a text that is no number leaves a sentence, and the example goes on with the last number", async () => {
  await show();
  const part = example("descent");
  const field = part.getByRole("textbox", { name: "w at the start" });
  for (const text of ["x", "", "1e9"]) {
    await field.fill(text);
    await expect.element(field).toBeInvalid();
    await expect.element(part.getByText("w at the start needs a number from −100 to 100.")).toBeVisible();
    expect(cellsOf(words.descent.table)[0]?.[3]).toBe("1.2");
  }
  await field.fill("−2");
  await expect.element(field).not.toBeInvalid();
  expect(cellsOf(words.descent.table)[0]?.[3]).toBe("−1.2");
});

test("samples are added and removed, but for the last one", async () => {
  await show();
  const part = example("descent");
  await part.getByRole("button", { name: "Add a sample" }).click();
  await expect.element(part.getByRole("textbox", { name: "x of sample 3" })).toHaveValue("3");
  await part.getByRole("button", { name: "Remove sample 1" }).click();
  await part.getByRole("button", { name: "Remove sample 1" }).click();
  expect(part.getByRole("button", { name: /^Remove sample/ }).elements()).toHaveLength(0);
  await expect.element(part.getByRole("textbox", { name: "x of sample 1" })).toHaveValue("3");
});

test("cross-entropy: what the articles print, what it comes to, and what one's own numbers come to", async () => {
  await show();
  const part = example("crossEntropy");
  await expect.element(part.getByText("≈ 1.1931")).toBeVisible();
  expect([...part.element().querySelectorAll("dd")].map((figure) => figure.textContent)).toEqual(["≈ 1.1931", "1.6814"]);
  await expect.element(part.getByText(/Only the y terms are 2\.8134; the whole formula is 6\.7254/)).toBeVisible();
  await part.getByRole("radio", { name: "Article 4" }).click();
  await expect.element(part.getByText("1.1513, or 2.3026 as one sample")).toBeVisible();
  await part.getByRole("textbox", { name: "Prediction p of sample 2" }).fill("0.5");
  await expect.poll(() => cellsOf(words.crossEntropy.table)[1]?.[2]).toBe("0.6931");
  await part.getByRole("textbox", { name: "Prediction p of sample 2" }).fill("0");
  await expect.poll(() => cellsOf(words.crossEntropy.table)[1]?.[2]).toBe("∞");
});

test("formulas are there for the eye and, as MathML, for screen readers", async () => {
  await show();
  const box = example("descent").getByRole("group", { name: words.formulas }).element();
  expect(box.querySelector("math")?.textContent).toContain("1.96");
  expect(box.querySelector(".katex-html")?.getAttribute("aria-hidden")).toBe("true");
  expect(document.querySelector(".katex-error")).toBeNull();
});

test("a box takes the focus only where it has something to scroll", async () => {
  await show();
  const formulas = () => example("network").getByRole("group", { name: words.network.forward }).element();
  const table = () => example("race").getByRole("region", { name: words.race.table }).element();
  for (const box of [formulas, table]) expect(box()).not.toHaveAttribute("tabindex");
  await page.viewport(390, 900);
  for (const box of [formulas, table]) await expect.poll(() => box().getAttribute("tabindex")).toBe("0");
});

test("Adam's first step is the learning rate; without its correction it is √10 times as long", async () => {
  await show();
  expect(cellsOf(words.adam.table(5))[0]).toEqual(["1", "0.1000", "0.3162", "0.9487"]);
  const part = example("adam");
  await expect.element(part.getByText("∇L = −5")).toBeVisible();
  await expect.element(part.getByText("∇L = 5", { exact: true })).toBeVisible();
  await part.getByRole("textbox", { name: "β₁" }).fill("0");
  expect(cellsOf(words.adam.table(5))[0]?.[1]).toBe("0.1000");
});

test("the point on the activations moves by the arrow keys, and ReLU follows what is typed", async () => {
  await show();
  const part = example("activations");
  part.getByRole("slider", { name: "Point x" }).element().focus();
  await userEvent.keyboard("{ArrowRight}");
  await expect.element(part.getByRole("img", { name: /^Sigmoid .* At x = 1\.1 the function is 0\.7503/ })).toBeVisible();
  await expect.element(part.getByRole("textbox", { name: "Point x" })).toHaveValue("1.1");
  await part.getByRole("textbox", { name: "Number 1" }).fill("-7");
  await expect.element(part.getByText("→ [0, 2, 0]", { exact: true })).toBeVisible();
});

test("all nine gradients of the small network agree with finite differences, and a step lowers the loss", async () => {
  await show();
  const part = example("network");
  const rows = () => cellsOf(words.network.check);
  expect(rows()).toHaveLength(9);
  const agrees = () => rows().every(([, , analytic, numeric]) => analytic?.slice(0, 7) === numeric?.slice(0, 7));
  expect(agrees()).toBe(true);
  await part.getByRole("textbox", { name: "w₁₂" }).fill("2.5");
  expect(agrees()).toBe(true);
  await part.getByRole("button", { name: words.network.train }).click();
  await expect.element(part.getByText(/^After 1 step: loss 0\.\d+; it was 0\.\d+/)).toBeVisible();
  const [after = 1, before = 0] =
    (part.getByText(/^After 1 step/).element().textContent ?? "").match(/0\.\d+/g)?.map(Number) ?? [];
  expect(after).toBeLessThan(before);
  await expect.element(part.getByRole("textbox", { name: "w₁₂" })).not.toHaveValue("2.5");
});

test("the race says what it showed, goes by epochs, and plays", async () => {
  await show();
  const part = example("race");
  expect(cellsOf(words.race.table).map(([name, examples]) => [name, examples])).toEqual([
    ["Batch", "4,096"],
    ["Stochastic", "8"],
    ["Mini-batch", "256"],
  ]);
  await expect.element(part.getByText(/each is right about something else/)).toBeVisible();
  await expect.element(part.getByText("10,240 examples seen, epoch 40")).toBeVisible();
  await part.getByRole("button", { name: words.race.stepEpoch }).click();
  await expect.element(part.getByText("256 examples seen, epoch 1")).toBeVisible();
  await part.getByRole("button", { name: words.race.play }).click();
  await expect.poll(() => part.getByText("256 examples seen, epoch 1").elements().length).toBe(0);
  await part.getByRole("button", { name: words.race.pause }).click();
  await part.getByRole("textbox", { name: "Learning rate" }).fill("2");
  await expect.element(part.getByText("Nobody arrives.")).toBeVisible();
});

test("who wants no motion sees the end of the race at once", async () => {
  await show();
  const part = example("race");
  await part.getByRole("button", { name: words.race.stepEpoch }).click();
  const ask = window.matchMedia.bind(window);
  vi.spyOn(window, "matchMedia").mockImplementation((query) =>
    query.includes("reduced-motion") ? ask("(min-width: 1px)") : ask(query),
  );
  await part.getByRole("button", { name: words.race.play }).click();
  await expect.element(part.getByText("10,240 examples seen, epoch 40")).toBeVisible();
  await expect.element(part.getByRole("button", { name: words.race.play })).toBeVisible();
});

test("the list of examples brings an example into sight and the focus to its heading", async () => {
  await show();
  await page.getByRole("navigation", { name: words.listLabel }).getByRole("button", { name: words.network.title }).click();
  const heading = page.getByRole("heading", { name: words.network.title });
  await expect.element(heading).toHaveFocus();
  await expect.element(heading).toBeInViewport();
});

for (const scheme of ["light", "dark"]) {
  for (const width of [390, 1440]) {
    test(`axe finds nothing at ${width} pixels, ${scheme}, and the page is no wider than that`, async () => {
      await page.viewport(width, 900);
      document.documentElement.style.colorScheme = scheme;
      document.documentElement.style.background = "var(--ground)";
      await show(width === 390 ? zhArticles : enArticles);
      await expect.element(page.getByRole("heading", { level: 3 }).last()).toBeInTheDocument();
      const { violations } = await axe.run(document.body);
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    });
  }
}
