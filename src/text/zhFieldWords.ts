const kinds: Readonly<Record<string, string>> = {
  number: "数",
  string: "文字",
  boolean: "是或否",
  null: "空",
  Array: "列表",
  Object: "一组设置",
  never: "没有这个设置",
};

/** What schemas and readers of files say they expect, by its beginning, and how Chinese says it. */
const expectations: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^Invalid integer.*/, "整数"],
  [/^a whole number$/, "整数"],
  [/^a finite number$/, "有限的数"],
  [/^this field$/, "此字段"],
  [/^nothing$/, "空"],
  [/^at least one entry$/, "至少一项"],
  [/^a network$/, "一个网络"],
  [/^an image before it$/, "之前是图像"],
  [/^Flatten before it$/, "之前有展平层"],
  [/^an image that is large enough$/, "足够大的图像"],
  [/^Dense 10 at the end$/, "以 10 个单元的全连接层结尾"],
  [/^softmax in the last layer only$/, "只在最后一层使用 softmax"],
  [/^at most (\d+), so that there are (\d+) runs$/, "至多 $1，使运行总数不超过 $2"],
  [/^at most (\d+) for this network$/, "对此网络至多 $1"],
  [/^at most (\d+) steps in all$/, "总共至多 $1 步"],
  [/^at most (\d+) parameters$/, "至多 $1 个参数"],
  [/^(\d+) to (\d+) layers; those of (.*) stand in their place$/, "$1 到 $2 层（改用 $3 的各层）"],
  [/^>=(.*)$/, "不小于 $1 的数"],
  [/^<=(.*)$/, "不大于 $1 的数"],
  [/^>(.*)$/, "大于 $1 的数"],
  [/^<(.*)$/, "小于 $1 的数"],
];

/** What was found where something else should have been, by what a reader says. */
const findings: Readonly<Record<string, string>> = {
  "": "空",
  null: "空",
  nothing: "空",
  none: "一项也没有",
  "the end of the file": "文件结尾",
};

/** Chinese of what readers of addresses and files expect and find, which they say in the words of their schemas. */
export const zhFieldWords = {
  /** ">=1", "number" or '("relu" | "elu")' as "不小于 1 的数", "数", "relu 或 elu". */
  expected(words: string): string {
    if (words.startsWith("(")) {
      const options = words
        .slice(1, -1)
        .split(" | ")
        .map((option) => kinds[option] ?? option.replace(/"/g, ""));
      return options.join("、").replace(/、([^、]*)$/, " 或 $1");
    }
    const [pattern, translated] = expectations.find(([each]) => each.test(words)) ?? [];
    if (pattern && translated !== undefined) return words.replace(pattern, translated);
    return (kinds[words] ?? words).replace(/"/g, "");
  },
  found(words: string): string {
    return findings[words] ?? (/^[{[]/.test(words) ? "别的内容" : `“${words.replace(/^"|"$/g, "")}”`);
  },
};
