import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { TabPanel, Tabs } from "../../src/ui/Tabs";

const tabs = [
  { name: "one", label: "One" },
  { name: "two", label: "Two" },
] as const;

const outline = (name: string) => getComputedStyle(page.getByRole("tab", { name }).element()).outlineStyle;

test("a tab that is pressed has no focus ring, and one that keys come to has", async () => {
  await render(
    <Tabs label="Numbers" tabs={tabs} shown="one" onShow={() => {}}>
      <TabPanel name="one">1</TabPanel>
    </Tabs>,
  );
  await page.getByRole("tab", { name: "Two" }).click();
  expect(outline("Two")).toBe("none");
  await userEvent.keyboard("{ArrowLeft}");
  expect(outline("One")).not.toBe("none");
});
