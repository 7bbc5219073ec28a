import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import * as v from "valibot";
import { reproductionSchema } from "../src/articles/reproduction";
import { ArgumentError } from "./ArgumentError";
import type { Output } from "./createReporter";
import { projectRoot } from "./projectRoot";
import { assembleReproduction } from "./reproduce/assembleReproduction";
import { codeVersion } from "./reproduce/codeVersion";
import { createReproduceReporter } from "./reproduce/createReproduceReporter";
import { parseReproduceArguments, type ReproduceRequest } from "./reproduce/parseReproduceArguments";
import { reproduceHelp } from "./reproduce/reproduceOptions";
import { createRunCache } from "./reproduce/runCache";
import { type DoneRun, superviseReproduction } from "./reproduce/superviseReproduction";
import { committedPlaces, type ReproductionPlaces, writeReproduction } from "./reproduce/writeReproduction";
import { withTrainer } from "./withTrainer";

const output: Output = { isTerminal: process.stdout.isTTY === true, write: (text) => process.stdout.write(text) };

/** Trains what was asked for; null where that came to no end. */
async function train(request: ReproduceRequest, keptFolder: string): Promise<readonly DoneRun[] | null> {
  const reporter = createReproduceReporter(request.runs, request.maxSteps, output);
  const supervision = superviseReproduction(request, codeVersion(projectRoot), createRunCache(keptFolder), reporter);
  return withTrainer(supervision, reporter.say, (trainer) =>
    supervision.run(trainer, trainer.page.context().browser()?.version() ?? "unknown"),
  );
}

async function reproduce(request: ReproduceRequest): Promise<boolean> {
  // npm changes the folder to that of package.json and keeps the caller's in INIT_CWD.
  const out = request.out === null ? null : resolve(process.env.INIT_CWD ?? process.cwd(), request.out);
  const keptFolder = out === null ? join(projectRoot, ".reproduction") : join(out, ".reproduction");
  const done = await train(request, keptFolder);
  if (done === null) return false;
  const reproduction = assembleReproduction(done);
  const inFolder = (folder: string) => ({ documents: folder, json: join(folder, "reproduction.json") });
  // Only a run of everything replaces what is committed.
  const partial = reproduction.isComplete ? committedPlaces(projectRoot) : inFolder(join(keptFolder, "report"));
  const places = out === null ? partial : inFolder(out);
  writeReproduction(reproduction, places);
  console.log(`Written: ${written(places)}`);
  return true;
}

function written({ documents }: ReproductionPlaces): string {
  const file = join(documents, "reproduction.md");
  const short = relative(process.cwd(), file);
  return short.startsWith("..") ? file : short;
}

function writeDocument(): void {
  const places = committedPlaces(projectRoot);
  const reproduction = v.parse(reproductionSchema, JSON.parse(readFileSync(places.json, "utf8")));
  writeReproduction(reproduction, places);
  console.log(`Written: ${written(places)}`);
}

try {
  const request = parseReproduceArguments(process.argv.slice(2));
  if (request === "help") console.log(reproduceHelp());
  else if (request === "document") writeDocument();
  else process.exitCode = (await reproduce(request)) ? 0 : 1;
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof ArgumentError ? `${message}\nnpm run reproduce -- --help tells more.` : message);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}
