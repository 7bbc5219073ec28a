import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";
import { enArticles } from "../../src/text/articles/enArticles.ts";
import { zhArticles } from "../../src/text/articles/zhArticles.ts";
import { en } from "../../src/text/en.ts";
import { enPanels } from "../../src/text/enPanels.ts";
import { makeNumberFormat, thinSpace } from "../../src/text/formatNumber.ts";
import { preferredLanguage } from "../../src/text/preferredLanguage.ts";
import { zh } from "../../src/text/zh.ts";
import { zhPanels } from "../../src/text/zhPanels.ts";

const tables = [
  ["first screen", en, zh],
  ["panels", enPanels, zhPanels],
  ["articles", enArticles, zhArticles],
] as const;

/** A text, number or function with the names that lead to it. */
type Leaf = readonly [path: string, value: unknown];

/** `id` names a row for the program. */
function leavesOf(value: unknown, path = ""): Leaf[] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value)
    .filter(([name]) => name !== "id")
    .flatMap(([name, inner]) => leavesOf(inner, path ? `${path}.${name}` : name));
}

const han = /\p{Script=Han}/u;
/** Names, signs and formulas: what has no two words of small letters in a row, and so is no English sentence. */
const isSentence = (text: string) => /(?<![\p{L}.])[a-z]{2,} [a-z]{2,}(?!\p{L})/u.test(text);

/** Texts that both languages share: names of things, formulas and file names. */
const shared = [
  "Trainset",
  ...["Adam", "AdamW", "RMSProp", "SGD", "ReLU", "ELU", "GELU", "sigmoid", "tanh", "softmax"],
  ...["MNIST", "FLOPs", "MFLOP", "GFLOP", "TFLOP", "PFLOP", "F1", "L1", "L2", "β₁", "β₂", "ε", "ρ", "–", "→"],
  ...["Keras", "PyTorch", "JSON", "CSV", "x / 255", "(x / 255 − 0.5) / 0.5", "trainset-curves", "my-digits.json"],
];

/** What article texts may share besides: code, figures and formulas are alike in all languages. */
const isCodeOrFigure = (text: string) => !/[A-Za-z]{3,}\s+[a-z]{2,}/.test(text);

test.each(tables)("every text of the %s is there in both languages", (_, english, chinese) => {
  const [first, second] = [leavesOf(english), leavesOf(chinese)];
  expect(second.map(([path]) => path)).toEqual(first.map(([path]) => path));
  for (const [path, value] of [...first, ...second]) {
    if (value !== null) expect(value, path).not.toBe("");
  }
});

test.each(tables)("functions of the %s take as many values in both languages", (_, english, chinese) => {
  const second = new Map(leavesOf(chinese));
  for (const [path, value] of leavesOf(english)) {
    const other = second.get(path);
    expect(typeof other, path).toBe(typeof value);
    if (typeof value === "function" && typeof other === "function") expect(other.length, path).toBe(value.length);
  }
});

test.each(tables)("nothing of the %s is left in English", (name, english, chinese) => {
  const second = new Map(leavesOf(chinese));
  for (const [path, value] of leavesOf(english)) {
    if (typeof value !== "string") continue;
    const other = String(second.get(path));
    if (other === value) {
      const isAllowed = shared.includes(value) || (name === "articles" && isCodeOrFigure(value));
      expect(isAllowed, `${path}: ${value}`).toBe(true);
    } else if (path !== "language") {
      expect(han.test(other) || !isSentence(other), `${path}: ${other}`).toBe(true);
    }
  }
});

test("English has no Chinese in it", () => {
  for (const [name, english] of tables) {
    for (const [path, value] of leavesOf(english))
      if (typeof value === "string") expect(value, `${name}: ${path}`).not.toMatch(han);
  }
});

const textFolder = fileURLToPath(new URL("../../src/text/", import.meta.url));
const chineseFiles = ["", "articles"].flatMap((folder) =>
  readdirSync(join(textFolder, folder))
    .filter((name) => name.startsWith("zh") && name.endsWith(".ts"))
    .map((name) => join(folder, name)),
);

/** What a file's strings and templates say, without what names a module, a key or a case. */
function writtenTexts(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(join(textFolder, path), "utf8"), ts.ScriptTarget.Latest, true);
  const texts: string[] = [];
  const visit = (node: ts.Node) => {
    const isName =
      ts.isImportDeclaration(node.parent) ||
      ts.isCaseClause(node.parent) ||
      (ts.isPropertyAssignment(node.parent) && node.parent.name === node);
    const isCompared =
      ts.isBinaryExpression(node.parent) && node.parent.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
    const isText = ts.isStringLiteral(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
    if ((isText || ts.isNoSubstitutionTemplateLiteral(node)) && !isName && !isCompared) texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return texts;
}

test.each(chineseFiles)("%s has no English sentence in it", (path) => {
  expect(writtenTexts(path).filter((text) => isSentence(text) && !han.test(text))).toEqual([]);
});

test("the settings of an experiment are the same ones, in the same order", () => {
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  expect(ids(zhPanels.compare.settings.rows)).toEqual(ids(enPanels.compare.settings.rows));
});

test("the page follows what was chosen, then the browser's languages in their order, then English", () => {
  expect(preferredLanguage(null, ["zh-CN", "en"])).toBe("zh");
  expect(preferredLanguage(null, ["zh-Hant-TW"])).toBe("zh");
  expect(preferredLanguage(null, ["de-AT", "en-GB", "zh-CN"])).toBe("en");
  expect(preferredLanguage(null, ["fr", "ZH"])).toBe("zh");
  expect(preferredLanguage(null, ["constructor", "fr"])).toBe("en");
  expect(preferredLanguage(null, [])).toBe("en");
  expect(preferredLanguage("en", ["zh-CN"])).toBe("en");
  expect(preferredLanguage("zh", ["en-GB"])).toBe("zh");
});

test("Chinese writes lengths of time in Chinese and numbers with the same signs", () => {
  const number = makeNumberFormat("zh");
  expect([12, 130, 5400].map(number.duration)).toEqual([`12${thinSpace}秒`, `2${thinSpace}分钟`, `1.5${thinSpace}小时`]);
  expect(number.count(60_000)).toBe("60,000");
  expect(number.percent(-0.0125, 2)).toBe(`\u22121.25${thinSpace}%`);
});
