import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ProgramChecks } from "../src/articles/programChecks.ts";
import { programs } from "../src/articles/programs.ts";
import { findPython, type ShownProgram, shownPrograms, syntaxErrors } from "./pythonPrograms.ts";

// Checks the programs of the view Articles: the syntax of all, and one epoch on MNIST of those for PyTorch. The page tells what
// came out, which is kept in src/articles/programChecks.json. `npx tsx scripts/checkPrograms.ts`, with a python3 that has torch.

const mnist = fileURLToPath(new URL("../datasets/mnist", import.meta.url));
const record = fileURLToPath(new URL("../src/articles/programChecks.json", import.meta.url));
const epochs = 1;

/** Stands in for the two parts of torchvision that article 1's program uses, which Debian's PyTorch comes without. */
const torchvision = `import gzip, pathlib, sys, types
import numpy, torch
folder = pathlib.Path(${JSON.stringify(mnist)})
def read(name, offset):
    return numpy.frombuffer(gzip.decompress((folder / name).read_bytes()), numpy.uint8, offset=offset).copy()
class MNIST(torch.utils.data.Dataset):
    def __init__(self, root, train, download, transform):
        name = "train" if train else "t10k"
        self.images = read(f"{name}-images-idx3-ubyte.gz", 16).reshape(-1, 28, 28)
        self.labels = read(f"{name}-labels-idx1-ubyte.gz", 8)
        self.transform = transform
    def __len__(self):
        return len(self.labels)
    def __getitem__(self, index):
        return self.transform(self.images[index]), int(self.labels[index])
datasets = types.SimpleNamespace(MNIST=MNIST)
transforms = types.SimpleNamespace(
    ToTensor=lambda: lambda image: torch.tensor(image, dtype=torch.float32)[None] / 255,
    Normalize=lambda mean, std: lambda image: (image - mean[0]) / std[0],
    Compose=lambda parts: lambda image: parts[1](parts[0](image)),
)
`;

/** Runs a program for fewer epochs in `folder`; gives the accuracy that it prints last. */
function run(command: string, { id, version, text }: ShownProgram, folder: string): number {
  const short = text.replace(/^EPOCHS = \d+$|^for epoch in range\(\d+\):$/m, (line) => line.replace(/\d+/, String(epochs)));
  if (short === text) throw new Error(`the number of epochs of ${id} could not be changed`);
  const file = join(folder, `${id}-${version}.py`);
  writeFileSync(file, short);
  const printed = execFileSync(command, [file, mnist], { cwd: folder, encoding: "utf8", timeout: 900_000 });
  const accuracy = Number(printed.match(/accuracy:? ([\d.]+)\s*$/i)?.[1]);
  if (!(accuracy > 0.9)) throw new Error(`${id}: expected an accuracy above 0.9, found ${JSON.stringify(printed.slice(-200))}`);
  return accuracy;
}

const isForPyTorch = ({ id, version }: ShownProgram) =>
  version === "pytorch" || (version === "printed" && programs[id].framework === "pytorch");

const python = findPython();
if (!python) throw new Error("expected a python3, found none");
console.log(`Python ${python.version}, ${python.torch === null ? "without PyTorch" : `PyTorch ${python.torch}`}`);
const shown = shownPrograms();
const errors = syntaxErrors(
  python.command,
  shown.map(({ text }) => text),
);
const folder = mkdtempSync(join(tmpdir(), "trainset-programs-"));
try {
  mkdirSync(join(folder, "torchvision"));
  writeFileSync(join(folder, "torchvision", "__init__.py"), torchvision);
  const checks = shown.map((program, i): ProgramChecks["checks"][number] => {
    const { id, version, hash } = program;
    if (errors[i]) throw new Error(`${id}, ${version}: ${errors[i]}`);
    const isRun = python.torch !== null && isForPyTorch(program);
    const accuracy = isRun ? run(python.command, program, folder) : null;
    console.log(`${id}, ${version}: syntax right${accuracy === null ? "" : `; accuracy ${accuracy} after ${epochs} epoch`}`);
    return { id, version, hash, run: accuracy === null ? null : { epochs, accuracy } };
  });
  const { version, torch } = python;
  writeFileSync(record, `${JSON.stringify({ python: version, torch, checks }, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
