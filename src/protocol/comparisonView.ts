import * as v from "valibot";

/** Figures of a run that the comparison's table can show, in the order of its columns. */
export const comparedFigures = [
  "testAccuracy",
  "handAccuracy",
  "parameters",
  "flops",
  "seconds",
  "f1",
  "precision",
  "recall",
  "bestValidation",
  "accuracyPerMegaflop",
  "imagesPerSecond",
  "epochs",
] as const;
export type ComparedFigure = (typeof comparedFigures)[number];

/** What a person chose to see of the comparison's table; kept from visit to visit. */
const comparisonViewSchema = v.strictObject({
  columns: v.pipe(v.array(v.picklist(comparedFigures)), v.readonly()),
  differencesOnly: v.boolean(),
});
export type ComparisonView = v.InferOutput<typeof comparisonViewSchema>;

/** What is shown before anybody chose: as many columns as a laptop's window has room for. */
export const firstComparisonView: ComparisonView = {
  columns: ["testAccuracy", "handAccuracy", "parameters", "flops", "seconds", "f1"],
  differencesOnly: false,
};

/** A kept view from its JSON; the first one where it is missing, damaged or of another version. */
export function parseComparisonView(text: string | null): ComparisonView {
  if (text === null) return firstComparisonView;
  try {
    const parsed = v.safeParse(comparisonViewSchema, JSON.parse(text));
    return parsed.success ? parsed.output : firstComparisonView;
  } catch {
    return firstComparisonView;
  }
}
