import type { ReactNode } from "react";
import type { LossAndAccuracy } from "../../protocol/messages";
import { wilsonInterval } from "../../statistics/wilsonInterval";
import type { MyDigitsReading } from "../../store/drawingState";
import type { ArticleTexts } from "../../text/articles/enArticles";
import { NotedFigure } from "../../ui/NotedFigure";

type Words = Pick<ArticleTexts["smaller"], "share" | "interval" | "ofDrawings">;

/** A test accuracy with its interval. */
export function accuracyFigure({ share, interval }: Words, test: LossAndAccuracy | null): ReactNode {
  if (!test) return "–";
  return <NotedFigure notes={[interval(...wilsonInterval(test.correct, test.count))]}>{share(test.accuracy)}</NotedFigure>;
}

/** How many of a person's own digits are read rightly; a dash where there are none. */
export function drawingsFigure({ share, ofDrawings }: Words, reading: MyDigitsReading | null): ReactNode {
  if (!reading || reading.count === 0) return "–";
  return <NotedFigure notes={[ofDrawings(reading.correct, reading.count)]}>{share(reading.correct / reading.count)}</NotedFigure>;
}
