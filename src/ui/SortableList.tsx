import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  type Modifier,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { type ReactNode, type RefObject, useMemo, useRef } from "react";
import { Icon } from "./Icon";
import styles from "./SortableList.module.css";

/** What is said while an item is moved by keyboard; places count from 1. */
export interface SortableWords {
  readonly role: string;
  readonly instructions: string;
  pickedUp(place: number, count: number): string;
  over(place: number, count: number): string;
  dropped(place: number, count: number): string;
  cancelled(place: number): string;
}

/** A list whose items a person puts in order, by dragging their handles or by keys. */
export function SortableList({
  ids,
  words,
  onMove,
  children,
}: {
  /** Of the items, in their order. */
  readonly ids: readonly string[];
  readonly words: SortableWords;
  /** Places count from 0. */
  readonly onMove: (from: number, to: number) => void;
  /** One `SortableItem` for each id. */
  readonly children: ReactNode;
}) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  /** The item that has just been picked up is over its own place, which is no news. */
  const isJustPickedUp = useRef(false);
  const items = useMemo(() => [...ids], [ids]);
  const move = ({ active, over }: DragEndEvent) => {
    const from = ids.indexOf(String(active.id));
    const to = over ? ids.indexOf(String(over.id)) : -1;
    if (from >= 0 && to >= 0 && from !== to) onMove(from, to);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={[alongTheList]}
      accessibility={{
        announcements: announcementsFor(ids, words, isJustPickedUp),
        screenReaderInstructions: { draggable: words.instructions },
      }}
      onDragEnd={move}
    >
      <SortableContext items={items} strategy={verticalListSortingStrategy}>
        <ol className={styles.list}>{children}</ol>
      </SortableContext>
    </DndContext>
  );
}

const alongTheList: Modifier = ({ transform }) => ({ ...transform, x: 0 });

function announcementsFor(ids: readonly string[], words: SortableWords, isJustPickedUp: RefObject<boolean>): Announcements {
  const place = (id: UniqueIdentifier) => ids.indexOf(String(id)) + 1;
  return {
    onDragStart({ active }) {
      isJustPickedUp.current = true;
      return words.pickedUp(place(active.id), ids.length);
    },
    onDragOver({ over }) {
      const isNews = over && !isJustPickedUp.current;
      isJustPickedUp.current = false;
      return isNews ? words.over(place(over.id), ids.length) : undefined;
    },
    onDragEnd: ({ active, over }) => words.dropped(place(over?.id ?? active.id), ids.length),
    onDragCancel: ({ active }) => words.cancelled(place(active.id)),
  };
}

/** One item of a `SortableList`; `children` gets the handle to place. */
export function SortableItem({
  id,
  handleLabel,
  role,
  className,
  onFocus,
  children,
}: {
  readonly id: string;
  readonly handleLabel: string;
  /** What the handle is, for screen readers. */
  readonly role: string;
  readonly className?: string | undefined;
  readonly onFocus?: () => void;
  readonly children: (handle: ReactNode) => ReactNode;
}) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
    attributes: { roleDescription: role },
    transition: matchMedia("(prefers-reduced-motion: reduce)").matches ? null : { duration: 150, easing: "ease" },
  });
  const handle = (
    <button
      type="button"
      {...attributes}
      {...listeners}
      ref={setActivatorNodeRef}
      className={styles.handle}
      aria-label={handleLabel}
      data-dragging={isDragging || undefined}
    >
      <Icon name="grip" />
    </button>
  );
  return (
    <li
      ref={setNodeRef}
      className={`${styles.item} ${className ?? ""}`}
      data-lifted={isDragging || undefined}
      style={{ transform: transform ? `translateY(${Math.round(transform.y)}px)` : undefined, transition }}
      onFocus={onFocus}
    >
      {children(handle)}
    </li>
  );
}
