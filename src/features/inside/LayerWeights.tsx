import { useMemo, useState } from "react";
import { usePanelTexts } from "../../text/usePanelTexts";
import { Button } from "../../ui/Button";
import { ColorLegend } from "../../ui/ColorLegend";
import { SelectField } from "../../ui/SelectField";
import { TileSheet } from "../../ui/TileSheet";
import styles from "./InsidePanel.module.css";
import { type KernelForm, kernelSize, kernelTiles } from "./kernelTiles";
import { LayerPart } from "./LayerPart";
import type { InsideLayer } from "./useInsideRun";
import { weightScale } from "./weightScale";

/** Images shown at first, and at most added by one press. */
const firstShown = 32;
const addedShown = 96;
const meanOption = "mean";

interface LayerWeightsProps {
  readonly layer: InsideLayer;
  readonly form: KernelForm;
  /** Null where it was too large to send. */
  readonly kernel: Float32Array | null;
  /** Whether its units are the ten digits. */
  readonly isLast: boolean;
}

/** One layer's weights with a colour scale around 0: an image for each unit or filter, or a row where inputs have no place. */
export function LayerWeights({ layer, form, kernel, isLast }: LayerWeightsProps) {
  const { inside, network } = usePanelTexts();
  const text = inside.weights;
  const [channel, setChannel] = useState<number | null>(null);
  const [shown, setShown] = useState(firstShown);
  const isWhole = kernel?.length === kernelSize(form);
  const look = useMemo(() => {
    if (!kernel || !isWhole) return null;
    const tiles = kernelTiles(kernel, form, channel);
    return { tiles, scale: weightScale(tiles.values) };
  }, [kernel, isWhole, channel, form]);
  const all = look?.tiles;
  const most = form.kind === "rows" ? Number.POSITIVE_INFINITY : shown;
  const tiles = useMemo(() => all && { ...all, count: Math.min(all.count, most) }, [all, most]);
  if (!look || !tiles) {
    return (
      <LayerPart layer={layer}>
        <p className={styles.small}>{text.tooMany(kernelSize(form))}</p>
      </LayerPart>
    );
  }
  const { limit, largest } = look.scale;
  const name = network.layer(layer.shape.layer);
  const one = layer.shape.layer.kind === "conv2d" ? "filter" : isLast ? "digit" : "unit";
  const of = form.kind === "rows" ? text.rows(form.inputs) : text.images(form.height, form.width);
  const left = look.tiles.count - tiles.count;
  return (
    <LayerPart layer={layer} aside={<ColorLegend tone="diverging" from={inside.value(-limit)} to={inside.value(limit)} />}>
      {form.kind === "images" && form.channels > 1 && (
        <SelectField
          label={text.channel}
          options={[
            { value: meanOption, label: text.mean(form.channels) },
            ...Array.from({ length: form.channels }, (_, index) => ({ value: String(index), label: text.channelOption(index) })),
          ]}
          value={channel === null ? meanOption : String(channel)}
          onChange={(chosen) => setChannel(chosen === meanOption ? null : Number(chosen))}
        />
      )}
      <TileSheet
        tiles={tiles}
        limit={limit}
        tone="diverging"
        layout={form.kind === "rows" ? "rows" : tileWidth(form)}
        label={text.label(name, one, tiles.count, of, limit)}
        cursorLabel={inside.tiles.cursor(one, name)}
        describeTile={(index, { min, max, notFinite }) => inside.tiles.tile(one, index, min, max, notFinite)}
        hint={form.kind === "rows" ? text.rowsNote(one) : inside.tiles.hint(one, tiles.count, look.tiles.count)}
        aside={<span>{text.scale(limit, largest)}</span>}
      />
      {(left > 0 || shown > firstShown) && (
        <div className={styles.more}>
          {left > 0 && <Button onClick={() => setShown(shown + addedShown)}>{text.showMore(Math.min(left, addedShown))}</Button>}
          {shown > firstShown && <Button onClick={() => setShown(firstShown)}>{text.showFewer}</Button>}
        </div>
      )}
    </LayerPart>
  );
}

/** Width of an image in CSS pixels: large enough to see a digit in it, or the few values of a filter. */
function tileWidth({ width }: { readonly width: number }): number {
  return width > 14 ? 56 : width > 7 ? 44 : 36;
}
