import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleLines } from '../article/outline.ts';
import { publicArticle } from '../article/public-article.ts';
import { arbitraryArticle } from '../article/article.arbitrary.ts';
import type { Article } from '../article/schema.ts';
import { richArticle, testPortal } from '../rendering/test-newspaper.ts';
import type { EmbeddedPhotos } from './embedded-photo.ts';
import { articleToNinjs } from './ninjs.ts';
import { renderPlainText } from './plain-text.ts';
import { renderStandalonePage } from './standalone-page.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats as unknown as (to: Ajv2020) => void)(ajv);
// Places have no coordinates here; the schema only refers to the form.
ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' });
const schemaFile = path.join(import.meta.dirname, 'fixtures/ninjs-schema-3.1.json');
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);

const photosOf = (article: Article): EmbeddedPhotos =>
  new Map(
    Object.values(article.figures).flatMap(({ photo }) => {
      const address = 'data:image/jpeg;base64,/9j/4AAQ';
      const embedded = { mediaType: 'image/jpeg', width: 1600, height: 900, sizeInBytes: 6, address };
      return photo === null ? [] : [[photo.blob, embedded] as const];
    }),
  );

const ninjs = (article: Article) =>
  articleToNinjs(article, {
    portal: testPortal,
    photos: photosOf(article),
    version: 'a'.repeat(64),
    savedAt: '2026-03-02T02:38:02.000Z',
    isPublished: false,
  });

describe('ninjs', () => {
  it('[B10] is valid by IPTC’s own schema, for an article with everything in it and for any other', () => {
    validate(ninjs(richArticle));
    expect(validate.errors).toBe(null);
    fc.assert(
      fc.property(arbitraryArticle(), (article) => {
        validate(ninjs(article));
        expect(validate.errors).toBe(null);
      }),
      { numRuns: 100 },
    );
  });

  it('[B10] the schema refuses what is not ninjs: this check can fail', () => {
    expect([validate({ ...ninjs(richArticle), madeUp: 1 }), validate({ type: 'text' })]).toEqual([false, false]);
  });

  it('[B10] says that words which are not on the site are withheld', () => {
    expect(ninjs(richArticle)).toMatchObject({ pubStatus: 'withheld' });
  });
});

describe('standalone page and plain text', () => {
  it('[B11] the text has every word that a reader reads', () => {
    const text = renderPlainText(richArticle, testPortal);
    const missing = articleLines(publicArticle(richArticle)).filter((line) => !text.includes(line.trim()));
    expect(missing).toEqual([]);
  });

  it('[B11] the page holds its photos, runs nothing and fetches nothing', () => {
    const page = renderStandalonePage(richArticle, { portal: testPortal, photos: photosOf(richArticle) });
    expect(page.match(/<img /gu)?.length).toBe(photosOf(richArticle).size);
    expect(page).not.toMatch(/<script|src="(?!data:image)|srcset|@import|url\(/iu);
    expect(page).toContain(richArticle.headline);
  });
});
