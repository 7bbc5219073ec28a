import type { ImageFacts } from "../../protocol/ownData";
import type { ChosenFile } from "../../store/ownDataState";

/** Whether two files of images seem to hold the same: as many images, the first ten of which are equal. */
export function holdSameImages(first: ChosenFile, second: ChosenFile): boolean {
  if (first.status !== "read" || second.status !== "read" || first.facts.count !== second.facts.count) return false;
  const [one, other] = [first.facts.contents, second.facts.contents];
  return one.kind === "images" && other.kind === "images" && beginAlike(one, other);
}

/** As bytes, which are the same for shares of 0 to 1 and for bytes. */
function beginAlike({ samples }: ImageFacts, { samples: others }: ImageFacts): boolean {
  return samples.length === others.length && samples.every((pixel, place) => pixel === others[place]);
}
