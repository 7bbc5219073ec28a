import { useLayoutEffect, useRef } from "react";
import type { LayerEdit } from "../../protocol/layerEdit";
import { limits } from "../../protocol/limits";
import { type LayerKind, layerOptions, optionNames } from "../../protocol/options";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { LayerBlock } from "../../ui/LayerBlock";
import { Menu } from "../../ui/Menu";
import type { NetworkBlock } from "../../ui/placeBlocks";
import { SortableList } from "../../ui/SortableList";
import { Term } from "../../ui/Term";
import styles from "./LayerList.module.css";
import { LayerRow, type LayerRowActions } from "./LayerRow";
import { newLayer, placeForLayer } from "./newLayer";
import { useEditor } from "./useEditor";

/** Of the carriages in the menu: a picture for the kinds that give one, else a row of values. */
const exampleShape = (kind: LayerKind) =>
  kind === "conv2d" || kind === "maxPool2d" || kind === "averagePool2d" ? [18, 18, 32] : [160];

/** The layers of the draft, in order, and the menu that adds one. */
export function LayerList({
  blocks,
  onSelect,
}: {
  /** Of the drawing, the image's first. */
  readonly blocks: readonly NetworkBlock[];
  readonly onSelect: (id: string) => void;
}) {
  const { state, dispatch } = useEditor();
  const { editor } = useTexts();
  const texts = editor.layers;
  const { layers } = state.draft;
  const list = useRef<HTMLDivElement>(null);
  /** Place of the row whose handle gets the focus once the list is drawn again: what had it may be gone or have moved. */
  const focusPlace = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (focusPlace.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-place="${focusPlace.current}"] button`)?.focus();
    focusPlace.current = null;
  });
  const edit = (edits: readonly LayerEdit[], focus: number | null) => {
    focusPlace.current = focus;
    dispatch({ type: "change", change: { layers: edits } });
  };
  const actions: LayerRowActions = {
    move: (from, to) => edit([{ type: "move", from, to }], to),
    duplicate(place) {
      const layer = layers[place]?.spec;
      if (layer) edit([{ type: "insert", at: place + 1, layer }], place + 1);
    },
    remove: (place) => edit([{ type: "remove", at: place }], Math.min(place, layers.length - 2)),
    fix: (fix) => edit(fix.edits, Math.min(fix.layer, layers.length - 1)),
    select: onSelect,
  };
  const specs = layers.map(({ spec }) => spec);
  const isFull = layers.length >= limits.layers.max;
  const columns = [
    [texts.output, null],
    [texts.parameters, texts.parametersTerm],
    [texts.flops, texts.flopsTerm],
    [texts.memory, texts.memoryTerm],
  ] as const;
  return (
    <section className={styles.layers} ref={list} aria-label={texts.title}>
      <div className={styles.head}>
        <h3 className={styles.title}>
          {texts.title} <span className={styles.count}>{texts.count(layers.length)}</span>
        </h3>
        <div className={styles.columns}>
          {columns.map(([name, term]) => (
            <span key={name}>{term === null ? name : <Term explanation={term}>{name}</Term>}</span>
          ))}
        </div>
      </div>
      <SortableList
        ids={layers.map(({ id }) => id)}
        words={texts.drag}
        onMove={(from, to) => edit([{ type: "move", from, to }], null)}
      >
        {layers.map((layer, place) => (
          <LayerRow
            key={layer.id}
            layer={layer}
            place={place}
            count={layers.length}
            isFull={isFull}
            block={blocks[place + 1]}
            actions={actions}
          />
        ))}
      </SortableList>
      <div className={styles.add}>
        <Menu
          trigger={
            <Button disabled={isFull}>
              <Icon name="add" />
              {texts.add}
            </Button>
          }
          groups={[
            {
              title: null,
              items: optionNames(layerOptions).map((kind) => ({
                key: kind,
                label: layerOptions[kind].label,
                detail: texts.about[kind],
                takesFocus: true,
                face: <LayerBlock size={20} block={{ kind, title: "", shape: exampleShape(kind) }} />,
                onSelect: () => {
                  const at = placeForLayer(specs, kind);
                  edit([{ type: "insert", at, layer: newLayer(kind) }], at);
                },
              })),
            },
          ]}
        />
        <p className={styles.limit} role="status">
          {isFull && texts.full}
        </p>
      </div>
    </section>
  );
}
