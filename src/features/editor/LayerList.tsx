import { useCallback, useLayoutEffect, useMemo, useRef } from "react";
import type { LayerEdit } from "../../protocol/layerEdit";
import { limits } from "../../protocol/limits";
import { type LayerKind, layerOptions, optionNames } from "../../protocol/options";
import { usePanelTexts } from "../../text/usePanelTexts";
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
import { type TypedFields, useEditor } from "./useEditor";

/** Of the carriages in the menu: a picture for the kinds that give one, else a row of values. */
const exampleShape = (kind: LayerKind) =>
  kind === "conv2d" || kind === "maxPool2d" || kind === "averagePool2d" ? [18, 18, 32] : [160];

const noFields: TypedFields = {};

/** What is typed in the fields of one layer; always the same object where that is nothing. */
function fieldsOf(id: string, typed: TypedFields): TypedFields {
  const own = Object.entries(typed).filter(([, { owner }]) => owner === id);
  return own.length === 0 ? noFields : Object.fromEntries(own);
}

/** The layers of the draft, in order, and the menu that adds one. */
export function LayerList({
  blocks,
  onSelect,
}: {
  /** Of the drawing, the image's first. */
  readonly blocks: readonly NetworkBlock[];
  readonly onSelect: (id: string) => void;
}) {
  const { state, dispatch, trace } = useEditor();
  const { editor, options } = usePanelTexts();
  const texts = editor.layers;
  const { layers, settings, typed } = state.draft;
  const list = useRef<HTMLDivElement>(null);
  /** Place of the row whose handle gets the focus once the list is drawn again: what had it may be gone or have moved. */
  const focusPlace = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (focusPlace.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-place="${focusPlace.current}"] button`)?.focus();
    focusPlace.current = null;
  });
  const edit = useCallback(
    (edits: readonly LayerEdit[], focus: number | null) => {
      focusPlace.current = focus;
      dispatch({ type: "change", change: { layers: edits } });
    },
    [dispatch],
  );
  const actions = useMemo<LayerRowActions>(
    () => ({
      move: (from, to) => edit([{ type: "move", from, to }], to),
      duplicate: (place, layer) => edit([{ type: "insert", at: place + 1, layer }], place + 1),
      remove: (place, count) => edit([{ type: "remove", at: place }], Math.min(place, count - 2)),
      fix: (fix, count) => edit(fix.edits, Math.min(fix.layer, count - 1)),
      select: onSelect,
    }),
    [edit, onSelect],
  );
  const idList = layers.map(({ id }) => id).join(" ");
  const ids = useMemo(() => idList.split(" "), [idList]);
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
      <SortableList ids={ids} words={texts.drag} onMove={(from, to) => edit([{ type: "move", from, to }], null)}>
        {layers.map((layer, place) => (
          <LayerRow
            key={layer.id}
            layer={layer}
            place={place}
            count={layers.length}
            isFull={isFull}
            shape={trace.layers[place] ?? null}
            isFaulty={trace.problem?.layer === place}
            batchSize={settings.batchSize}
            fields={fieldsOf(layer.id, typed)}
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
                label: options.layers[kind],
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
