import { createHash } from 'node:crypto';
import { plainRuns } from '../../shared/article/runs.ts';
import type { Article, Figure } from '../../shared/article/schema.ts';
import { testPortal } from '../../shared/rendering/test-newspaper.ts';
import { testArticle, testTime } from '../../main/portals/static-site/test-site.ts';
import { derivePost } from '../../main/portals/derive-post.ts';
import type { PostToSend } from '../../main/portals/post-to-send.ts';

/** Articles with three photos each, no two photos alike. */

export const PHOTOS = 3;

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const blobOf = (number: number, index: number): string => hashOf(`ảnh ${index} của bài ${number}`);

const figure = (number: number, index: number): Figure => ({
  photo: { blob: blobOf(number, index), mediaType: 'image/jpeg', width: 2000, height: 1333, fileName: 'anh.jpg' },
  caption: plainRuns(`Bến đò số ${number}, ảnh ${index}.`),
  alt: 'Bến đò buổi sớm',
  photographer: 'Hà Thu',
  source: '',
  rights: '',
  takenAt: null,
});

export function photoArticle(number: number): Article {
  const article = testArticle(number);
  return {
    ...article,
    leadFigure: 'f1',
    figures: Object.fromEntries([1, 2, 3].map((index) => [`f${index}`, figure(number, index)])),
    body: [...article.body, { kind: 'figure', id: 'b8', figure: 'f2' }, { kind: 'figure', id: 'b9', figure: 'f3' }],
  };
}

/** As many bytes as asked for, the same for the same seed and different for another. */
export function photoBytes(seed: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set(new TextEncoder().encode(seed).subarray(0, length));
  return bytes;
}

/** The post of article `number`, with the bytes of its photos by hash. */
export function photoPost(number: number, bytesEach: number) {
  const made = Array.from({ length: PHOTOS }, (_, at) => {
    const blob = blobOf(number, at + 1);
    const bytes = photoBytes(blob, bytesEach);
    return { blob, bytes, sha256: hashOf(bytes) };
  });
  const size = { bytes: bytesEach, mediaType: 'image/jpeg', width: 1600, height: 1067 } as const;
  const photos = new Map(made.map(({ blob, sha256 }) => [blob, { sha256, ...size }]));
  const times = { publishedAt: testTime(number), updatedAt: testTime(number) };
  const post: PostToSend = derivePost(photoArticle(number), { portal: testPortal, times, photos, urlOf: () => null });
  return { post, photos: new Map(made.map(({ sha256, bytes }) => [sha256, bytes])) };
}
