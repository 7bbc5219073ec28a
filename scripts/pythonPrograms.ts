import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import type { ProgramId } from "../src/articles/printedPrograms.ts";
import type { ProgramVersion } from "../src/articles/programChecks.ts";
import { printedText, programs } from "../src/articles/programs.ts";
import { correctedProgram } from "../src/features/programs/correctedProgram.ts";
import { optionNames } from "../src/protocol/options.ts";

/** A program that the page shows. */
export interface ShownProgram {
  readonly id: ProgramId;
  readonly version: ProgramVersion;
  readonly text: string;
  /** Of the text, as `src/articles/programChecks.json` holds it. */
  readonly hash: string;
}

/** Every program that the page shows: the articles' own and the corrected ones. */
export function shownPrograms(): ShownProgram[] {
  return optionNames(programs).flatMap((id) =>
    (["printed", ...programs[id].corrected] as const).map((version) => {
      const text = version === "printed" ? printedText(id) : correctedProgram(id, version);
      return { id, version, text, hash: createHash("sha256").update(text).digest("hex").slice(0, 16) };
    }),
  );
}

/** A Python 3 of this machine with its version and PyTorch's; one with PyTorch where there is one, null where there is none. */
export function findPython(): { readonly command: string; readonly version: string; readonly torch: string | null } | null {
  const found = ["python3", "/usr/bin/python3"].flatMap((command) => {
    const { status, stdout } = spawnSync(command, ["-c", describe], { encoding: "utf8", timeout: 60_000 });
    const [version = "", torch = ""] = status === 0 ? stdout.trim().split(" ") : [];
    return version === "" ? [] : [{ command, version, torch: torch === "none" ? null : torch }];
  });
  return found.find(({ torch }) => torch !== null) ?? found[0] ?? null;
}

const describe = `import platform
try:
    import torch
    torch = torch.__version__
except ImportError:
    torch = "none"
print(platform.python_version(), torch)`;

/** What Python says of the syntax of each text: nothing where it is right, else the place and the reason. Nothing is run. */
export function syntaxErrors(command: string, texts: readonly string[]): (string | null)[] {
  const input = JSON.stringify(texts);
  const { status, stdout, stderr } = spawnSync(command, ["-c", parse], { input, encoding: "utf8", timeout: 60_000 });
  if (status !== 0) throw new Error(`${command} could not read the programs: ${stderr}`);
  return JSON.parse(stdout) as (string | null)[]; // What `parse` below prints.
}

const parse = `import ast, json, sys
def error(text):
    try:
        ast.parse(text)
    except SyntaxError as problem:
        return f"line {problem.lineno}: {problem.msg}"
print(json.dumps([error(text) for text in json.load(sys.stdin)]))`;
