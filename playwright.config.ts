import { createServer } from "node:net";
import { defineConfig } from "@playwright/test";
import { testChromiumFlags } from "./scripts/chromiumFlags.ts";
import { findChromium } from "./scripts/findChromium.ts";

/** A port that nobody listens on. */
async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("expected a port, found none");
  return address.port;
}

// Every worker process reads this file again; the variable lets all of them know the one port.
process.env.TRAINSET_TEST_PORT ??= String(await findFreePort());
const port = Number(process.env.TRAINSET_TEST_PORT);
const address = `http://127.0.0.1:${port}`;
const executablePath = findChromium();

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  reporter: "list",
  forbidOnly: Boolean(process.env.CI),
  // One browser at a time: training takes all the processors there are.
  workers: 1,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: address,
    locale: "en-GB",
    video: "off",
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: { args: [...testChromiumFlags], ...(executablePath === null ? {} : { executablePath }) },
  },
  projects: [{ name: "chromium", use: { browserName: "chromium", viewport: { width: 1440, height: 900 } } }],
  webServer: { command: `vite preview --host 127.0.0.1 --port ${port} --strictPort`, url: address, timeout: 60_000 },
});
