import type { Photo } from '../../shared/article/schema.ts';
import type { BlobStore } from '../desk/carrier/blob-store.ts';
import type { Darkroom } from '../media/darkroom.ts';
import type { PhotoSource, RenditionExtension } from './photo-source.ts';

/** Photographs stay JPEG, which every service that shows a shared link can read; drawings and screenshots, sharp-edged or transparent, become WebP. */
const extensionOf = ({ mediaType }: Photo): RenditionExtension => (mediaType === 'image/jpeg' ? 'jpg' : 'webp');

/** The desk's photos as a site publishes them: made from the kept original each time, stripped of all that the camera wrote. */
export const createDeskPhotos = (
  blobs: Pick<BlobStore, 'read'>,
  darkroom: Pick<Darkroom, 'makeRendition'>,
): PhotoSource => ({
  extension: extensionOf,
  async rendition(photo, width) {
    const original = await blobs.read(photo.blob);
    if (!original.ok) return original;
    const format = extensionOf(photo) === 'jpg' ? 'jpeg' : 'webp';
    const made = await darkroom.makeRendition({ original: original.value, width, format });
    return made.ok ? { ok: true, value: made.value.bytes } : made;
  },
});
