import { backendOptions } from "../../protocol/options";
import { usePlayground } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { PopoverButton } from "../../ui/PopoverButton";
import styles from "./BackendBadge.module.css";
import { BackendChoices } from "./BackendChoices";

/** Which backend runs; opens why, and the choice of another. */
export function BackendBadge() {
  const { backend: texts } = useTexts();
  const chosen = usePlayground((state) => state.backend);
  const gpuBytes = usePlayground((state) => state.gpuBytes);
  const isLost = usePlayground((state) => state.trainerProblem !== null);
  const label = chosen ? backendOptions[chosen.backend].label : isLost ? texts.none : texts.choosing;
  const face = (
    <>
      {label}
      {chosen?.isSoftware && <span className={styles.software}> {texts.software}</span>}
    </>
  );
  return (
    <PopoverButton face={face} name={chosen ? texts.button(label) : texts.choosingButton} title={texts.title}>
      <p className={styles.why}>
        {chosen
          ? texts.why(chosen.backend, chosen.adapter, chosen.reason, chosen.timings)
          : isLost
            ? texts.none
            : texts.whyUnknown}
      </p>
      {gpuBytes !== null && <p className={styles.memory}>{texts.gpuMemory(gpuBytes)}</p>}
      <BackendChoices />
      <p className={styles.hint}>{texts.hint}</p>
    </PopoverButton>
  );
}
