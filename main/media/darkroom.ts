import sharp from 'sharp';
import type { AppError } from '../../shared/app-error.ts';
import type { Result } from '../../shared/result.ts';
import { makeRendition, type Rendition, type RenditionOrder } from './renditions.ts';
import { takePhoto, type OfferedPhoto, type TakenPhoto } from './take-photo.ts';

/** Everything that decodes pixels, at a pace that leaves the rest of main its breath. */
export interface Darkroom {
  readonly takePhoto: (photo: OfferedPhoto) => Promise<Result<TakenPhoto, AppError>>;
  readonly makeRendition: (order: RenditionOrder) => Promise<Result<Rendition, AppError>>;
}

/** Runs at most `atOnce` tasks together and the others in the order in which they came. */
export function createQueue(atOnce: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

/**
 * The one place that pictures are decoded in. sharp works in libuv's pool of four threads, the same that saves files: two pictures at once, each
 * on one core, leave two threads for the autosave. libvips' cache is off: no operation is asked for twice, and it would hold decoded photos.
 */
export function createDarkroom(atOnce = 2): Darkroom {
  sharp.cache(false);
  sharp.concurrency(1);
  const queued = createQueue(atOnce);
  return {
    takePhoto: (photo) => queued(() => takePhoto(photo)),
    makeRendition: (order) => queued(() => makeRendition(order)),
  };
}
