import type { GroupView, PlaygroundActions } from "./playgroundState";
import { freeName, longestName, runGroups } from "./runGroups";
import type { StoreContext } from "./storeContext";

type GroupViewActions = Pick<
  PlaygroundActions,
  | "showView"
  | "showSection"
  | "rename"
  | "setNote"
  | "setHidden"
  | "setPinned"
  | "highlight"
  | "setBaseline"
  | "openEditor"
  | "closeEditor"
  | "dismissStorageNotice"
  | "dismissAddressProblems"
>;

/** Nothing hidden, pinned or highlighted; the first group is the baseline. */
export const plainView: GroupView = { hidden: new Set(), pinned: new Set(), highlighted: null, baseline: null };

/** Actions on how groups are called and shown; none of them reaches the trainer. */
export function createGroupViewActions({ getState, setState }: StoreContext): GroupViewActions {
  const changeView = (change: Partial<GroupView>) => setState({ groupView: { ...getState().groupView, ...change } });
  return {
    showView: (view) => setState({ view }),
    showSection: (section) => setState({ section }),
    rename(groupId, wanted) {
      const { runs } = getState();
      const trimmed = wanted.trim().slice(0, longestName);
      if (trimmed === "") return;
      const others = runGroups(runs).filter((group) => group.id !== groupId);
      const name = freeName(trimmed, others);
      setState({
        runs: runs.map((run) => (run.groupId === groupId ? { ...run, experiment: { ...run.experiment, name } } : run)),
      });
    },
    setNote(groupId, note) {
      const notes = new Map(getState().notes);
      if (note.trim() === "") notes.delete(groupId);
      else notes.set(groupId, note.slice(0, longestNote));
      setState({ notes });
    },
    setHidden: (groupId, isHidden) => changeView({ hidden: withMember(getState().groupView.hidden, groupId, isHidden) }),
    setPinned: (groupId, isPinned) => changeView({ pinned: withMember(getState().groupView.pinned, groupId, isPinned) }),
    highlight(highlighted) {
      if (getState().groupView.highlighted !== highlighted) changeView({ highlighted });
    },
    setBaseline: (baseline) => changeView({ baseline }),
    openEditor: (experiment, groupId) => setState({ editing: { experiment, groupId: groupId ?? null } }),
    closeEditor: () => setState({ editing: null }),
    dismissStorageNotice: () => setState({ storageNotice: null }),
    dismissAddressProblems: () => setState({ addressProblems: [] }),
  };
}

/** Characters of a note, at most. */
export const longestNote = 2000;

function withMember(set: ReadonlySet<string>, member: string, isIn: boolean): ReadonlySet<string> {
  const changed = new Set(set);
  if (isIn) changed.add(member);
  else changed.delete(member);
  return changed;
}
