import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import checksums from "../../datasets/mnist/checksums.json";
import { type DatasetFile, type DatasetFiles, loadDataset } from "../../src/data/loadDataset";
import { mnistFiles } from "../../src/data/mnistFiles";
import { problemOf } from "../../src/protocol/problem";
import { plainFile, serveShippedFiles, shippedFile } from "../fixtures/shippedFiles";

afterEach(() => {
  vi.unstubAllGlobals();
});

const images = "t10k-images-idx3-ubyte.gz";
const labels = "t10k-labels-idx1-ubyte.gz";
/** The test images and labels in both places: a sixth of the bytes. */
const smallFiles: DatasetFiles = {
  trainImages: mnistFiles.testImages,
  trainLabels: mnistFiles.testLabels,
  testImages: mnistFiles.testImages,
  testLabels: mnistFiles.testLabels,
  trainCount: 10_000,
  testCount: 10_000,
};

async function problemWhen(answer: (name: string) => Response | Promise<Response> | null, files = smallFiles) {
  serveShippedFiles(answer);
  return loadDataset(files, () => {}).then(() => null, problemOf);
}

const insteadOf = (file: string, body: BodyInit | null, init?: ResponseInit) => (name: string) =>
  name === file ? new Response(body, init) : null;

function altered(bytes: Uint8Array<ArrayBuffer>, at: number, to?: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  copy[at] = to ?? (copy[at] ?? 0) ^ 1;
  return copy;
}

test("the four shipped files are MNIST: their sizes, checksums, counts, and the first digits everyone knows", async () => {
  serveShippedFiles();
  const files: DatasetFile[] = [mnistFiles.trainImages, mnistFiles.trainLabels, mnistFiles.testImages, mnistFiles.testLabels];
  expect(files.map(({ shippedBytes }) => shippedBytes)).toEqual(files.map(({ name }) => shippedFile(name).length));
  expect(files.map(({ sha256 }) => sha256)).toEqual(
    ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"].map(
      // The names above are the keys of the table.
      (name) => checksums[name as keyof typeof checksums],
    ),
  );
  const { train, test } = await loadDataset(mnistFiles, () => {});
  expect([train.count, train.images.length, train.labels.length]).toEqual([60_000, 60_000 * 784, 60_000]);
  expect([test.count, test.images.length, test.labels.length]).toEqual([10_000, 10_000 * 784, 10_000]);
  expect([...train.labels.subarray(0, 8)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3]);
  expect([...test.labels.subarray(0, 8)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9]);
  expect(train.images).toBeInstanceOf(Uint8Array);
});

test("progress never goes back and ends at the whole, gzipped or not", async () => {
  for (const isPlain of [false, true]) {
    serveShippedFiles((name) => (isPlain ? new Response(plainFile(name)) : null));
    const reports: number[] = [];
    const totals = new Set<number>();
    await loadDataset(smallFiles, (loaded, total) => {
      reports.push(loaded);
      totals.add(total);
    });
    expect(totals).toEqual(new Set([2 * (1_598_236 + 4_210)]));
    expect(reports[0]).toBe(0);
    // The beginning, each of the two large files, and no flood: at most one report for each hundredth.
    expect(reports.length).toBeGreaterThanOrEqual(3);
    expect(reports.length).toBeLessThanOrEqual(102);
    expect(reports.every((loaded, i) => loaded >= (reports[i - 1] ?? 0))).toBe(true);
    expect(reports.at(-1)).toBe(2 * (1_598_236 + 4_210));
  }
});

test("files that a server un-gzipped on the way load as well", async () => {
  serveShippedFiles();
  const gzipped = await loadDataset(smallFiles, () => {});
  serveShippedFiles((name) => new Response(plainFile(name)));
  const plain = await loadDataset(smallFiles, () => {});
  expect(Buffer.compare(plain.test.images, gzipped.test.images)).toBe(0);
  expect(plain.test.labels).toEqual(gzipped.test.labels);
});

test("a missing file is named with the server's status", async () => {
  const problem = await problemWhen(insteadOf(labels, "Not found", { status: 404 }));
  expect(problem).toEqual({ code: "file-missing", file: labels, status: 404 });
});

test("a server that cannot be reached gives the file's name without a status", async () => {
  const problem = await problemWhen((name) => (name === images ? Promise.reject(new TypeError("Failed to fetch")) : null));
  expect(problem).toEqual({ code: "file-missing", file: images, status: null });
});

