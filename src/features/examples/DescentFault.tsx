import { article0Descent, descentSteps, type Line } from "../../articles/gradientDescent";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Correction } from "./Correction";
import { plainNumber } from "./plainNumber";

/** The article's own second step, whatever is in the fields. */
export function DescentFault() {
  const words = useArticleTexts().examples.descent;
  const { start, samples, rate } = article0Descent;
  const [first, second] = descentSteps(start, samples, rate, 2);
  if (!first || !second) return null;
  const [, { w, b }] = article0Descent.printed;
  const line = (at: Line) => `w = ${plainNumber(at.w)}, b = ${plainNumber(at.b)}`;
  return (
    <Correction says={line({ w, b })} comesTo={line(second.after)}>
      {words.why({
        missingW: plainNumber(second.after.w - w),
        missingB: plainNumber(second.after.b - b),
        gradientW: plainNumber(second.gradient.w),
        gradientB: plainNumber(second.gradient.b),
        impliedW: plainNumber((first.after.w - w) / rate),
        impliedB: plainNumber((first.after.b - b) / rate),
      })}
    </Correction>
  );
}
