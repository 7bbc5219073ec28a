import { type Comparison, readExperimentUrl, writeExperimentUrl } from "./experimentUrl";
import type { PlaygroundActions, PlaygroundState } from "./playgroundState";
import { runGroups } from "./runGroups";
import type { StoreContext } from "./storeContext";

/** Browsers allow only so many changes of the address in a time. */
const writeAfterMs = 400;

/** The part of the page's address from "#" on. */
export interface PageAddress {
  read(): string;
  write(hash: string): void;
}

/** The comparison in the page's address. */
export interface AddressSlice {
  readonly actions: Pick<PlaygroundActions, "writeAddress">;
  /** The comparison that the address holds, or `plain` in place of one without networks; problems go into the state. Null where it holds none. */
  read(): Comparison | null;
  stateChanged(state: PlaygroundState, previous: PlaygroundState): void;
  dispose(): void;
}

/** Keeps `address` equal to what the page compares; the comparison of a first visit, `plain`, needs none. */
export function createAddressSlice({ getState, setState }: StoreContext, address: PageAddress, plain: Comparison): AddressSlice {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const plainHash = writeExperimentUrl(plain);

  const currentHash = () => writeExperimentUrl(comparisonOf(getState()));
  const write = () => {
    timer = undefined;
    const hash = currentHash();
    // One without networks would only show those of a first visit.
    const wanted = hash === plainHash || getState().runs.length === 0 ? "" : hash;
    if (address.read() !== wanted) address.write(wanted);
  };

  return {
    actions: {
      writeAddress() {
        clearTimeout(timer);
        write();
        return currentHash();
      },
    },
    read() {
      const found = readExperimentUrl(address.read());
      if (!found) return null;
      if (found.comparison.groups.length > 0) {
        setState({ addressProblems: found.problems });
        return found.comparison;
      }
      // A page without networks helps nobody.
      const { problems } = found;
      setState({ addressProblems: problems.length > 0 ? problems : [{ field: "address", expected: "no-networks", found: "" }] });
      return plain;
    },
    stateChanged(state, previous) {
      if (state.isRestoring || (state.seed === previous.seed && isSameComparison(state, previous))) return;
      timer ??= setTimeout(write, writeAfterMs);
    },
    dispose: () => clearTimeout(timer),
  };
}

function comparisonOf({ seed, runs }: PlaygroundState): Comparison {
  return { seed, groups: runGroups(runs).map((group) => ({ experiment: group.experiment, seeds: group.runs.length })) };
}

function isSameComparison({ runs }: PlaygroundState, { runs: previous }: PlaygroundState): boolean {
  if (runs === previous) return true;
  return runs.length === previous.length && runs.every((run, index) => run.experiment === previous[index]?.experiment);
}

/** The browser's own address; changing it leaves the history as it is. */
export const browserAddress: PageAddress = {
  read: () => location.hash,
  write: (hash) => history.replaceState(history.state, "", location.pathname + location.search + hash),
};
