import { isModelShape, modelShape } from "../src/protocol/modelShape";
import { presets } from "../src/protocol/presets";
import { formatTable } from "./formatTable";
import { type TrainOption, trainOptions } from "./trainOptions";

const number = new Intl.NumberFormat("en");

/** Text of `--help`, made from the same tables as the page. */
export function trainHelp(): string {
  return [
    "Trains networks with the page's own trainer, in a Chromium that nobody sees.",
    "",
    "Usage: npm run train -- --preset ID [--preset ID …] [options]",
    "",
    "Options",
    ...formatTable(optionRows()),
    "",
    "Presets",
    ...formatTable(
      [["ID", "name", "parameters", "batch", "epochs"], ...presetRows()],
      ["left", "left", "right", "right", "right"],
    ),
    "",
    "Exit code: 0 when every run finished, 1 when training failed, 2 for a wrong argument.",
  ].join("\n");
}

function optionRows(): string[][] {
  return Object.entries<TrainOption>(trainOptions).flatMap(([name, option]) => {
    const head = [`--${name}${option.value ? ` ${option.value}` : ""}`, option.meaning];
    // The table of presets below says it better than a line of ids.
    return option.allowed && name !== "preset" ? [head, ["", `(${option.allowed})`]] : [head];
  });
}

function presetRows(): string[][] {
  return Object.entries(presets).map(([id, experiment]) => {
    const shape = modelShape(experiment.layers);
    const parameters = isModelShape(shape) ? number.format(shape.parameters) : "";
    return [id, experiment.name, parameters, String(experiment.batchSize), String(experiment.epochs)];
  });
}
