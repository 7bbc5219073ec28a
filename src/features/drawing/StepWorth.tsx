import type { RunGroup } from "../../store/playgroundState";
import { useTexts } from "../../text/useTexts";
import { WorthLine } from "../../ui/WorthLine";
import { groupShares } from "./groupShares";
import { winnerOf } from "./readGroup";

/** What each network makes of the drawing without one step: image `image`, image 0 being the whole recipe's. */
export function StepWorth(props: {
  readonly lead: string;
  readonly groups: readonly RunGroup[];
  readonly probabilities: ReadonlyMap<string, Float32Array> | null;
  readonly image: number;
}) {
  const { lead, groups, probabilities, image } = props;
  const { drawing, number } = useTexts();
  const text = drawing.xray;
  const worths = groups.flatMap((group) => {
    const whole = probabilities && groupShares(group, probabilities, 0);
    const without = probabilities && groupShares(group, probabilities, image);
    if (!whole || !without) return [];
    const answer = winnerOf(whole);
    const digit = winnerOf(without);
    const change = Math.round(((without[answer] ?? 0) - (whole[answer] ?? 0)) * 100);
    const points = change === 0 ? "±0" : change > 0 ? `+${change}` : number.count(change);
    return [
      {
        id: group.id,
        colorIndex: group.colorIndex,
        digit,
        change: text.points(points),
        isOther: digit !== answer,
        spoken: text.worth(group.experiment.name, digit, points),
      },
    ];
  });
  return <WorthLine lead={lead} worths={worths} />;
}
