import { enActivations } from "./enActivations";
import { enAdam } from "./enAdam";
import { enCrossEntropy } from "./enCrossEntropy";
import { enDescent } from "./enDescent";
import { enRace } from "./enRace";
import { enSign } from "./enSign";
import { enSmallNetwork } from "./enSmallNetwork";

/** The articles' arithmetic, step by step, in English. */
export const enExamples = {
  tab: "Worked examples",
  lead: "The articles' arithmetic, to follow and to change. Where an article slips, its number stands beside the right one.",
  listLabel: "Examples",
  articleSays: "The article says",
  comesTo: "It comes to",
  comesToTheSame: "It comes to the same",
  formulas: "Formulas with their numbers",
  reset: "Article's numbers",
  wrongNumber: (name: string, min: string, max: string) => `${name} needs a number from ${min} to ${max}.`,
  wrongWhole: (name: string, min: string, max: string) => `${name} needs a whole number from ${min} to ${max}.`,
  ofSample: (name: string, sample: number) => `${name} of sample ${sample}`,
  addSample: "Add a sample",
  removeSample: (sample: number) => `Remove sample ${sample}`,
  descent: enDescent,
  crossEntropy: enCrossEntropy,
  adam: enAdam,
  sign: enSign,
  activations: enActivations,
  network: enSmallNetwork,
  race: enRace,
};
