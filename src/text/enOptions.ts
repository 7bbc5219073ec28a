import {
  activationOptions,
  augmentationOptions,
  initializationOptions,
  layerOptions,
  optimizerOptions,
  preprocessingOptions,
  scheduleOptions,
} from "../protocol/options";

/** The label of every row of a table, by the row's name. */
function labels<Name extends string>(table: Readonly<Record<Name, { readonly label: string }>>): Readonly<Record<Name, string>> {
  const entries = Object.entries<{ readonly label: string }>(table).map(([name, { label }]) => [name, label]);
  // `Object.fromEntries` forgets the names.
  return Object.fromEntries(entries) as Record<Name, string>;
}

/** What can be chosen for a network in English, as the protocol's tables have it. */
export const enOptions = {
  layers: labels(layerOptions),
  activations: labels(activationOptions),
  optimizers: labels(optimizerOptions),
  schedules: labels(scheduleOptions),
  initializations: labels(initializationOptions),
  preprocessings: labels(preprocessingOptions),
  augmentations: labels(augmentationOptions),
};
