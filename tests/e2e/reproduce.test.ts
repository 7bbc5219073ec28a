import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

/** Runs `npm run reproduce -- …` as its script does, and waits for its end. */
function reproduce(...words: string[]): Promise<{ readonly exitCode: number | null; readonly output: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "cli/reproduce.ts", ...words], { cwd: projectRoot });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part: Buffer) => {
      output += part.toString();
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, output }));
  });
}

test("a short reproduction writes document, picture and figures, and a second one goes on from what is kept", async () => {
  const folder = test.info().outputPath("reproduced");
  const words = ["--preset", "article1-mlp128-64", "--backend", "wasm", "--max-steps", "10", "--out", folder];
  const first = await reproduce(...words, "--seeds", "1");
  expect(first.exitCode, first.output).toBe(0);
  expect(first.output).toMatch(/1 of 1: article1-mlp128-64, seed 1: test accuracy \d+\.\d\d.%, \d+\.\d s of training/);
  const read = (file: string) => readFileSync(`${folder}/${file}`, "utf8");
  const figures = JSON.parse(read("reproduction.json"));
  expect(figures).toMatchObject({ isComplete: false, experiments: [{ presetId: "article1-mlp128-64", parameters: 109_386 }] });
  const [run] = figures.experiments[0].runs;
  expect(run).toMatchObject({ seed: 1, steps: 10, backend: "wasm", test: { count: 10_000 }, trainingSet: { count: 60_000 } });
  expect(run.test.accuracy).toBeGreaterThan(0.12);
  expect(read("reproduction.md")).toContain("Not a full run");
  expect(read("images/reproduction/article1-mlp128-64.svg")).toContain("</svg>");

  const second = await reproduce(...words, "--seeds", "2");
  expect(second.exitCode, second.output).toBe(0);
  expect(second.output).toMatch(/1 of 2: .*, seed 1: .*, kept from before\n2 of 2: .*, seed 2: .* s of training/);
  expect(JSON.parse(read("reproduction.json")).experiments[0].runs[0]).toEqual(run);
  expect(readdirSync(`${folder}/.reproduction`)).toHaveLength(2);
});

test("a wrong argument of a reproduction ends with code 2 and a sentence", async () => {
  const { exitCode, output } = await reproduce("--seeds", "0");
  expect(exitCode).toBe(2);
  expect(output).toContain('--seeds: expected a whole number from 1 to 10, found "0"');
});
