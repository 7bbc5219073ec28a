import { whyNoRoom } from "../../store/roomForRuns";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { newExperiment } from "./newExperiment";

/** Opens the editor on a network of one's own, where there is room for one. */
export function NewNetworkButton() {
  const { groups } = useTexts();
  const { actions } = usePlaygroundStore();
  const isRefused = usePlayground((state) => state.isRestoring || whyNoRoom(state.runs) !== null);
  return (
    <Button onClick={() => actions.openEditor(newExperiment(groups.newName))} disabled={isRefused}>
      <Icon name="add" />
      {groups.newNetwork}
    </Button>
  );
}
