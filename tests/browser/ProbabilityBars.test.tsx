import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import "../../src/app/theme.css";
import { ProbabilityBars, type ProbabilityRow } from "../../src/ui/ProbabilityBars";

const three = Array.from({ length: 10 }, (_, digit) => (digit === 3 ? 0.91 : 0.01));
const read: ProbabilityRow = {
  id: "a",
  name: "CNN",
  colorIndex: 0,
  probabilities: three,
  answer: { winner: 3, percent: "91 %" },
  note: null,
  spoken: "CNN: 3, 91 %",
};
const empty: ProbabilityRow = { ...read, probabilities: null, answer: null, spoken: "CNN: no drawing to read" };
const untrained: ProbabilityRow = { ...read, answer: null, note: "not trained yet", spoken: "CNN: not trained yet" };

const bars = (container: Element) => [...container.querySelectorAll<HTMLElement>("li > [aria-hidden] [style*='height']")];
const box = (element: Element | null) => element?.getBoundingClientRect().toJSON();

function inColumn(rows: readonly ProbabilityRow[]) {
  return (
    <div style={{ width: 300, font: "14px sans-serif" }}>
      <ProbabilityBars rows={rows} label="Answers" />
    </div>
  );
}

test("a bar is as high as its probability", async () => {
  const { container } = await render(inColumn([read]));
  const heights = bars(container).map((bar) => bar.getBoundingClientRect().height / (bar.parentElement?.clientHeight ?? 0));
  expect(heights).toHaveLength(10);
  for (const [digit, height] of heights.entries()) expect(height).toBeCloseTo(three[digit] ?? Number.NaN, 2);
});

test("every run is one item that says its name and answer once", async () => {
  await render(inColumn([read, { ...untrained, id: "b", spoken: "Dense: not trained yet" }]));
  const list = page.getByRole("list", { name: "Answers" });
  await expect.element(list.getByRole("listitem").nth(0)).toMatchAriaInlineSnapshot(`- listitem: "CNN: 3, 91 %"`);
  await expect.element(list.getByRole("listitem").nth(1)).toMatchAriaInlineSnapshot(`- listitem: "Dense: not trained yet"`);
});

test("a run that is not trained shows bars and says so instead of an answer", async () => {
  const { container } = await render(inColumn([untrained]));
  await expect.element(page.getByText("not trained yet", { exact: true })).toBeVisible();
  expect(container.textContent).not.toContain("91 %");
  expect(Math.max(...bars(container).map((bar) => bar.getBoundingClientRect().height))).toBeGreaterThan(10);
});

test("nothing moves between no drawing, an answer and an untrained run", async () => {
  const places = (container: Element) =>
    [container.querySelector("ul"), ...container.querySelectorAll("li, li > [aria-hidden]")].map(box);
  const other = { ...read, id: "b", name: "Dense 128, batch 128, with a name that is far too long for its column" };
  const { container, rerender } = await render(inColumn([empty, { ...other, probabilities: null, answer: null }]));
  const before = places(container);
  await rerender(inColumn([read, other]));
  expect(places(container)).toEqual(before);
  await rerender(inColumn([untrained, { ...other, answer: { winner: 0, percent: "100 %" } }]));
  expect(places(container)).toEqual(before);
});

test("eight runs fit a narrow column without anything wider than it", async () => {
  const rows = Array.from({ length: 8 }, (_, index) => ({
    ...read,
    id: String(index),
    name: `Dense 128, batch 32, run number ${index}`,
    colorIndex: index,
  }));
  const { container } = await render(inColumn(rows));
  const right = container.firstElementChild?.getBoundingClientRect().right ?? 0;
  for (const element of container.querySelectorAll("li [aria-hidden]")) {
    expect(element.getBoundingClientRect().right).toBeLessThanOrEqual(right + 0.5);
  }
  expect(container.querySelectorAll("li")).toHaveLength(8);
});
