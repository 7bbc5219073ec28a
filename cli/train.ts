import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ArgumentError } from "./ArgumentError";
import { createReporter, type Output, type Reporter } from "./createReporter";
import { parseDrawings } from "./parseDrawings";
import { parseExperiment } from "./parseExperiment";
import { parseTrainArguments, type TrainRequest } from "./parseTrainArguments";
import { superviseTraining } from "./superviseTraining";
import { trainHelp } from "./trainHelp";
import { withTrainer } from "./withTrainer";

/** Text of a file named in the command; `option` says where. */
function readText(option: string, file: string): string {
  // npm changes the folder to that of package.json and keeps the caller's in INIT_CWD.
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new ArgumentError(`--${option}: ${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

const readExperiment = (file: string) => parseExperiment(readText("experiment", file), file);
const readDrawings = (file: string) => parseDrawings(readText("drawings", file), file);

/** Trains what was asked for; true when every run finished. */
async function train(request: TrainRequest, reporter: Reporter): Promise<boolean> {
  const supervision = superviseTraining(request, reporter);
  return withTrainer(supervision, reporter.say, supervision.run);
}

const toOutput = (stream: NodeJS.WriteStream): Output => ({
  isTerminal: stream.isTTY === true,
  write: (text) => stream.write(text),
});

try {
  const request = parseTrainArguments(process.argv.slice(2), readExperiment, readDrawings);
  if (request === "help") {
    console.log(trainHelp());
  } else {
    const reporter = createReporter(request, toOutput(process.stdout), toOutput(process.stderr));
    const isFinished = await train(request, reporter);
    reporter.conclude();
    process.exitCode = isFinished ? 0 : 1;
  }
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof ArgumentError ? `${message}\nnpm run train -- --help tells more.` : message);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}
