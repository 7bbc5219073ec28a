import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type StoreApi, useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import type { PlaygroundState, PlaygroundStore, RunGroup } from "./playgroundState";
import { runGroups } from "./runGroups";

interface Playground {
  readonly store: PlaygroundStore;
  readonly api: Pick<StoreApi<PlaygroundState>, "getState" | "getInitialState" | "subscribe">;
}

const PlaygroundContext = createContext<Playground | null>(null);

/** Hands `store` to everything below it. */
export function PlaygroundProvider({ store, children }: { readonly store: PlaygroundStore; readonly children: ReactNode }) {
  const playground = useMemo<Playground>(
    () => ({ store, api: { getState: store.getState, getInitialState: store.getState, subscribe: store.subscribe } }),
    [store],
  );
  return <PlaygroundContext value={playground}>{children}</PlaygroundContext>;
}

function usePlaygroundContext(): Playground {
  const playground = useContext(PlaygroundContext);
  if (!playground) throw new Error("Wrap this component in PlaygroundProvider.");
  return playground;
}

/** The store itself, for its actions and its series; rendering again is `usePlayground`'s work. */
export function usePlaygroundStore(): PlaygroundStore {
  return usePlaygroundContext().store;
}

/**
 * What `selector` takes from the state; the component renders again only when that differs, compared one level deep, so
 * a selector may build an array or an object of what it needs.
 */
export function usePlayground<T>(selector: (state: PlaygroundState) => T): T {
  return useStore(usePlaygroundContext().api, useShallow(selector));
}

/** The groups of all runs, in their order; renders again when one of their runs has changed. */
export function useRunGroups(): readonly RunGroup[] {
  return usePlayground((state) => runGroups(state.runs));
}

/** One group; undefined where it is gone. */
export function useRunGroup(groupId: string): RunGroup | undefined {
  return usePlayground((state) => runGroups(state.runs).find((group) => group.id === groupId));
}
