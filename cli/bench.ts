import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ArgumentError } from "./ArgumentError";
import type { BenchResult } from "./bench/benchResult";
import { toJson } from "./bench/benchResult";
import { benchHelp, parseBenchArguments } from "./bench/parseBenchArguments";
import { printResults } from "./bench/printResults";
import { renderPlots } from "./bench/renderPlots";
import { renderResults } from "./bench/renderResults";
import { runBench } from "./bench/runBench";
import { workloads } from "./bench/workloads";
import { projectRoot } from "./projectRoot";

const folder = join(projectRoot, "bench");

/** Only a run of everything replaces the committed results. */
function writeReport(result: BenchResult): void {
  mkdirSync(join(folder, "plots"), { recursive: true });
  for (const [name, text] of renderPlots(result, workloads)) writeFileSync(join(folder, "plots", name), text);
  writeFileSync(join(folder, "RESULTS.md"), renderResults(result, workloads));
}

try {
  const request = parseBenchArguments(process.argv.slice(2));
  if (request === "help") {
    console.log(benchHelp());
  } else {
    const result = await runBench(request, (sentence) => console.error(sentence));
    writeFileSync(join(folder, "results.json"), toJson(result));
    if (request.only === null && !request.isQuick) writeReport(result);
    console.log(printResults(result, workloads).join("\n"));
  }
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof ArgumentError ? `${message}\nnpm run bench -- --help tells more.` : message);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}
