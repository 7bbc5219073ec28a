import { Correction } from "./Correction";
import { DrawingAnswers } from "./DrawingAnswers";
import { NetworkView } from "./NetworkView";

/** What every network reads, what it is, and what they see. */
export function AnswersView() {
  return (
    <>
      <DrawingAnswers />
      <Correction />
      <NetworkView />
    </>
  );
}
