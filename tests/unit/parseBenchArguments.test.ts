import { expect, test } from "vitest";
import { ArgumentError } from "../../cli/ArgumentError";
import { benchHelp, parseBenchArguments, partNames } from "../../cli/bench/parseBenchArguments";

test("without a word everything is measured three times", () => {
  expect(parseBenchArguments([])).toEqual({ only: null, isQuick: false, repeats: 3, minutes: 29 });
});

test("--quick measures once, unless told otherwise", () => {
  expect(parseBenchArguments(["--quick"])).toEqual({ only: null, isQuick: true, repeats: 1, minutes: 2 / 3 });
  expect(parseBenchArguments(["--quick", "--repeats", "2"])).toMatchObject({ repeats: 2 });
});

test("--only may name several workloads and parts", () => {
  expect(parseBenchArguments(["--only", "cnn", "--only=page"])).toMatchObject({ only: ["cnn", "page"] });
});

test.each([
  [["--only", "cnnn"], /dense-128, .*width-2048, .*page, forecast, drawing, memory, found "cnnn"/],
  [["--repeats", "0"], /whole number from 1 to 20, found "0"/],
  [["--repeats", "1.5"], /found "1\.5"/],
  [["--minutes", "0"], /whole number from 1 to 600, found "0"/],
  [["--fast"], /Allowed are --only, --quick/],
  [["cnn"], /Allowed are --only, --quick/],
  [["--only"], /Allowed are --only, --quick/],
])("%j is refused, with what is allowed", (words, message) => {
  expect(() => parseBenchArguments(words)).toThrow(ArgumentError);
  expect(() => parseBenchArguments(words)).toThrow(message);
});

test("--help names every option, workload and part", () => {
  expect(parseBenchArguments(["--help"])).toBe("help");
  const help = benchHelp();
  for (const word of [...partNames, "--only NAME", "--quick", "--repeats N", "--minutes N"]) expect(help).toContain(word);
});
