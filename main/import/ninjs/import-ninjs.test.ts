import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryArticle } from '../../../shared/article/article.arbitrary.ts';
import { canonicalArticle } from '../../../shared/article/canonical.ts';
import { inOrder } from '../../../shared/article/order.ts';
import { articleLines, figuresInOrder } from '../../../shared/article/outline.ts';
import { publicArticle } from '../../../shared/article/public-article.ts';
import { runsText } from '../../../shared/article/runs.ts';
import type { Article, Photo } from '../../../shared/article/schema.ts';
import { articleToNinjs } from '../../../shared/exporting/ninjs.ts';
import { fail, ok } from '../../../shared/result.ts';
import { richArticle, testPortal } from '../../../shared/rendering/test-newspaper.ts';
import { takeInFile } from '../take-in-file.ts';
import { contractBytes, contractPost } from '../../portals/contract-post.testkit.ts';
import { itemOfPost } from '../../portals/drop-folder/item-of-post.ts';
import { plainName } from './ninjs-photos.ts';

const photosOf = (article: Article) =>
  new Map(
    Object.values(article.figures).flatMap(({ photo }) => {
      const address = `data:image/jpeg;base64,${Buffer.from(photo?.blob ?? '').toString('base64')}`;
      const embedded = { mediaType: 'image/jpeg', width: 1600, height: 900, sizeInBytes: 6, address };
      return photo === null ? [] : [[photo.blob, embedded] as const];
    }),
  );

const exported = (article: Article): Record<string, unknown> =>
  articleToNinjs(article, {
    portal: testPortal,
    photos: photosOf(article),
    version: 'a'.repeat(64),
    savedAt: '2026-03-02T02:38:02.000Z',
    isPublished: false,
  });

const photoOf = (bytes: Uint8Array): Photo => ({
  blob: Buffer.from(bytes).toString('utf8'),
  mediaType: 'image/jpeg',
  width: 1600,
  height: 900,
  fileName: 'anh.jpg',
});

const NEW_ID = '01HZ0000000000000000NEWART';

async function takeIn(content: unknown, name = 'bai.json', beside: Readonly<Record<string, Uint8Array>> = {}) {
  let count = 0;
  const bytes = content instanceof Uint8Array ? content : Buffer.from(JSON.stringify(content));
  return takeInFile(
    { name, bytes },
    {
      desk: {
        portal: () => testPortal,
        rows: async (ids) => ok(ids.map((id) => ({ id }) as never)),
      },
      newId: () => NEW_ID,
      newEntryId: () => `n${(count += 1)}`,
      beside: async (file) => beside[file] ?? null,
      take: async ({ bytes: photo }) =>
        photo.byteLength === 0
          ? fail({ code: 'photo-refused', reason: 'not-a-photo', fileName: 'anh.jpg' })
          : ok({ photo: photoOf(photo), suggested: {} as never, hadLocation: false, hasCredentials: false }),
    },
  );
}

const taken = async (...input: Parameters<typeof takeIn>) => {
  const outcome = await takeIn(...input);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
};

/** Everything that people wrote, as they read it: HTML knows neither two spaces nor empty paragraphs. */
const read = (article: Article) => {
  const { kicker, headline, shortTitle, teaser, slug, lang, embargo, correctionNote, tags, section, dateline } =
    article;
  const line = (text: string) => text.replace(/\s+/gu, ' ').trim();
  return {
    fields: [kicker, headline, shortTitle, teaser, slug, correctionNote, dateline.place].map(line),
    facts: [lang, embargo === null ? null : Date.parse(embargo), section, dateline.date, ...new Set(tags)],
    lines: articleLines(publicArticle(article))
      .map(line)
      .filter((text) => text !== ''),
    figures: figuresInOrder(article).map(([id, figure]) => [
      id === article.leadFigure,
      figure.photo?.blob ?? null,
      line(runsText(figure.caption)),
      ...[figure.alt, figure.photographer, figure.source, figure.rights].map(line),
    ]),
    bylines: inOrder(article.bylines)
      .map(([, { name, agency, relayed, role }]) => [
        line(name),
        line(agency),
        relayed && name !== '',
        relayed ? 'text' : role,
      ])
      .filter(([name, agency]) => name !== '' || agency !== ''),
    related: inOrder(article.related).map(([, link]) => [
      line(link.title),
      link.kind === 'internal' ? link.article : new URL(link.url).href,
    ]),
  };
};

