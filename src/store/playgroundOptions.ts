import type { PageAddress } from "./addressSlice";
import type { DigitArchive } from "./digitArchive";
import type { OwnDataArchive } from "./ownDataArchive";
import type { RunArchive } from "./runArchive";

/** What a store may be given; without an archive nothing is kept, without an address nothing shared. */
export interface PlaygroundOptions {
  /** A clock in milliseconds. */
  readonly now?: () => number;
  readonly archive?: RunArchive;
  readonly ownDataArchive?: OwnDataArchive;
  readonly digits?: DigitArchive;
  readonly address?: PageAddress;
}
