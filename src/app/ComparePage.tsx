import { ComparePanel } from "../features/compare/ComparePanel";
import { TestImagesDialog } from "../features/mistakes/TestImagesDialog";

/** The comparison, which shows images as the mistakes do. */
export function ComparePage() {
  return <ComparePanel renderImages={(set, onClose) => <TestImagesDialog set={set} onClose={onClose} />} />;
}
