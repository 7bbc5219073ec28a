import { useTexts } from "../../text/useTexts";
import { Dialog } from "../../ui/Dialog";
import styles from "./KeysDialog.module.css";

/** The keys of the page; loaded when it is first opened. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { keys } = useTexts();
  const rows = [
    { names: [keys.space], does: keys.rows.train },
    { names: ["S", keys.right], does: keys.rows.step },
    { names: ["R"], does: keys.rows.reset },
    { names: ["?"], does: keys.rows.keys },
    { names: ["Esc"], does: keys.rows.close },
  ];
  return (
    <Dialog title={keys.title} closeLabel={keys.close} onClose={onClose}>
      <dl className={styles.rows}>
        {rows.map(({ names, does }) => (
          <div key={does} className={styles.row}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{keys.note}</p>
    </Dialog>
  );
}
