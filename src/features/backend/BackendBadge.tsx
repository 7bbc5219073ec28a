import { Popover } from "radix-ui";
import { backendOptions } from "../../protocol/options";
import { usePlayground } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Icon } from "../../ui/Icon";
import styles from "./BackendBadge.module.css";
import { BackendChoices } from "./BackendChoices";

/** Which backend runs; opens why, and the choice of another. */
export function BackendBadge() {
  const { backend: texts } = useTexts();
  const chosen = usePlayground((state) => state.backend);
  const isLost = usePlayground((state) => state.trainerProblem !== null);
  const label = chosen ? backendOptions[chosen.backend].label : isLost ? texts.none : texts.choosing;
  return (
    <Popover.Root>
      <Popover.Trigger className={styles.badge} aria-label={chosen ? texts.button(label) : texts.choosingButton}>
        <span className={styles.label}>
          {label}
          {chosen?.isSoftware && <span className={styles.software}> {texts.software}</span>}
        </span>
        <Icon name="chevron" size={14} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.popover} aria-label={texts.title} align="end" sideOffset={8} collisionPadding={12}>
          <h2 className={styles.title}>{texts.title}</h2>
          {chosen && <p className={styles.why}>{texts.why(chosen.backend, chosen.adapter, chosen.reason)}</p>}
          <BackendChoices />
          <p className={styles.hint}>{texts.hint}</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
