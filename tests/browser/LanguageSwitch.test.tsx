import { Suspense } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import "../../src/app/theme.css";
import "../../src/app/reset.css";
import { App } from "../../src/app/App";
import { LanguageProvider } from "../../src/app/LanguageProvider";
import { keptLanguage, openingTexts } from "../../src/app/openingTexts";
import { createPlaygroundStore } from "../../src/store/playgroundStore";
import { PlaygroundProvider } from "../../src/store/usePlayground";
import { becomeReady, createFakeTrainer, type FakeTrainer } from "../fixtures/fakeTrainer";

let trainer: FakeTrainer;
const button = (name: string) => page.getByRole("button", { name, exact: true });

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1440, 900);
  trainer = createFakeTrainer();
});

/** The page as `main.tsx` puts it together. */
async function open() {
  const store = createPlaygroundStore(trainer);
  await render(
    <LanguageProvider first={await openingTexts()}>
      <PlaygroundProvider store={store}>
        <Suspense>
          <App />
        </Suspense>
      </PlaygroundProvider>
    </LanguageProvider>,
  );
  becomeReady(trainer);
  trainer.commands.length = 0;
  return store;
}

test("the switch shows the page in Chinese, says so in the document, and keeps the choice", async () => {
  await open();
  expect(document.documentElement.lang).toBe("en");
  const toChinese = button("切换到中文");
  await expect.element(toChinese).toHaveAttribute("lang", "zh-Hans");
  await expect.element(toChinese).toHaveTextContent("中文");
  await toChinese.click();
  await expect.element(button("训练")).toBeEnabled();
  expect(document.documentElement.lang).toBe("zh-Hans");
  expect(document.title).toMatch(/训练神经网络/);
  expect(keptLanguage.read()).toBe("zh");
  await expect.element(button("Switch to English")).toHaveAttribute("lang", "en");
  await button("Switch to English").click();
  await expect.element(button("Train")).toBeEnabled();
  expect(document.documentElement.lang).toBe("en");
  expect(keptLanguage.read()).toBe("en");
});

test("a run goes on training while the language changes: nothing is sent and nothing forgotten", async () => {
  const store = await open();
  await button("Train").click();
  trainer.commands.length = 0;
  for (const { id } of store.getState().runs) trainer.emit({ type: "runStateChanged", runId: id, state: "training", step: 7 });
  await button("切换到中文").click();
  await expect.element(button("暂停")).toBeVisible();
  expect(trainer.commands).toEqual([]);
  expect(store.getState().runs.map(({ state, step }) => [state, step])).toEqual([
    ["training", 7],
    ["training", 7],
  ]);
});

test("a tab that is open stays open and changes its language with the page", async () => {
  await open();
  await page.getByRole("tab", { name: "Compare" }).click();
  await expect.element(page.getByRole("heading", { name: "Comparison" })).toBeVisible();
  await button("切换到中文").click();
  await expect.element(page.getByRole("tab", { name: "比较", selected: true })).toBeVisible();
  await expect.element(page.getByRole("heading", { name: "比较" })).toBeVisible();
});

test("the page opens in the language that was chosen before", async () => {
  keptLanguage.write("zh");
  await open();
  await expect.element(button("训练")).toBeVisible();
});

test("where the browser refuses its storage the page opens and the language changes", async () => {
  const refuse = () => {
    throw new DOMException("refused", "SecurityError");
  };
  const reading = vi.spyOn(Storage.prototype, "getItem").mockImplementation(refuse);
  const writing = vi.spyOn(Storage.prototype, "setItem").mockImplementation(refuse);
  try {
    await open();
    await button("切换到中文").click();
    await expect.element(button("训练")).toBeVisible();
  } finally {
    reading.mockRestore();
    writing.mockRestore();
  }
});
