/** What a person is doing with a group beside watching it. */
export type GroupTask = "rename" | "note" | "rate" | "download";
