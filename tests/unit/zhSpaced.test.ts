import { expect, test } from "vitest";
import { zhSpaced } from "../../src/text/zhSpaced";

test("letters and digits stand a space apart from Chinese, and signs of punctuation do not", () => {
  expect(zhSpaced("样本 1 的x")).toBe("样本 1 的 x");
  expect(zhSpaced("学习率 α须为 0 到 10 之间的数。")).toBe("学习率 α 须为 0 到 10 之间的数。");
  expect(zhSpaced("β₁应为0 到 0.999 的数")).toBe("β₁ 应为 0 到 0.999 的数");
  expect(zhSpaced("核大小应为−1 到 7 的整数")).toBe("核大小应为 −1 到 7 的整数");
  expect(zhSpaced("小批量大小须为整数，实为“relu”。")).toBe("小批量大小须为整数，实为“relu”。");
});
