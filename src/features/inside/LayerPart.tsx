import type { ReactNode } from "react";
import { usePanelTexts } from "../../text/usePanelTexts";
import styles from "./LayerPart.module.css";
import type { InsideLayer } from "./useInsideRun";

/** One layer of the network with its name and what it gives; `aside` stands at the right of these. */
export function LayerPart({
  layer: { index, shape },
  aside,
  children,
}: {
  readonly layer: InsideLayer;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const { inside, network } = usePanelTexts();
  return (
    <li className={styles.layer}>
      <div className={styles.head}>
        <h3 className={styles.name}>{inside.layer(index + 1, network.layer(shape.layer))}</h3>
        <span className={styles.gives}>{inside.gives(shape.layer, shape.output)}</span>
        {aside}
      </div>
      {children}
    </li>
  );
}
