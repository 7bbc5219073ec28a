import type { Experiment } from "../../protocol/experiment";
import { optionNames } from "../../protocol/options";
import { presets } from "../../protocol/presets";
import { runGroups } from "../../store/runGroups";
import { usePlayground } from "../../store/usePlayground";
import { usePanelTexts } from "../../text/usePanelTexts";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import { blankExperiment } from "./blankExperiment";
import { useEditor } from "./useEditor";

/** What can be put in the draft's place: the smallest network, one of the articles', or one that is on the page. */
export function StartMenu() {
  const { dispatch } = useEditor();
  const { editor, network } = usePanelTexts();
  const groups = usePlayground(({ runs }) => runGroups(runs));
  const start = (experiment: Experiment) => dispatch({ type: "start", experiment });
  const item = (key: string, experiment: Experiment) => ({
    key,
    label: experiment.name,
    detail: network.list(experiment.layers.map(network.layer)),
    onSelect: () => start(experiment),
  });
  return (
    <Menu
      trigger={
        <Button>
          {editor.start.button}
          <Icon name="chevron" size={14} />
        </Button>
      }
      groups={[
        {
          title: null,
          items: [{ key: "blank", label: editor.start.blank, onSelect: () => start(blankExperiment(editor.newName)) }],
        },
        { title: editor.start.presets, items: optionNames(presets).map((id) => item(id, presets[id])) },
        { title: editor.start.runs, items: groups.map((group) => item(group.id, group.experiment)) },
      ]}
    />
  );
}
