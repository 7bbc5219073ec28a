import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { usePanelTexts } from "../../text/usePanelTexts";
import { Button } from "../../ui/Button";
import { ConfirmPopover } from "../../ui/ConfirmPopover";
import { Notice } from "../../ui/Notice";
import { DraftNumber } from "./DraftNumber";
import styles from "./EditorFooter.module.css";
import { useEditor } from "./useEditor";

/** The group that is edited, as far as replacing it matters. */
export interface EditedGroup {
  readonly name: string;
  /** Steps of its furthest run, which would be lost. */
  readonly steps: number;
}

/** What becomes of the draft, and what is still wrong with it. */
export function EditorFooter({
  sentences,
  group,
  isAsking,
  onAdd,
  onReplace,
  onClose,
  onDiscard,
  onKeep,
  onShowProblem,
}: {
  /** What is wrong with the draft, the first first. */
  readonly sentences: readonly string[];
  /** Null where the draft is of no group on the page. */
  readonly group: EditedGroup | null;
  /** Whether to ask before edits are lost. */
  readonly isAsking: boolean;
  /** Both give a sentence on why they could not, or null. */
  readonly onAdd: () => string | null;
  readonly onReplace: () => string | null;
  readonly onClose: () => void;
  readonly onDiscard: () => void;
  readonly onKeep: () => void;
  readonly onShowProblem: () => void;
}) {
  const { state } = useEditor();
  const { editor } = usePanelTexts();
  const { actions, terms } = editor;
  const [refusal, setRefusal] = useState<string | null>(null);
  const [first] = sentences;
  const question = useRef<HTMLDivElement>(null);
  const cancel = useRef<HTMLDivElement>(null);
  const wasAsking = useRef(isAsking);
  useLayoutEffect(() => {
    // The button that had the focus is gone.
    if (isAsking) question.current?.querySelector<HTMLElement>("button:last-child")?.focus();
    else if (wasAsking.current) cancel.current?.querySelector("button")?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  const attempt = (act: () => string | null) => {
    if (first !== undefined) onShowProblem();
    else setRefusal(act());
  };
  if (isAsking) {
    return (
      <Footer label={actions.label}>
        <p className={styles.status} role="alert">
          {actions.discardQuestion}
        </p>
        <div className={styles.buttons} ref={question}>
          <Button onClick={onDiscard}>{actions.discard}</Button>
          <Button variant="primary" onClick={onKeep}>
            {actions.keep}
          </Button>
        </div>
      </Footer>
    );
  }
  return (
    <Footer label={actions.label}>
      <div className={styles.status} role="status">
        {first === undefined ? (
          (refusal && <Notice>{refusal}</Notice>) || <span className={styles.ready}>{actions.ready}</span>
        ) : (
          <button type="button" className={styles.wrong} onClick={onShowProblem}>
            {actions.wrong(sentences.length, first)}
          </button>
        )}
      </div>
      <div className={styles.seeds}>
        <DraftNumber
          fields={state.draft.typed}
          owner="seeds"
          name="seeds"
          value={state.draft.seeds}
          toChange={(seeds) => ({ seeds })}
          term={terms.seeds}
          size="short"
        />
      </div>
      <div className={styles.buttons} ref={cancel}>
        <Button onClick={onClose}>{actions.cancel}</Button>
        {group && (
          <ConfirmPopover
            isNeeded={first === undefined && group.steps > 0}
            question={actions.replaceQuestion(group.name, group.steps)}
            confirmLabel={actions.replaceConfirmed}
            onConfirm={() => attempt(onReplace)}
          >
            <Button>{actions.replace(group.name)}</Button>
          </ConfirmPopover>
        )}
        <Button variant="primary" onClick={() => attempt(onAdd)}>
          {actions.add}
        </Button>
      </div>
    </Footer>
  );
}

function Footer({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className={styles.footer} aria-label={label}>
      {children}
    </section>
  );
}
