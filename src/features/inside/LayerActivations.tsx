import { useMemo } from "react";
import type { Shape } from "../../protocol/modelShape";
import type { PanelTexts } from "../../text/enPanels";
import { usePanelTexts } from "../../text/usePanelTexts";
import { ColorLegend } from "../../ui/ColorLegend";
import { Term } from "../../ui/Term";
import { TileSheet } from "../../ui/TileSheet";
import { type Tiles, tileRange, valueRange } from "../../ui/tiles";
import styles from "./InsidePanel.module.css";
import { activationTiles } from "./kernelTiles";
import { LayerPart } from "./LayerPart";
import type { InsideLayer } from "./useInsideRun";

/** What one layer gives for the image: its channels as small images, or the values of a vector as squares. */
export function LayerActivations({ layer, isLast }: { readonly layer: InsideLayer; readonly isLast: boolean }) {
  const { inside: text, network } = usePanelTexts();
  const { shape, seen } = layer;
  const activations = seen?.activations;
  const look = useMemo(() => (activations ? lookAt(activations, shape.output) : null), [activations, shape.output]);
  if (!look) return null;
  const { kind } = shape.layer;
  if (kind === "dropout") {
    return (
      <LayerPart layer={layer}>
        <p className={styles.small}>{text.activations.dropout}</p>
      </LayerPart>
    );
  }
  const { tiles, range, limit, silent } = look;
  const name = network.layer(shape.layer);
  const one = shape.output.length === 3 ? "channel" : isLast ? "digit" : "unit";
  const tone = range.min < 0 ? "diverging" : "ink";
  const size = tiles.height > 1 ? text.activations.size(tiles.height, tiles.width) : "";
  const isRelu = "activation" in shape.layer && shape.layer.activation === "relu";
  return (
    <LayerPart layer={layer} aside={<Legend tone={tone} limit={limit} text={text} />}>
      {kind === "flatten" && <p className={styles.small}>{text.activations.same}</p>}
      {range.notFinite > 0 && <p className={styles.warning}>{text.brokenLayer}</p>}
      <TileSheet
        tiles={kind === "flatten" ? oneRow(tiles) : tiles}
        limit={limit}
        tone={tone}
        layout={kind === "flatten" ? "rows" : tileWidth(tiles)}
        label={text.activations.label(name, one, tiles.count, size, range.min, range.max, range.notFinite)}
        cursorLabel={text.tiles.cursor(one, name)}
        describeTile={(index, { min, max, notFinite }) => text.tiles.tile(one, index, min, max, notFinite)}
        hint={text.tiles.hint(one, tiles.count, tiles.count)}
        aside={isRelu && <Term explanation={text.activations.silentTerm}>{text.activations.silent(silent, tiles.count)}</Term>}
      />
    </LayerPart>
  );
}

function Legend({ tone, limit, text }: { tone: "ink" | "diverging"; limit: number; text: PanelTexts["inside"] }) {
  return <ColorLegend tone={tone} from={text.value(tone === "ink" ? 0 : -limit)} to={text.value(limit)} />;
}

function lookAt(activations: Float32Array, output: Shape) {
  const tiles = activationTiles(activations, output);
  const range = valueRange(activations);
  let silent = 0;
  for (let index = 0; index < tiles.count; index += 1) {
    const { min, max, notFinite } = tileRange(tiles, index);
    if (min === 0 && max === 0 && notFinite === 0) silent += 1;
  }
  return { tiles, range, limit: Math.max(-range.min, range.max), silent };
}

/** A vector as one image of one row. */
function oneRow(vector: Tiles): Tiles {
  return { ...vector, count: 1, width: vector.count, columnStride: 1 };
}

/** Width of an image in CSS pixels: small maps need less room, and so do single values, the more there are. */
function tileWidth({ count, width }: Tiles): number {
  if (width > 1) return width > 14 ? 44 : width > 6 ? 36 : 28;
  if (count <= 16) return 24;
  return count <= 256 ? 14 : 8;
}
