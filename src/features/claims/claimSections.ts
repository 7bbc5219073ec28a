import { articleNumbers } from "../../articles/articleTitles";
import { type ArticleNumber, type Claim, type ClaimId, claimIds, claims } from "../../articles/claims";
import type { PresetId } from "../../protocol/presets";

/** The claims of one article: those about its experiments by experiment, and those worked out by hand. */
export interface ClaimSection {
  readonly article: ArticleNumber;
  readonly experiments: readonly { readonly presetId: PresetId; readonly ids: readonly ClaimId[] }[];
  readonly byHand: readonly ClaimId[];
}

/** Every claim in its place, in the order of the articles. */
export const claimSections: readonly ClaimSection[] = articleNumbers.map((article) => {
  const experiments = new Map<PresetId, ClaimId[]>();
  const byHand: ClaimId[] = [];
  for (const id of claimIds.filter((each) => claims[each].article === article)) {
    const presetId = presetOf(claims[id]);
    if (presetId === null) byHand.push(id);
    else experiments.set(presetId, [...(experiments.get(presetId) ?? []), id]);
  }
  return { article, experiments: [...experiments].map(([presetId, ids]) => ({ presetId, ids })), byHand };
});

function presetOf(claim: Claim): PresetId | null {
  return claim.kind === "experiment" || claim.kind === "program" ? claim.presetId : null;
}
