import type { ServedContent } from '../windows/serve-schemes.ts';
import type { Newsroom } from './newsroom.ts';
import type { PhotoRoom } from './photo-room.ts';

/** The open desk's photos, and no others: a hash is no key to another desk's folder. */
export const showPhotos =
  (newsroom: Newsroom, photos: PhotoRoom): ServedContent['readPhoto'] =>
  async (blob, width) => {
    const here = await newsroom.here();
    return here.ok ? photos.show(here.value.desk.blobs, blob, width) : here;
  };

/** The open desk's site as publishing would write it. */
export const showSite =
  (newsroom: Newsroom): ServedContent['readSiteFile'] =>
  async (path) => {
    const here = await newsroom.here();
    return here.ok ? here.value.site.readPreview(path) : null;
  };
