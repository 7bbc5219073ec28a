import type { Experiment } from "../protocol/experiment";
import type { RunId } from "../protocol/messages";
import type { Teacher } from "../protocol/teacher";

/** Whom a group learns from. */
export interface Distillation {
  /** Also after the teacher is gone from the page. */
  readonly teacherName: string;
  readonly teacher: Teacher;
}

/** What the page knows of teachers. */
export interface DistillationState {
  /** By group, of those that have a teacher. */
  readonly distillations: ReadonlyMap<string, Distillation>;
}

/** What a person can do with them. */
export interface DistillationActions {
  /**
   * Adds a group that trains `experiment`, its images as they are, with the run `teacherId` as its teacher; gives its id, null past a
   * limit or where the teacher cannot be had.
   */
  distil(experiment: Experiment, teacherId: RunId, settings: Pick<Teacher, "temperature" | "share">): Promise<string | null>;
}

/** A page without teachers. */
export const noDistillations: DistillationState = { distillations: new Map() };
