import { languageNames, languageSwitches, languageTags } from "../text/language";
import { useTexts } from "../text/useTexts";
import { useSwitchLanguage } from "./LanguageProvider";
import styles from "./LanguageSwitch.module.css";

/** The way to the other language, which it calls by its own name. */
export function LanguageSwitch() {
  const other = useTexts().language === "en" ? "zh" : "en";
  const switchTo = useSwitchLanguage();
  return (
    <button
      type="button"
      className={styles.switch}
      lang={languageTags[other]}
      aria-label={languageSwitches[other]}
      onClick={() => switchTo(other)}
    >
      {languageNames[other]}
    </button>
  );
}