test("a page of HTML served in a file's place is found out", async () => {
  const html = "<!DOCTYPE html><html><body>The page you are looking for is not here.</body></html>";
  const problem = await problemWhen(insteadOf(images, html, { headers: { "content-type": "text/html" } }));
  expect(problem).toEqual({ code: "file-magic", file: images, expected: 0x803, found: 0x3c21444f });
});

test("an empty answer is a file of no bytes", async () => {
  const problem = await problemWhen(insteadOf(labels, ""));
  expect(problem).toEqual({ code: "file-length", file: labels, expected: 10_008, found: 0 });
});

test("a gzipped file that is cut off is damaged after so many bytes", async () => {
  const problem = await problemWhen(insteadOf(images, shippedFile(images).subarray(0, 1_000_000)));
  expect(problem).toEqual({ code: "file-damaged", file: images, received: 1_000_000 });
});

test("an un-gzipped file that is cut off is too short", async () => {
  const problem = await problemWhen(insteadOf(images, plainFile(images).subarray(0, 5_000)));
  expect(problem).toEqual({ code: "file-length", file: images, expected: 7_840_016, found: 5_000 });
});

test("one altered byte of a gzipped file is found by its own checksum", async () => {
  const problem = await problemWhen(insteadOf(images, altered(shippedFile(images), 700_000)));
  expect(problem).toMatchObject({ code: "file-damaged", file: images });
});

test("one altered pixel is found by the checksum of the whole, which is told", async () => {
  const problem = await problemWhen(insteadOf(images, altered(plainFile(images), 4_000_000)));
  expect(problem).toMatchObject({ code: "file-checksum", file: images, expected: mnistFiles.testImages.sha256 });
  expect(problem).toMatchObject({ found: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test("a label that is no digit is told with its place, one that is another digit by the checksum", async () => {
  const noDigit = await problemWhen(insteadOf(labels, altered(plainFile(labels), 8 + 42, 10)));
  expect(noDigit).toEqual({ code: "file-label", file: labels, index: 42, found: 10 });
  const another = await problemWhen(insteadOf(labels, altered(plainFile(labels), 8 + 42)));
  expect(another).toMatchObject({ code: "file-checksum", file: labels });
});

test("without SubtleCrypto, as on pages served over plain HTTP, files load unchecked", async () => {
  vi.stubGlobal("crypto", {});
  expect(await problemWhen(() => null)).toBeNull();
});

/** A real server that hands each file to `answer`, and the small files at its address. */
async function filesOnServer(answer: (name: string, response: ServerResponse) => void): Promise<DatasetFiles> {
  const server = createServer((request, response) => answer((request.url ?? "").slice(1), response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port has an address of this shape.
  const { port } = server.address() as AddressInfo;
  const at = (file: DatasetFile, prefix: string) => ({ ...file, url: `http://127.0.0.1:${port}/${prefix}${file.name}` });
  return {
    ...smallFiles,
    trainImages: at(smallFiles.trainImages, "train-"),
    trainLabels: at(smallFiles.trainLabels, "train-"),
    testImages: at(smallFiles.testImages, ""),
    testLabels: at(smallFiles.testLabels, ""),
  };
}

test("a connection that breaks is told with the bytes that came before", async () => {
  const files = await filesOnServer((name, response) => {
    if (name !== images) return response.end(shippedFile(name.replace("train-", "")));
    response.writeHead(200, { "content-length": 1_598_236 });
    return response.write(shippedFile(images).subarray(0, 3000), () => setTimeout(() => response.destroy(), 20));
  });
  const problem = await loadDataset(files, () => {}).then(() => null, problemOf);
  expect(problem).toEqual({ code: "file-interrupted", file: images, received: 3000 });
});

test("after a failure the other downloads end, so that nothing more is heard of their progress", async () => {
  const ended: string[] = [];
  const files = await filesOnServer((name, response) => {
    if (name === labels) {
      response.writeHead(500);
      setTimeout(() => response.end(), 20);
      return;
    }
    const drip = setInterval(() => response.write("0123456789"), 1);
    response.on("close", () => {
      clearInterval(drip);
      ended.push(name);
    });
  });
  let reports = 0;
  const problem = await loadDataset(files, () => reports++).then(() => null, problemOf);
  expect(problem).toEqual({ code: "file-missing", file: labels, status: 500 });
  const reportsAtFailure = reports;
  await vi.waitFor(() => expect(ended).toHaveLength(3));
  expect(reports).toBe(reportsAtFailure);
});
