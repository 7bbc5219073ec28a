// Entry for the AssemblyScript compiler: what stands here is exported to JavaScript.
export { augment } from "./augment";
export { gelu, geluGradient, tanh, tanhGradient } from "./activations";
export { adam, reluGradient, scaleBytes, sumRows } from "./elementwise";
export { padImage, turnFilter } from "./image";
export { lossAndCorrect } from "./loss";
export { multiply } from "./multiply";
export { multiplyTransposed } from "./multiplyTransposed";
export { normalizeBatch, normalizeBatchGradient } from "./normalize";
export { packColumns } from "./packColumns";
export { averagePoolGradient, maxPool, maxPoolGradient } from "./pool";
