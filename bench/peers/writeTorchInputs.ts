import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Experiment } from "../../src/protocol/experiment";
import { epochOrder } from "./epochOrder";
import { channelsFirstWeights } from "./startingWeights";

// What torch_step.py cannot make itself: initial weights and the order of the first epoch, as plain numbers in a folder that
// holds experiment.json.
const folder = process.argv[2];
if (folder === undefined) throw new Error("expected a folder");
// Written by the benchmark itself.
const experiment = JSON.parse(readFileSync(join(folder, "experiment.json"), "utf8")) as Experiment;
const weights = channelsFirstWeights(experiment);
writeFileSync(join(folder, "weights.f32"), Buffer.concat(weights.map(({ values }) => Buffer.from(values.buffer))));
writeFileSync(join(folder, "order.u32"), Buffer.from(epochOrder(experiment, 0).buffer));
