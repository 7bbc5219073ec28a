/** What every view of the drawing panel is given. */
export interface ViewProps {
  /** Shows the pad with the answers. */
  readonly onAnswers: () => void;
}
