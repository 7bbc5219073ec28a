import * as v from "valibot";
import { type Experiment, experimentSchema } from "../src/protocol/experiment";
import { isModelShape, modelShape } from "../src/protocol/modelShape";
import { describeProblem } from "../src/text/describeProblem";
import { en } from "../src/text/en";
import { ArgumentError } from "./ArgumentError";

/**
 * Reads an experiment from the text of a JSON file. Throws `ArgumentError`, one line a fault: file, field, what was
 * expected and what was found.
 */
export function parseExperiment(text: string, file: string): Experiment {
  const parsed = v.safeParse(experimentSchema, parseJson(text, file));
  if (!parsed.success) {
    throw new ArgumentError(parsed.issues.map((issue) => `${file}: ${describeIssue(issue)}`).join("\n"));
  }
  const shape = modelShape(parsed.output.layers);
  if (!isModelShape(shape)) {
    throw new ArgumentError(`${file}: layers.${shape.layer}: ${describeProblem({ code: "model-shape", problem: shape }, en)}`);
  }
  return parsed.output;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ArgumentError(`${file}: expected JSON, found: ${error instanceof Error ? error.message : error}`);
  }
}

function describeIssue(issue: v.InferIssue<typeof experimentSchema>): string {
  const field = v.getDotPath(issue) ?? "the experiment";
  if (issue.type === "strict_object" && issue.expected === "never") {
    return `${field}: expected no field of this name`;
  }
  // Where a field is absent valibot expects the field's own name.
  if (issue.received === "undefined") return `${field}: expected this field, found nothing`;
  return `${field}: expected ${issue.expected ?? issue.message}, found ${issue.received}`;
}
