import { type ViewName, viewNames } from "../store/playgroundState";

const plainView: ViewName = "playground";

/** The view that an address names in its query; the playground where it names none that there is. */
export function viewOf(search: string): ViewName {
  const named = new URLSearchParams(search).get("view");
  return viewNames.find((name) => name === named) ?? plainView;
}

/** The page's address with another view and all else as it is. */
export function addressOfView(
  view: ViewName,
  { pathname, search, hash }: Pick<Location, "pathname" | "search" | "hash">,
): string {
  const query = new URLSearchParams(search);
  if (view === plainView) query.delete("view");
  else query.set("view", view);
  const text = query.toString();
  return pathname + (text === "" ? "" : `?${text}`) + hash;
}
