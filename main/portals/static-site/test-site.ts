import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'parse5';
import { createArticle } from '../../../shared/article/create-article.ts';
import { plainRuns } from '../../../shared/article/runs.ts';
import type { Article, Figure } from '../../../shared/article/schema.ts';
import { testPortal } from '../../../shared/rendering/test-newspaper.ts';
import { ok } from '../../../shared/result.ts';
import type { PhotoSource } from '../photo-source.ts';

/** A small newspaper, its articles and photos, for the site's tests, proof and benchmark. Used by nothing that ships. */

const SECTIONS = ['thoi-su', 'kinh-te', 'nong-nghiep', 'van-hoa'];
const TAGS = ['mùa nước nổi', 'chè búp', 'đường làng', 'dương xỉ', 'con'];
const NAMES = ['Lò Văn Ín', 'Hà Thu', 'Nông Đức Ứng'];
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The id of the test's article `number`. Ends in what differs, like a real ULID. */
export function testId(number: number): string {
  let rest = (number * 2_654_435_761) % 2 ** 30;
  let end = '';
  for (let place = 0; place < 6; place += 1) {
    end = (CROCKFORD[rest % 32] ?? '0') + end;
    rest = Math.floor(rest / 32);
  }
  return `01HZ${String(number).padStart(10, '0')}000000${end}`;
}

const photoFigure = (number: number): Figure => ({
  photo: {
    blob: (number % 7).toString(16).padEnd(64, '5'),
    mediaType: 'image/jpeg',
    width: 2000,
    height: 1333,
    fileName: 'anh.jpg',
  },
  caption: plainRuns(`Bến đò số ${number} buổi sớm.`),
  alt: 'Bến đò buổi sớm',
  photographer: 'Hà Thu',
  source: '',
  rights: '',
  takenAt: null,
});

/** Article `number`: text only, but every `photoEvery`th has a photo; it links to the one before and to the one after. */
export function testArticle(number: number, photoEvery = 5): Article {
  const hasPhoto = number % photoEvery === 0;
  return {
    ...createArticle(testId(number)),
    headline: `Chuyện bên sông, kỳ ${number}`,
    lead: plainRuns(`Kỳ ${number} kể về con nước, người chèo đò và phiên chợ sớm.`),
    leadFigure: hasPhoto ? 'f1' : null,
    figures: hasPhoto ? { f1: photoFigure(number) } : {},
    body: [
      { kind: 'p', id: 'b1', text: plainRuns(`Sáng sớm, mặt sông số ${number} phủ sương; đò vẫn sang đúng giờ.`) },
      { kind: 'p', id: 'b2', text: plainRuns('Người đi chợ gánh măng, gánh chè; trẻ con theo mẹ đến trường.') },
    ],
    bylines: {
      y1: {
        name: NAMES[number % NAMES.length] ?? '',
        agency: '',
        relayed: false,
        personId: null,
        role: 'text',
        order: 'a0',
      },
    },
    section: SECTIONS[number % SECTIONS.length] ?? null,
    tags: [TAGS[number % TAGS.length] ?? '', TAGS[(number + 2) % TAGS.length] ?? ''],
    related: {
      r1: { kind: 'internal', article: testId(number - 1), title: `Đọc lại kỳ ${number - 1}`, order: 'a0' },
      r2: { kind: 'internal', article: testId(number + 1), title: `Sẽ có kỳ ${number + 1}`, order: 'a1' },
    },
  };
}

/** A minute after the other, from a Tuesday in February. */
export const testTime = (number: number): string =>
  new Date(Date.parse('2021-02-23T02:38:00Z') + number * 60_000).toISOString();

/** Photos that are made in no time: their bytes say which they are. */
export const testPhotos: PhotoSource = {
  extension: () => 'jpg',
  rendition: (photo, width) => Promise.resolve(ok(new TextEncoder().encode(`photo ${photo.blob} ${width}`))),
};

/** A folder of its own for one test. */
export const testFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'toasoan-site-'));

export const removeTestFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** Every file that readers can ask for, by path, as text. */
export async function publicFiles(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !file.startsWith('.toasoan/'))
    .toSorted();
  const texts = await Promise.all(
    files.map(async (file) => [file, await readFile(path.join(folder, file), 'utf8')] as const),
  );
  return Object.fromEntries(texts);
}

interface ParsedNode {
  readonly nodeName: string;
  readonly childNodes?: readonly ParsedNode[];
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
}

const nodesOf = (node: ParsedNode): readonly ParsedNode[] => [node, ...(node.childNodes ?? []).flatMap(nodesOf)];

function addressesIn(html: string): readonly string[] {
  return nodesOf(parse(html)).flatMap(({ nodeName, attrs = [] }) =>
    attrs.flatMap(({ name, value }) => {
      if (name === 'srcset') return value.split(',').map((part) => part.trim().split(' ')[0] ?? '');
      const leads = ['href', 'src', 'action'].includes(name) && !(nodeName === 'a' && value.startsWith('#'));
      return leads ? [value] : [];
    }),
  );
}

/** Everything in a site's pages and style that leads to a file which is not there, read as a browser reads it. */
export const brokenLinks = async (folder: string, siteUrl = testPortal.url): Promise<readonly string[]> =>
  brokenLinksIn(await publicFiles(folder), siteUrl);

/** The same for files that are not on a disk. */
export function brokenLinksIn(files: Readonly<Record<string, string>>, siteUrl = testPortal.url): readonly string[] {
  const root = `${siteUrl}/`;
  const broken: string[] = [];
  for (const [file, text] of Object.entries(files)) {
    const found = file.endsWith('.html')
      ? addressesIn(text)
      : file.endsWith('.css')
        ? [...text.matchAll(/url\('([^']+)'\)/g)].map((match) => match[1] ?? '')
        : [];
    if (file.endsWith('.html') && !text.endsWith('</html>\n')) broken.push(`${file} is torn`);
    for (const address of found) {
      const target = new URL(address, root + file).href.split(/[?#]/)[0] ?? '';
      if (!target.startsWith(root)) continue;
      const local = decodeURI(target.slice(root.length));
      if (!(local in files) && !(`${local}index.html` in files)) broken.push(`${file} → ${local}`);
    }
  }
  return broken;
}
