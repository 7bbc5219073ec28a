import { viewNames } from "../store/playgroundState";
import { usePlayground } from "../store/usePlayground";
import { useTexts } from "../text/useTexts";
import { useOpenView } from "./useView";
import styles from "./ViewLinks.module.css";
import { addressOfView } from "./viewAddress";

/** The ways to the page's views; training goes on in both. */
export function ViewLinks() {
  const { page } = useTexts();
  const view = usePlayground((state) => state.view);
  const open = useOpenView();
  return (
    <nav className={styles.links} aria-label={page.viewsLabel}>
      {viewNames.map((name) => (
        <a
          key={name}
          href={addressOfView(name, location)}
          className={styles.link}
          aria-current={name === view ? "page" : undefined}
          onClick={(event) => {
            // With a key held the browser opens a tab of its own.
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            open(name);
          }}
        >
          {page.views[name]}
        </a>
      ))}
    </nav>
  );
}
