import type { StorageNotice } from "../../store/playgroundState";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import type { Texts } from "../../text/en";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import styles from "./KeptNotices.module.css";

/** What went wrong with kept runs or the address, and what is kept and not shown; nothing while all is well. */
export function KeptNotices() {
  const { groups } = useTexts();
  const { actions } = usePlaygroundStore();
  const storageNotice = usePlayground((state) => state.storageNotice);
  const addressProblems = usePlayground((state) => state.addressProblems);
  const keptAside = usePlayground((state) => state.keptAside);
  return (
    <>
      {storageNotice && (
        <Notice action={<Button onClick={actions.dismissStorageNotice}>{groups.dismiss}</Button>}>
          {storageWords(storageNotice, groups)}
        </Notice>
      )}
      {addressProblems.length > 0 && (
        <div className={styles.address} role="alert">
          <p>{groups.address.title}</p>
          <ul>
            {addressProblems.map(({ field, expected, found }) => (
              <li key={field}>{groups.address.problem(field, expected, found)}</li>
            ))}
          </ul>
          <p>{groups.address.ending}</p>
          <Button onClick={actions.dismissAddressProblems}>{groups.dismiss}</Button>
        </div>
      )}
      {keptAside.length > 0 && (
        <p className={styles.aside}>
          <span>{groups.kept.aside(keptAside)}</span>
          <Button onClick={() => void actions.showKept()}>{groups.kept.show}</Button>
        </p>
      )}
    </>
  );
}

function storageWords(notice: StorageNotice, { kept }: Texts["groups"]): string {
  switch (notice.code) {
    case "full":
      return kept.full;
    case "refused":
      return kept.refused(notice.detail);
    case "damaged":
      return kept.damaged(notice.name, notice.detail);
  }
}
