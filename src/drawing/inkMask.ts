/** Which pixels of a picture are ink, row by row: 1 or 0. */
export interface InkMask {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}
