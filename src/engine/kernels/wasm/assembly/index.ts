// Entry for the AssemblyScript compiler: what stands here is exported to JavaScript.
export { adam, reluGradient, scaleBytes, sumRows } from "./elementwise";
export { padImage, turnFilter } from "./image";
export { lossAndCorrect } from "./loss";
export { multiply } from "./multiply";
export { multiplyTransposed } from "./multiplyTransposed";
export { packColumns } from "./packColumns";
export { maxPool, maxPoolGradient } from "./pool";
