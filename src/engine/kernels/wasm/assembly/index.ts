// Entry for the AssemblyScript compiler: what stands here is exported to JavaScript.
export { adam, reluGradient, scaleBytes, sumRows } from "./elementwise";
export { padImage, turnFilter } from "./image";
export { lossAndCorrect } from "./loss";
export { multiply, multiplyTransposed, packColumns } from "./matrix";
export { maxPool, maxPoolGradient } from "./pool";
