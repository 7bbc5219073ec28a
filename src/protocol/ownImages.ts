/** A person's own images, and how much of what a run trains on they are to be. */
export interface OwnImages {
  /** 784 bytes an image, 0 paper to 255 ink. */
  readonly images: Uint8Array;
  /** 0 to 9, one an image. */
  readonly labels: Uint8Array;
  /** In 0..1; each own image is repeated as often as it takes. */
  readonly share: number;
}
