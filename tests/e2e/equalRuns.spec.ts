import { expect, test } from "@playwright/test";
import { button, chooseOf, openComparison, rowOf, textSavedBy, writeFields } from "../fixtures/comparisonPage";

test("two equal networks with the same seed give the same curves to the last bit, beside a third", async ({ browser }) => {
  const complaints: string[] = [];
  const page = await openComparison(browser, complaints);
  await chooseOf(page, "CNN", "Remove");
  await button(page, "New network").click();
  await writeFields(page, { Name: "One", Units: "24", "Batch size": "50", Epochs: "2", "Training images": "2000" });
  // Dropout draws random numbers of its own.
  await button(page.getByRole("dialog"), "Add layer").press("Enter");
  await page.getByRole("menuitem", { name: /^Dropout/ }).press("Enter");
  await button(page.getByRole("dialog"), "Add to comparison").click();
  await chooseOf(page, "One", "Duplicate");
  const copy = (await page.getByRole("heading", { name: /^One .+/ }).textContent()) ?? "";
  await button(page, "Train").click();
  for (const name of ["One", copy]) await expect(rowOf(page, name)).toContainText("Finished", { timeout: 120_000 });
  const curvesOf = async (name: string) => {
    await chooseOf(page, name, "Download");
    const text = await textSavedBy(page, button(page.getByRole("dialog"), "CSV"));
    await page.keyboard.press("Escape");
    return text;
  };
  const [one, two] = [await curvesOf("One"), await curvesOf(copy)];
  expect(one.split("\r\n")).toHaveLength(1 + 72 + 1);
  expect(two).toBe(one);
  expect(complaints).toEqual([]);
  await page.context().close();
});
