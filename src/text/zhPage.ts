import type { BackendReason, BackendTiming } from "../protocol/backendChoice";
import type { LayerSpec } from "../protocol/experiment";
import type { Shape } from "../protocol/modelShape";
import { type BackendName, backendOptions } from "../protocol/options";
import type { enPage } from "./enPage";
import { makeNumberFormat, thinSpace } from "./formatNumber";
import { shapeText } from "./shapeText";
import { zhOptions } from "./zhOptions";

const number = makeNumberFormat("zh");

const layerName = (layer: LayerSpec): string => {
  const kind = zhOptions.layers[layer.kind];
  switch (layer.kind) {
    case "dense":
      return `${kind} ${layer.units}`;
    case "conv2d":
      return `${kind} ${layer.filters}`;
    case "maxPool2d":
    case "averagePool2d":
      return `${kind} ${layer.poolSize}`;
    case "dropout":
      return `${kind} ${number.percent(layer.rate, 0)}`;
    case "flatten":
    case "batchNormalization":
      return kind;
  }
};

/** The panels of the page in Chinese, but for charts and drawing. */
export const zhPage: typeof enPage = {
  page: {
    title: "Trainset",
    documentTitle: "Trainset：在浏览器里训练神经网络",
    description:
      "在一个浏览器标签页里，用全部 60,000 张 MNIST 图像训练全连接网络和卷积网络，可以几个同时训练，再亲手写数字让它们识别。",
    views: { playground: "训练场", articles: "文章" },
    viewsLabel: "页面",
    broken: "页面遇到了无法显示的错误。请重新加载；训练过的运行已保存在此浏览器中。",
    reload: "重新加载页面",
    keysButton: "快捷键",
    tabsLabel: "各次运行的表现",
    restart: "重新启动",
  },
  tabs: {
    curves: "曲线",
    compare: "比较",
    mistakes: "错误",
    inside: "内部",
  },
  network: {
    image: "28 × 28 图像",
    layer: layerName,
    layerWithOutput: (layer: LayerSpec, output: Shape) => {
      const details = [
        layerName(layer),
        ...(layer.kind === "conv2d" ? [`${layer.kernelSize} × ${layer.kernelSize}`] : []),
        ...("activation" in layer ? [zhOptions.activations[layer.activation]] : []),
      ];
      return `${details.join("，")}：输出 ${shapeText(output)}`;
    },
    list: (names: readonly string[]) => names.join("、"),
  },
  presets: {
    title: "网络",
    purpose: "就在浏览器里，用手写数字图像训练神经网络。选一个或几个开始。",
    legend: "卡片上的术语：",
    terms: [
      ["参数", "网络中由训练改变的数：权重和偏置。"],
      ["批大小", "每更新一次权重，一起通过网络的图像数。"],
      ["轮", "完整看过一遍全部训练图像。"],
      ["文章", "这个网络及其设置出自 README 所列五篇文章中的哪一篇。"],
    ],
    article: (articleNumber: string) => `文章 ${articleNumber}`,
    parameters: (count: number) => `${number.count(count)} 个参数`,
    batchAndEpochs: (batchSize: number, epochs: number) => `批大小 ${batchSize} · ${number.count(epochs)} 轮`,
  },
  controls: {
    label: "训练",
    train: "训练",
    pause: "暂停",
    resume: "继续",
    step: "单步",
    stop: "停止",
    reset: "重置",
    newSeed: "换种子",
    seed: "种子",
    seedTerm: "决定初始权重和图像顺序的数。种子相同，曲线就能重现。",
    stepTitle: "训练一批后暂停",
    stopTitle: "结束训练，并在测试集上测量",
    resetTitle: "回到同样的初始权重",
    newSeedTitle: "换一组初始权重和图像顺序",
    progress: "全部运行",
    loading: (loaded: number, total: number) =>
      total > 0 ? `已加载 ${number.decimal(loaded / 1e6, 1)} / ${number.megabytes(total)}` : "正在加载数据…",
    choosing: "正在选择计算后端…",
    waiting: "可以开始训练",
    nothing: "请先选择一个网络",
    lost: "训练器已停止",
    noData: "缺少数据",
    paused: "已暂停",
    measuring: "正在测试集上测量…",
    ended: "全部运行已结束",
    elapsed: (seconds: number) => `已用 ${number.clock(seconds)}`,
    left: (seconds: number) => `还剩 ${number.duration(seconds)}`,
    percentDone: (share: number) => `已完成 ${number.percent(share, 0)}`,
  },
  runs: {
    title: "运行",
    empty: "还没有运行。在上面选一个网络，它会出现在这里，按“训练”即开始。",
    remove: (name: string) => `移除 ${name}`,
    removeQuestion: (name: string) => `移除 ${name}？学到的内容会丢失。`,
    removeConfirmed: "移除此运行",
    progress: (name: string) => `${name} 的进度`,
    progressValue: (epoch: number, epochs: number, step: number, steps: number) =>
      `第 ${epoch} 轮，共 ${epochs} 轮；第 ${number.count(step)} 步，共 ${number.count(steps)} 步`,
    states: {
      ready: "就绪",
      training: "训练中",
      evaluating: "测量中",
      paused: "已暂停",
      stopped: "已停止",
      finished: "已完成",
      failed: "失败",
    },
    epoch: "轮",
    epochTerm: "完整看过一遍全部训练图像。",
    epochOf: (epoch: number, epochs: number) => `${epoch}${thinSpace}/${thinSpace}${epochs}`,
    step: "步",
    stepTerm: "一批图像通过网络，权重随之作一次小的更新。",
    stepOf: (step: number, steps: number) => `${number.count(step)}${thinSpace}/${thinSpace}${number.count(steps)}`,
    speed: (imagesPerSecond: number) => `${number.count(imagesPerSecond)} 张/秒`,
    speedLabel: "速度",
    noSpeed: "–",
    time: "训练用时",
    timeLeft: "剩余时间",
    left: (seconds: number) => number.duration(seconds),
    computedOn: "计算后端",
    trainedFor: (seconds: number, isEstimated: boolean) => `${isEstimated ? "≈ " : ""}${number.clock(seconds)}`,
    testAccuracy: "测试准确率",
    testAccuracyTerm: "网络正确识别的测试图像所占比例；这些图像都没有用于训练。",
    interval: (low: number, high: number) => `${number.decimal(low * 100, 2)} 至 ${number.percent(high, 2)}`,
    intervalTerm: "95 % 置信区间（Wilson）：换一批同类的测试图像，准确率大概仍在这个范围内。",
    accuracy: (share: number) => number.percent(share, 2),
    noAccuracy: "–",
    testLoss: "测试损失",
    testLossTerm: "测试图像上的平均交叉熵：越低，说明网络对正确数字越有把握。",
    loss: (loss: number) => number.decimal(loss, 4),
    afterEpoch: (epoch: number) => `第 ${epoch} 轮之后`,
    notMeasured: (epoch: number | null) => (epoch === null ? "训练结束时测量" : `第 ${epoch} 轮之后得出`),
    neverMeasured: "未测量",
    stoppedEarly: (epoch: number, epochs: number) => `早停：第 ${epoch} 轮（共 ${epochs} 轮）之后验证损失不再下降。`,
    estimated: "几次运行共用一个图形处理器；这是按计算量折算的份额。",
    measureLabel: "每轮之后在测试集上测量",
    measureWhy: "用于绘制测试集的虚线。测试结果不参与任何选择；关闭后训练会稍快一些。",
  },
  backend: {
    title: "计算后端",
    automatic: "自动",
    choosing: "选择中…",
    none: "无",
    software: "软件模拟",
    button: (label: string) => `正在用 ${label} 计算，点此更换`,
    choosingButton: "计算后端",
    hint: "更换后端后，全部运行会从初始权重重新开始。",
    slow: {
      cpu: "当前用普通 JavaScript 计算，大约慢一百倍。换用支持 WebAssembly 的新版浏览器，几秒就能训练好。",
      cpuAsked: "当前用普通 JavaScript 计算，大约慢一百倍。请在右上角改选“自动”。",
      software: "当前用软件模拟的图形适配器计算，速度很慢。请在右上角改选“自动”。",
    },
    gpuMemory: (bytes: number) => `此页面占用图形处理器内存 ${number.megabytes(bytes)}。`,
    inUse: "使用中",
    use: (label: string, losesTraining: boolean) => `改用 ${label}${losesTraining ? "并重新开始" : ""}`,
    whyUnknown: "正在选择计算后端…",
    automaticNote: "在图形处理器和 WebAssembly 中选较快的一个，只测一次。",
    notes: {
      webgpu: "用图形处理器，最新的接口。",
      wasm: "用主处理器，运行编译好的代码。",
      webgl: "用图形处理器，较旧的接口。",
      cpu: "用主处理器，慢，但到处可用。",
    },
    unavailable: {
      webgpu: "此浏览器没有可用的 WebGPU 适配器。",
      wasm: "此浏览器不支持带 SIMD 的 WebAssembly。",
      webgl: "此浏览器不能在后台线程中使用 WebGL。",
      cpu: "此处不可用。",
    },
    softwareNote: (adapter: string | null) => `软件模拟的适配器${adapter ? `（${adapter}）` : ""}：很慢，仅供试用。`,
    why: (backend: BackendName, adapter: string | null, reason: BackendReason, timings: readonly BackendTiming[]) => {
      const place = `${backendOptions[backend].label}${adapter ? `（${adapter}）` : ""}`;
      switch (reason) {
        case "asked":
          return `${place}：由你选定。`;
        case "hardware-gpu":
          return `${place}：图形处理器已通过自检。`;
        case "fastest": {
          const measured = timings.map(
            (timing) => `${backendOptions[timing.backend].label} ${number.milliseconds(timing.milliseconds)}`,
          );
          return `${place}：对所选网络，这里数它最快（每步用时：${measured.join("，")}）。`;
        }
        case "no-gpu":
          return `${place}：此浏览器没有可用于计算的图形处理器。`;
        case "software-gpu-only":
          return `${place}：这里只有软件模拟的图形适配器，比它更慢。`;
        case "gpu-self-test-failed":
          return `${place}：图形处理器没有通过自检。`;
        case "no-webassembly":
          return `${place}：图形处理器和带 SIMD 的 WebAssembly 在这里都不可用，训练会很慢。`;
      }
    },
  },
  dataset: {
    title: "测试图像",
    loading: "正在加载 MNIST",
    loadingOwn: "正在加载你的数据",
    own: "自己的数据",
    useOwn: "使用自己的数据",
    progress: (loaded: number, total: number) =>
      total > 0 ? `${number.decimal(loaded / 1e6, 1)} / ${number.megabytes(total)}` : number.megabytes(loaded),
    unpacking: "正在解压…",
    retry: "重试",
    failed: "图像没有加载成功。",
    stopped: "训练器重新启动后，数据会恢复。",
    counts: (training: number, test: number) => `训练 ${number.count(training)} 张，测试 ${number.count(test)} 张`,
    samples: (each: number) => `测试图像：数字 0 到 9 各 ${each} 张`,
  },
  keys: {
    title: "快捷键",
    close: "关闭",
    space: "空格",
    right: "→",
    rows: {
      train: "训练、暂停或继续",
      step: "训练一步",
      reset: "重置（训练时无效）",
      keys: "显示快捷键",
      close: "关闭打开的窗口",
    },
    note: "这些键在训练场中有效。如果焦点所在的控件自己要用某个键，该键归它使用。",
  },
};
