import { expect, test } from "vitest";
import { findPython, shownPrograms, syntaxErrors } from "../../scripts/pythonPrograms";
import { printedPrograms } from "../../src/articles/printedPrograms";
import { programChecks } from "../../src/articles/programChecks";
import { printedText, programs, readPrintedProgram } from "../../src/articles/programs";
import { correctedProgram } from "../../src/features/programs/correctedProgram";
import { optionNames } from "../../src/protocol/options";

const ids = optionNames(printedPrograms);
const python = findPython();

test.skipIf(python === null)(
  `the syntax of every program is right (${python ? "asked of python3" : "skipped: there is no python3"})`,
  () => {
    const texts = shownPrograms().map(({ text }) => text);
    expect(syntaxErrors(python?.command ?? "", texts)).toEqual(texts.map(() => null));
    expect(syntaxErrors(python?.command ?? "", ["x = (1,"])).toEqual([expect.stringMatching(/^line 1: /)]);
  },
);

test("what was checked are the programs that are shown: else run scripts/checkPrograms.ts", () => {
  expect(programChecks.checks.map(({ id, version, hash }) => ({ id, version, hash }))).toEqual(
    shownPrograms().map(({ id, version, hash }) => ({ id, version, hash })),
  );
});

test("every program for PyTorch was run, and none for Keras", () => {
  for (const { id, version, run } of programChecks.checks) {
    const framework = version === "printed" ? programs[id].framework : version;
    expect(run !== null, `${id}, ${version}`).toBe(framework === "pytorch");
  }
});

test("a fault points at the lines that have it, in the order in which faults are met", () => {
  const { lines, faults } = readPrintedProgram("article0-batch32");
  expect(faults.map(({ name }) => name)).toEqual(["imageShape", "labelShape", "neverShuffled", "afterError"]);
  for (const [index, { lines: places }] of faults.entries()) {
    for (const place of places) expect(lines[place - 1]?.faults).toContain(index + 1);
  }
  expect(lines[(faults[1]?.lines.at(-1) ?? 0) - 1]?.code).toContain("categorical_crossentropy");
  expect(lines.flatMap(({ faults: numbers }) => numbers)).toHaveLength(faults.flatMap(({ lines: places }) => places).length);
});

test.each([
  ["article0-batch128", ["noValidationData", "outOfReach"]],
  ["article0-ownData", []],
  ["article0-saveLoad", []],
  ["article1-mlp", ["measuresTrainingImages"]],
  ["article2-cnn", []],
  ["article3-dense64", ["imageShape", "afterError", "outOfReach"]],
  ["article4-dense128", []],
] as const)("%s has the faults that are known of it", (id, expected) => {
  expect(readPrintedProgram(id).faults.map(({ name }) => name)).toEqual(expected);
});

test("the faulty calls are in the articles' programs and not in the corrected ones", () => {
  expect(printedText("article0-batch128")).not.toContain("validation_data=");
  expect(correctedProgram("article0-batch128", "keras")).toContain("validation_data=(prepare(x_test), y_test),");
  expect(printedText("article0-batch32")).not.toMatch(/shuffle|to_categorical|reshape/);
  expect(correctedProgram("article0-batch32", "keras")).toMatch(/Flatten\(\)[\s\S]*Sparse[\s\S]*shuffle=True/);
  expect(correctedProgram("article1-mlp", "pytorch")).toContain("evaluate(x_test, y_test)");
});

test("the program for own files loads four of them, and that for saving loads what it saved", () => {
  const own = correctedProgram("article0-ownData", "keras");
  for (const name of ["x_train", "y_train", "x_test", "y_test"]) expect(own).toContain(`"${name}.npy"`);
  expect(own).not.toContain("mnist.load_data");
  expect(correctedProgram("article0-saveLoad", "keras")).toMatch(/model\.save\("(.*)"\)[\s\S]*load_model\("\1"\)/);
});

test("every program trains its article's network", () => {
  expect(ids.map((id) => `article${programs[id].article}`)).toEqual(ids.map((id) => id.slice(0, 8)));
  for (const id of ids.filter((each) => programs[each].framework === "keras" && each !== "article0-saveLoad")) {
    for (const layer of programs[id].experiment.layers.filter(({ kind }) => kind === "dense")) {
      if (layer.kind === "dense") expect(printedText(id), id).toContain(`Dense(${layer.units}, activation="${layer.activation}"`);
    }
  }
});
