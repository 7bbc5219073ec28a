import { dataSlots } from "../../protocol/ownData";
import { pairFault } from "../../store/ownDataState";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import styles from "./DataInUse.module.css";
import { holdSameImages } from "./holdSameImages";

/** What the networks train on, and the ways to other data. */
export function DataInUse() {
  const text = useArticleTexts().ownData;
  const { actions } = usePlaygroundStore();
  const ownData = usePlayground((state) => state.ownData);
  const dataset = usePlayground((state) => state.dataset);
  const losesTraining = usePlayground((state) => state.runs.some((run) => run.step > 0));
  const fault = pairFault(ownData);
  const { x_train, x_test } = ownData.chosen;
  const areRead = dataSlots.every((slot) => ownData.chosen[slot]?.status === "read");
  const failed = dataset.status === "failed" && dataset.problem.code === "own-data" ? dataset.problem.fault : null;
  const used = !ownData.isUsed
    ? text.usesMnist
    : dataset.status === "ready"
      ? text.usesOwnCounts(dataset.trainingImages, dataset.testImages)
      : text.usesOwn;
  const state = dataset.status === "ready" ? used : dataset.status === "loading" ? text.loading : text.failed;
  return (
    <div className={styles.use}>
      {fault && <Notice>{text.fault(fault)}</Notice>}
      {x_train && x_test && holdSameImages(x_train, x_test) && <Notice>{text.sameImages}</Notice>}
      {failed && <Notice>{text.fault(failed)}</Notice>}
      <p className={styles.state} role="status">
        {state}
      </p>
      <div className={styles.buttons}>
        <Button
          variant="primary"
          disabled={!areRead || fault !== null || ownData.isChosenUsed}
          onClick={() => actions.trainOnOwnData()}
        >
          {text.use}
        </Button>
        {ownData.isUsed && <Button onClick={() => actions.trainOnMnist()}>{text.back}</Button>}
      </div>
      {losesTraining && <p className={styles.note}>{text.useNote}</p>}
    </div>
  );
}