describe('ninjs comes back', () => {
  it('[N1] an article with everything in it, word for word, format for format, photos in their places', async () => {
    const { article, unplaced } = await taken(exported(richArticle));
    expect(read(article)).toEqual(read(richArticle));
    const blocks = (of: Article) =>
      publicArticle(canonicalArticle(of)).body.map((block) => ({ ...block, id: '', figure: '' }));
    expect(blocks(article)).toEqual(blocks(richArticle));
    expect(article.lead).toEqual(canonicalArticle(richArticle).lead);
    expect([article.id, article.origin, unplaced]).toEqual([
      NEW_ID,
      { publishedAt: null, url: null },
      [{ reason: 'rights', text: testPortal.name }],
    ]);
  });

  it('[N1] any article', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryArticle(), async (article) => {
        fc.pre(articleLines(publicArticle(article)).some((text) => text.trim() !== ''));
        expect(read((await taken(exported(article))).article)).toEqual(read(article));
      }),
      { numRuns: 150 },
    );
  });
});

const foreign = (change: Record<string, unknown>) => ({
  uri: 'https://hang-tin.example/tin/17',
  standard: { name: 'ninjs', version: '3.1' },
  type: 'text',
  pubStatus: 'usable',
  contentCreated: '2026-03-02T09:38:02+07:00',
  headlines: [{ value: 'Nước về Khe Lim' }],
  bodies: [{ contentType: 'text/html', value: '<p>Trăm hộ dân đã có nước.</p>' }],
  ...change,
});

describe('ninjs of other newsrooms', () => {
  it('[N2] notes where it came from, and lists what finds no field', async () => {
    const { article, unplaced } = await taken(
      foreign({
        by: 'Thu Hà',
        copyrightHolder: 'Hãng tin Ví Dụ',
        usageTerms: 'Không bán lại.',
        edNote: 'Kiểm tra lại số hộ.',
        subjects: [
          { name: 'xã hội', rel: 'medtop' },
          { name: 'nước sạch', rel: 'keyword' },
        ],
        descriptions: [{ value: 'Sau ba năm chờ đợi.' }, { role: 'kho', value: 'Tóm tắt khác.' }],
      }),
    );
    expect({ ...read(article), origin: article.origin }).toMatchObject({
      origin: { publishedAt: '2026-03-02T09:38:02+07:00', url: 'https://hang-tin.example/tin/17' },
      lines: ['Nước về Khe Lim', 'Sau ba năm chờ đợi.', 'Trăm hộ dân đã có nước.', 'Thu Hà'],
    });
    expect(article.tags).toEqual(['nước sạch']);
    expect(unplaced).toEqual([
      { reason: 'unknown', text: 'Tóm tắt khác.' },
      { reason: 'unknown', text: 'xã hội' },
      { reason: 'rights', text: 'Hãng tin Ví Dụ' },
      { reason: 'rights', text: 'Không bán lại.' },
      { reason: 'sender-note', text: 'Kiểm tra lại số hộ.' },
    ]);
  });

  it('[N3] takes photos that lie beside it, fetches none, and says which are missing or bad', async () => {
    const picture = (name: string, href: string) => ({ name, type: 'picture', renditions: [{ href, title: name }] });
    const { article, unplaced } = await taken(
      foreign({
        associations: [
          picture('một', 'b%E1%BA%BFn-%C4%91%C3%B2.jpg'),
          picture('hai', 'https://hang-tin.example/anh.jpg'),
          picture('ba', 'data:image/png;base64,'),
          picture('bốn', '../anh.jpg'),
        ],
      }),
      'tin.json',
      { 'bến-đò.jpg': Buffer.from('f'.repeat(64)), '../anh.jpg': Buffer.from('nó') },
    );
    expect(figuresInOrder(article).map(([, { photo }]) => photo?.blob ?? null)).toEqual([
      'f'.repeat(64),
      null,
      null,
      null,
    ]);
    expect(unplaced).toEqual([
      { reason: 'image-address', text: 'https://hang-tin.example/anh.jpg' },
      { reason: 'photo-refused', text: 'ba' },
      { reason: 'image-address', text: '../anh.jpg' },
    ]);
  });

  it('[N3] takes what was laid into a drop folder, photos beside it', async () => {
    const post = contractPost(1);
    const beside = Object.fromEntries(post.assets.map(({ fileName, sha256 }) => [fileName, contractBytes(sha256)]));
    const taken = await takeIn(itemOfPost(post), 'bai.json', beside);
    expect(taken.ok).toBe(true);
    if (!taken.ok) return;
    const { article } = taken.value;
    expect([article.headline, runsText(article.lead), Object.keys(article.figures).length]).toEqual([
      post.headline,
      post.lead,
      2,
    ]);
    expect(Object.values(article.figures).every(({ photo }) => photo !== null)).toBe(true);
  });

  it('[N3] a name never leads out of the folder', () => {
    const names = [
      '../a.jpg',
      '/etc/a.jpg',
      'C:a.jpg',
      '..\\a.jpg',
      '.a.jpg',
      '%2e%2e%2fa.jpg',
      'a.jpg%00',
      'a.exe',
      '~a.jpg',
      '%',
      'file:///a.jpg',
      'file:../a.jpg',
      'file:file:a.jpg',
    ];
    expect(names.map(plainName)).toEqual(names.map(() => null));
    expect(plainName('Bến đò 1.JPG')).toBe('Bến đò 1.JPG');
    expect(plainName('file:ben-do-1.jpg')).toBe('ben-do-1.jpg');
  });

  it('[N4] nothing that runs or leads astray comes through; letters are NFC', async () => {
    const value =
      '<script>alert(1)</script><p onclick="x()">Ba\u0301o <a href="javascript:alert(1)">ở đây</a>\u202e\u0000</p><iframe src="file:///etc/passwd"></iframe>' +
      '<img src="javascript:1"><style>p{}</style><svg><a href="javascript:1">x</a></svg>\ud800';
    const { article } = await taken(
      Buffer.from(
        JSON.stringify(
          foreign({ bodies: [{ contentType: 'text/html', value }], headlines: [{ value: 'Ti\u0301t\nhai\u200b' }] }),
        ),
      ),
    );
    const json = JSON.stringify(article);
    expect(json).not.toMatch(/script|alert|onclick|passwd|\u202e|\\u0000|\\ud800/u);
    expect([article.headline, json === json.normalize('NFC')]).toEqual(['Tít hai', true]);
  });
});

