import { type KeyboardEvent, memo, useState } from "react";
import type { LayerSpec } from "../../protocol/experiment";
import type { LayerShape } from "../../protocol/modelShape";
import type { ShapeFix } from "../../protocol/shapeFix";
import { usePanelTexts } from "../../text/usePanelTexts";
import { Icon } from "../../ui/Icon";
import { LayerBlock } from "../../ui/LayerBlock";
import { Menu } from "../../ui/Menu";
import type { NetworkBlock } from "../../ui/placeBlocks";
import { SortableItem } from "../../ui/SortableList";
import type { DraftLayer } from "./draft";
import { LayerFault } from "./LayerFault";
import { LayerFields } from "./LayerFields";
import { LayerFigures } from "./LayerFigures";
import styles from "./LayerRow.module.css";
import type { TypedFields } from "./useEditor";

/** What a row may do to the list that it is in. */
export interface LayerRowActions {
  readonly move: (from: number, to: number) => void;
  readonly duplicate: (place: number, spec: LayerSpec) => void;
  /** `count` is that of the layers there are. */
  readonly remove: (place: number, count: number) => void;
  readonly fix: (fix: ShapeFix, count: number) => void;
  readonly select: (id: string) => void;
}

interface LayerRowProps {
  readonly layer: DraftLayer;
  /** In the network, from 0. */
  readonly place: number;
  /** Layers in the network. */
  readonly count: number;
  readonly isFull: boolean;
  /** Null where the layer's input is not known or does not fit. */
  readonly shape: LayerShape | null;
  readonly isFaulty: boolean;
  readonly batchSize: number;
  readonly block: NetworkBlock | undefined;
  /** What is typed in this layer's fields. */
  readonly fields: TypedFields;
  readonly actions: LayerRowActions;
}

/** One layer: its carriage, its fields, what it gives and costs, and what can be done with it. */
export const LayerRow = memo(function LayerRow(props: LayerRowProps) {
  const { place, count, isFull, shape, isFaulty, batchSize, block, fields, actions } = props;
  const { id, spec } = props.layer;
  const { editor, options } = usePanelTexts();
  const texts = editor.layers;
  const [arePenaltiesWanted, setArePenaltiesWanted] = useState(false);
  const hasPenalties = spec.kind === "dense" || spec.kind === "conv2d";
  const isPenalized = hasPenalties && (spec.l1 !== undefined || spec.l2 !== undefined);
  const moveByKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    const to = place + (event.key === "ArrowUp" ? -1 : 1);
    if (to >= 0 && to < count) actions.move(place, to);
  };
  const moves = [
    {
      key: "up",
      label: texts.moveUp,
      keys: "Alt ↑",
      takesFocus: true,
      isDisabled: place === 0,
      onSelect: () => actions.move(place, place - 1),
    },
    {
      key: "down",
      label: texts.moveDown,
      keys: "Alt ↓",
      takesFocus: true,
      isDisabled: place === count - 1,
      onSelect: () => actions.move(place, place + 1),
    },
    {
      key: "duplicate",
      label: texts.duplicate,
      takesFocus: true,
      isDisabled: isFull,
      onSelect: () => actions.duplicate(place, spec),
    },
  ];
  const penalties = hasPenalties
    ? [
        {
          key: "penalties",
          label: texts.penalties,
          isDisabled: isPenalized || arePenaltiesWanted,
          onSelect: () => setArePenaltiesWanted(true),
        },
      ]
    : [];
  return (
    <SortableItem
      id={id}
      handleLabel={texts.handle(place, spec.kind)}
      role={texts.drag.role}
      className={isFaulty ? `${styles.item} ${styles.faulty}` : styles.item}
      onFocus={() => actions.select(id)}
    >
      {(handle) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys of the controls in it, which bubble up to it
        <div className={styles.row} onKeyDown={moveByKey} data-place={place}>
          <div className={styles.handle}>{handle}</div>
          <div className={styles.block}>{block && <LayerBlock block={block} size={32} />}</div>
          <h4 className={styles.name}>
            <span className={styles.place}>{place + 1}</span>
            {options.layers[spec.kind]}
          </h4>
          <div className={styles.fields}>
            <LayerFields
              id={id}
              place={place}
              spec={spec}
              fields={fields}
              arePenaltiesShown={isPenalized || arePenaltiesWanted}
            />
          </div>
          <div className={styles.figures}>
            <LayerFigures shape={shape} batchSize={batchSize} />
          </div>
          <div className={styles.menu}>
            <Menu
              align="end"
              trigger={
                <button type="button" className={styles.button} aria-label={texts.menu(place, spec.kind)}>
                  <Icon name="more" />
                </button>
              }
              groups={[
                { title: null, items: moves },
                { title: null, items: penalties },
              ]}
            />
            <button
              type="button"
              className={styles.button}
              aria-label={texts.removeLayer(place, spec.kind)}
              title={count === 1 ? texts.only : texts.remove}
              disabled={count === 1}
              onClick={() => actions.remove(place, count)}
            >
              <Icon name="remove" />
            </button>
          </div>
          {isFaulty && (
            <div className={styles.fault}>
              <LayerFault onFix={(fix) => actions.fix(fix, count)} />
            </div>
          )}
        </div>
      )}
    </SortableItem>
  );
}, isSameRow);

/** Whether a row looks the same; shapes and blocks are made anew at every edit. */
function isSameRow(before: LayerRowProps, after: LayerRowProps): boolean {
  const { shape, block, ...rest } = before;
  // `Object.keys` cannot know that the properties are those of the type.
  const isSame = (Object.keys(rest) as (keyof typeof rest)[]).every((key) => Object.is(before[key], after[key]));
  return isSame && JSON.stringify([shape, block]) === JSON.stringify([after.shape, after.block]);
}
