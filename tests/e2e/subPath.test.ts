import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const contentTypes: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** The plainest of static hosts: the built page under /some/folder/, a type by the name's end, and no other header. */
async function serve(gzipEncoding: boolean) {
  const requests: string[] = [];
  const missing: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://host").pathname;
    const file = join(dist, path.replace(/^\/some\/folder\//, "").replace(/^$/, "index.html"));
    requests.push(path);
    if (!path.startsWith("/some/folder/") || !existsSync(file)) {
      missing.push(path);
      response.writeHead(404).end();
      return;
    }
    const type = contentTypes[extname(file)] ?? "application/octet-stream";
    const isEncoded = gzipEncoding && extname(file) === ".gz";
    response.writeHead(200, { "Content-Type": type, ...(isEncoded ? { "Content-Encoding": "gzip" } : {}) });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("expected a port, found none");
  return {
    origin: `http://127.0.0.1:${bound.port}`,
    requests,
    missing,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

for (const [title, gzipEncoding] of [
  ["leaves .gz files as they are", false],
  ["declares .gz files as encoded", true],
] as const) {
  test(`the page loads its data from a sub-path of a host that ${title}, and asks no other host`, async ({ page }) => {
    const host = await serve(gzipEncoding);
    const asked: string[] = [];
    const failures: string[] = [];
    page.context().on("request", (request) => asked.push(request.url()));
    page.on("pageerror", (error) => failures.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") failures.push(message.text());
    });

    await page.goto(`${host.origin}/some/folder/`);
    await expect.poll(() => host.requests.filter((path) => path.endsWith(".gz")).length).toBe(4);
    await expect(page.getByRole("button", { name: "Train", exact: true })).toBeEnabled();

    expect(host.requests.some((path) => path.endsWith(".wasm"))).toBe(true);
    expect(host.missing.filter((path) => path !== "/favicon.ico")).toEqual([]);
    expect(asked.filter((url) => !/^(data|blob):/.test(url) && !url.startsWith(`${host.origin}/some/folder/`))).toEqual([]);
    expect(asked.some((url) => url.endsWith(".wasm") || url.endsWith(".gz"))).toBe(true);
    expect(failures).toEqual([]);
    // Whatever runs in the page, the browser lets it send nothing to another host.
    const refused = page.evaluate(() => {
      const violation = new Promise<string>((resolve) => {
        addEventListener("securitypolicyviolation", ({ effectiveDirective }) => resolve(effectiveDirective));
      });
      fetch("https://127.0.0.1:1/").catch(() => {});
      return violation;
    });
    expect(await refused).toBe("connect-src");
    await page.close();
    await host.close();
  });
}
