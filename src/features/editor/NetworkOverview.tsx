import { modelBatchMemory } from "../../protocol/batchMemory";
import type { NetworkDescription } from "../../text/describeNetwork";
import { usePanelTexts } from "../../text/usePanelTexts";
import { Button } from "../../ui/Button";
import { downloadFile } from "../../ui/downloadFile";
import { Icon } from "../../ui/Icon";
import { NetworkDrawing } from "../../ui/NetworkDrawing";
import { networkSvg } from "../../ui/networkSvg";
import { draftExperiment } from "./draft";
import styles from "./NetworkOverview.module.css";
import { StartMenu } from "./StartMenu";
import { useDraftPlan } from "./useDraftPlan";
import { useEditor } from "./useEditor";
import { useStepTime } from "./useStepTime";

/** The whole network: its drawing, which can be saved, and what it adds up to. */
export function NetworkOverview({
  network,
  selected,
  isValid,
}: {
  readonly network: NetworkDescription;
  /** Place of the layer that is worked on; null for none. */
  readonly selected: number | null;
  /** Whether the draft could be trained. */
  readonly isValid: boolean;
}) {
  const { state, trace } = useEditor();
  const texts = usePanelTexts();
  const { editor, number } = texts;
  const { drawing, sums, time } = editor;
  const experiment = draftExperiment(state.draft);
  const milliseconds = useStepTime(isValid ? experiment : null);
  const shapes = trace.layers.filter((layer) => layer !== null);
  const isKnown = shapes.length === trace.layers.length;
  const { stepsPerEpoch } = useDraftPlan(experiment);
  const blocks = network.blocks.map((block, index) =>
    index - 1 === selected && block.mark === undefined ? { ...block, mark: "selected" as const } : block,
  );
  const parameters = shapes.reduce((sum, layer) => sum + layer.parameters, 0);

  const download = () => {
    const labelled = network.blocks.map((block, index) => {
      const layer = experiment.layers[index - 1];
      return { ...block, name: layer ? texts.network.layer(layer) : drawing.image, detail: editor.shape(block.shape) };
    });
    const svg = networkSvg(experiment.name, drawing.parameters(parameters), labelled);
    downloadFile(drawing.fileName(experiment.name), svg, "image/svg+xml");
  };

  const [epochTime, epochDetail] = ((): [string, string | null] => {
    if (!isValid) return [sums.unknown, time.invalid];
    if (milliseconds === undefined) return [time.measuring, null];
    if (milliseconds === null) return [time.untimed, time.untimedDetail];
    return [time.known((milliseconds * stepsPerEpoch) / 1000), time.knownDetail(milliseconds, stepsPerEpoch)];
  })();
  const figures = [
    { name: sums.parameters, figure: isKnown ? number.count(parameters) : sums.unknown },
    {
      name: sums.flops,
      figure: isKnown ? editor.compact(shapes.reduce((sum, layer) => sum + layer.flops, 0)) : sums.unknown,
    },
    {
      name: sums.memory,
      figure: isKnown ? editor.memory(modelBatchMemory(shapes, experiment.batchSize)) : sums.unknown,
    },
  ];
  return (
    <section className={styles.overview} aria-label={sums.label}>
      <div className={styles.buttons}>
        <StartMenu />
        <Button onClick={download} disabled={!isKnown}>
          <Icon name="download" />
          {drawing.download}
        </Button>
      </div>
      <div className={styles.drawing}>
        <NetworkDrawing blocks={blocks} height={64} label={network.label} />
      </div>
      <dl className={styles.figures}>
        {figures.map(({ name, figure }) => (
          <div key={name} className={styles.figure}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
        <div className={`${styles.figure} ${styles.time}`}>
          <dt>{sums.time}</dt>
          <dd aria-live="polite">
            {epochTime}
            {epochDetail !== null && <span className={styles.detail}>{epochDetail}</span>}
          </dd>
        </div>
      </dl>
    </section>
  );
}
