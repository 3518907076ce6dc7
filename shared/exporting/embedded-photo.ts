/** A photo as it leaves inside an exported file: a rendition without a byte of the camera's data. */
export interface EmbeddedPhoto {
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly sizeInBytes: number;
  /** `data:` and the bytes in base64: nothing has to be fetched. */
  readonly address: string;
}

/** By the hash of the original. A photo that is not here is left out. */
export type EmbeddedPhotos = ReadonlyMap<string, EmbeddedPhoto>;
