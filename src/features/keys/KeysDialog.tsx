import { Dialog } from "radix-ui";
import { useTexts } from "../../text/useTexts";
import { Icon } from "../../ui/Icon";
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
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content className={styles.dialog}>
          <Dialog.Title className={styles.title}>{keys.title}</Dialog.Title>
          <Dialog.Close className={styles.close} aria-label={keys.close}>
            <Icon name="remove" />
          </Dialog.Close>
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
          <Dialog.Description className={styles.note}>{keys.note}</Dialog.Description>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
