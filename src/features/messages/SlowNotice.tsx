import { usePlayground } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import styles from "./SlowNotice.module.css";

/** Says where a slow place computes why training looks stuck, and what to do; nothing elsewhere. */
export function SlowNotice() {
  const { backend: texts } = useTexts();
  const slow = usePlayground(({ backend }) => {
    if (backend?.isSoftware) return "software";
    if (backend?.backend !== "cpu") return null;
    return backend.reason === "asked" ? "cpuAsked" : "cpu";
  });
  return slow && <p className={styles.notice}>{texts.slow[slow]}</p>;
}
