import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { nodeDurableFs, writeDurably } from '../../main/desk/files/durable-file.ts';
import { createStaticSite } from '../../main/portals/static-site/create-static-site.ts';
import { removeTestFolder, testFolder, testPhotos, testTime } from '../../main/portals/static-site/test-site.ts';
import type { PhotoSource } from '../../main/portals/photo-source.ts';
import { photoFiles } from '../../shared/rendering/photo-set.ts';
import { testPortal } from '../../shared/rendering/test-newspaper.ts';
import { ok } from '../../shared/result.ts';
import { timed, type Cost } from './costs.ts';
import { photoArticle, photoBytes } from './photo-article.ts';

/** About what a JPEG of a landscape takes. */
const BYTES_PER_PIXEL_OF_WIDTH = 100;

const photos: PhotoSource = {
  extension: testPhotos.extension,
  rendition: (photo, width) => Promise.resolve(ok(photoBytes(photo.blob, width * BYTES_PER_PIXEL_OF_WIDTH))),
};

/** Publishes articles one after the other; after each, its page and photos are written once more elsewhere, as durably and by themselves. */
export async function siteCosts(articles: number): Promise<readonly Cost[]> {
  const home = await testFolder();
  const [folder, bare] = [path.join(home, 'site'), path.join(home, 'bare')];
  await mkdir(folder);
  const site = createStaticSite({ folder, portal: testPortal, photos, clock: () => new Date(testTime(articles)) });
  const costs: Cost[] = [];
  try {
    for (let number = 1; number <= articles; number += 1) {
      const article = photoArticle(number);
      const times = { publishedAt: testTime(number), updatedAt: testTime(number) };
      let [page, touched] = ['', 0];
      const ms = await timed(async () => {
        const done = await site.publish(article, times, () => undefined, new AbortController().signal);
        if (!done.ok) throw new Error(JSON.stringify(done.error));
        [page, touched] = [done.value.pagePath, done.value.written];
      });
      const pictures = Object.values(article.figures).flatMap(({ photo }) =>
        photo === null ? [] : photoFiles(photo, photos.extension),
      );
      const files = [page, ...pictures.map((file) => file.path)];
      const contents = await Promise.all(files.map((file) => readFile(path.join(folder, file))));
      const bareMs = await timed(async () => {
        for (const [index, bytes] of contents.entries())
          await writeDurably(nodeDurableFs, path.join(bare, files[index] ?? ''), bytes);
      });
      costs.push({ ms, bareMs, touched });
    }
    return costs;
  } finally {
    await removeTestFolder(home);
  }
}