describe('refused, with a reason', () => {
  const refusal = async (...input: Parameters<typeof takeIn>) => {
    const outcome = await takeIn(...input);
    return outcome.ok ? 'taken' : outcome.error.code === 'import-refused' ? outcome.error.reason : outcome.error.code;
  };

  it.each([
    ['cut off', Buffer.from(JSON.stringify(foreign({})).slice(0, -9)), 'not-ninjs'],
    ['a list', [foreign({})], 'not-ninjs'],
    ['other JSON', { name: 'package', version: '1.0.0' }, 'not-ninjs'],
    ['ninjs 2', foreign({ standard: { name: 'ninjs', version: '2.1' } }), 'not-ninjs'],
    ['numbers for words', foreign({ headlines: 7 }), 'not-ninjs'],
    ['a picture', foreign({ type: 'picture' }), 'not-an-article'],
    ['planned coverage', foreign({ type: 'planning' }), 'not-an-article'],
    ['a canceled story', foreign({ pubStatus: 'canceled' }), 'canceled'],
    ['nothing to read', foreign({ headlines: [], bodies: [] }), 'empty'],
    [
      'more entries than any article',
      foreign({ headlines: Array.from({ length: 1_001 }, () => ({ value: 'a' })) }),
      'too-large',
    ],
    [
      'a body for which no machine has time',
      foreign({ bodies: [{ contentType: 'text/html', value: '<b>'.repeat(200_000) }] }),
      'too-large',
    ],
    ['one endless paragraph', foreign({ bodies: [{ value: 'ă'.repeat(300_000) }] }), 'too-large'],
    ['a pit of brackets', Buffer.from(`{"uri":${'['.repeat(200_000)}`), 'not-ninjs'],
    ['not text at all', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'not-ninjs'],
  ])('[N5] %s', async (_what, content, reason) => {
    expect(await refusal(content)).toBe(reason);
  });

  it('[N5] a text that begins with a brace is still a text, IPTC’s schema is no article', async () => {
    expect(await refusal(Buffer.from('{Ghi chú}\n\nNước về Khe Lim sau ba năm chờ đợi.'), 'bai.txt')).toBe('taken');
    const schema = readFileSync(new URL('../../../shared/exporting/fixtures/ninjs-schema-3.1.json', import.meta.url));
    expect(await refusal(schema)).toBe('not-ninjs');
  });

  it('[N5] a key that would change what objects are changes nothing', async () => {
    const text = JSON.stringify(foreign({})).replace(
      '{',
      '{"__proto__":{"headline":"x"},"constructor":{"prototype":1},',
    );
    expect((await taken(Buffer.from(text))).article.headline).toBe('Nước về Khe Lim');
    expect(({} as Record<string, unknown>)['headline']).toBe(undefined);
  });
});
