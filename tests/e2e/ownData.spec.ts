import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { npyFile } from "../fixtures/npyFile";

/** Bytes of one of MNIST's files behind its header. */
function mnist(name: string, headerLength: number): Uint8Array {
  return gunzipSync(readFileSync(new URL(`../../datasets/mnist/${name}.gz`, import.meta.url))).subarray(headerLength);
}

/** The first images and labels of MNIST as four NumPy files of different types, orders and shapes. */
function ownFiles(train: number, test: number): Record<string, Uint8Array> {
  const trainImages = mnist("train-images-idx3-ubyte", 16).subarray(0, train * 784);
  const testImages = mnist("t10k-images-idx3-ubyte", 16).subarray(0, test * 784);
  const testLabels = mnist("t10k-labels-idx1-ubyte", 8).subarray(0, test);
  const oneHot = Array.from(testLabels, (label) => Array.from({ length: 10 }, (_, digit) => Number(digit === label))).flat();
  return {
    "x_train.npy": npyFile(trainImages, { descr: "|u1", shape: [train, 28, 28], isFortran: true }),
    "y_train.npy": npyFile(mnist("train-labels-idx1-ubyte", 8).subarray(0, train), { descr: "<i8", shape: [train] }),
    "x_test.npy.gz": gzipSync(
      npyFile(
        Float32Array.from(testImages, (byte) => byte / 255),
        { descr: ">f4", shape: [test, 784], version: 2 },
      ),
    ),
    "y_test.npy": npyFile(oneHot, { descr: "<f8", shape: [test, 10] }),
  };
}

/** Drops files on the page as a person does who brings them from a folder. */
async function drop(page: Page, files: Record<string, Uint8Array | string>) {
  const sent = Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")] as const);
  await page.evaluate((named) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of named) {
      dataTransfer.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name));
    }
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, sent);
}

const slot = (page: Page, name: string) =>
  page.getByRole("list", { name: "The four files" }).getByRole("listitem").filter({ hasText: name });

test("four files are dropped, trained on and kept, and a network is saved, loaded and predicts the same", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("button", { name: /93,322 parameters/ }).click();
  await drop(page, { "x_train.npy": npyFile([1, 2, 3], { descr: "<f4", shape: [3] }), "notes.npy": "no array" });
  await expect(slot(page, "x_train").getByRole("alert")).toContainText(
    "x_train.npy, shape: expected images [n, 28, 28], [n, 784] or [n, 28, 28, 1], found [3].",
  );
  await expect(page.getByText("notes.npy: the name does not say which of the four files this is.")).toBeVisible();

  await drop(page, ownFiles(600, 200));
  await expect(slot(page, "x_train")).toContainText("NumPy: uint8, [600, 28, 28], Fortran order");
  await expect(slot(page, "x_train")).toContainText("600 images, values 0 to 255: divided by 255");
  await expect(slot(page, "x_test")).toContainText("NumPy, gzipped: float32, big-endian, [200, 784]");
  await expect(slot(page, "x_test")).toContainText("200 images, values 0 to 1: taken as scaled already");
  await expect(slot(page, "y_test")).toContainText("200 one-hot rows");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("button", { name: "Train on these" }).click();
  await expect(page.getByText("The networks train on your data: 600 images to train, 200 to test.")).toBeVisible();

  await page.getByRole("link", { name: "Playground" }).click();
  await expect(page.getByText("600 to train, 200 to test")).toBeVisible();
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await expect(page.getByText("All runs have ended")).toBeVisible();

  await page.getByRole("link", { name: "Articles" }).click();
  await page.getByRole("tab", { name: "Saved models" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save to a file" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.trainset\.json$/);
  const text = readFileSync(await file.path(), "utf8");
  await drop(page, { "cut.trainset.json": text.slice(0, 5000) });
  await expect(page.getByText("cut.trainset.json is cut off or no saved network: expected JSON")).toBeVisible();
  await drop(page, { [file.suggestedFilename()]: text });
  await expect(page.getByText("All 2,000 numbers that the loaded network predicts are equal, to the last bit")).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(2);
  await expect(page.getByText("Shape (200, 10)")).toHaveCount(2);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.reload();
  await page.getByRole("link", { name: "Playground" }).click();
  await expect(page.getByText("600 to train, 200 to test")).toBeVisible();
  await expect(page.getByRole("region", { name: "Runs", exact: true }).getByText("Finished")).toBeVisible();
});
