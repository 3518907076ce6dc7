import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { parse } from 'parse5';
import { expect, test } from 'vitest';
import { arbitraryArticle } from '../article/article.arbitrary.ts';
import { articleLines } from '../article/outline.ts';
import { publicArticle } from '../article/public-article.ts';
import { parseArticle } from '../article/parse-article.ts';
import type { Article, Block } from '../article/schema.ts';
import type { Portal } from '../portal/schema.ts';
import { renderArticlePage } from './article-page.ts';
import { renderHomePage } from './home-page.ts';
import { renderListIndex, renderListPage, type ListHeading } from './list-page.ts';
import type { SiteContext } from './page-frame.ts';
import { renderNotFoundPage, renderPlaceholder, renderSearchPage, renderStandingPage } from './plain-pages.ts';
import { LATEST } from './site-paths.ts';
import { richArticle, richCard, richPage, testContext, testPortal } from './test-newspaper.ts';

const section: ListHeading = { list: { kind: 'section', slug: 'kinh-te' }, title: 'Kinh tế', sectionId: 'kinh-te' };
const tag: ListHeading = { list: { kind: 'tag', slug: 'do-ngang' }, title: 'đò ngang', sectionId: null };
const author: ListHeading = { list: { kind: 'author', slug: 'the-ha' }, title: 'Thế Hà', sectionId: null };
const latest: ListHeading = { list: LATEST, title: 'Tin mới', sectionId: null };
const cards = [richCard, { ...richCard, path: 'bai/2021/02/hai-000002.html', title: 'Bài thứ hai', photo: null }];

/** Every kind of page that a site has. */
const everyPage = (site: SiteContext): Readonly<Record<string, string>> => ({
  article: renderArticlePage(richPage, site),
  home: renderHomePage(
    cards,
    site.portal.sections.filter(({ parent }) => parent === null).map((top) => ({ section: top, newest: cards })),
    site,
  ),
  'empty home': renderHomePage([], [], site),
  'section index': renderListIndex(section, 41, cards, site),
  'empty section index': renderListIndex(section, 0, [], site),
  'section page': renderListPage(section, 2, 41, cards, site),
  'tag index': renderListIndex(tag, 2, cards, site),
  'author page': renderListPage(author, 1, 2, cards, site),
  'latest page': renderListPage(latest, 3, 41, cards, site),
  standing: renderStandingPage(0, site),
  search: renderSearchPage(site),
  'not found': renderNotFoundPage(site),
  placeholder: renderPlaceholder(site.portal),
});

const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'] });

function complaints(html: string): readonly string[] {
  const report = validator.validateStringSync(html);
  return report.results.flatMap((result) =>
    result.messages.map((message) => `${message.ruleId}: ${message.message} (line ${message.line})`),
  );
}

test.each(Object.entries(everyPage(testContext)))('[S1] the %s page is valid HTML', (_name, html) => {
  expect(complaints(html)).toEqual([]);
});

test('[S1][S8] without a public address every page is valid and names none', () => {
  const pages = everyPage({ ...testContext, portal: { ...testPortal, url: null } });
  expect(Object.values(pages).flatMap(complaints)).toEqual([]);
  for (const html of Object.values(pages)) {
    expect(html).not.toContain(testPortal.url);
    expect(html).not.toMatch(/null|undefined|rel="canonical"|og:url|og:image|mainEntityOfPage|rss/u);
  }
  expect(pages['not found']).toContain('href="/index.html"');
});

test('[S1] an English portal is valid, too, and speaks English', () => {
  const pages = everyPage({ ...testContext, portal: { ...testPortal, lang: 'en' } });
  expect(Object.values(pages).flatMap(complaints)).toEqual([]);
  expect(pages['article']).toContain('<h2>Other news</h2>');
});

test('[S2] the rich article is this page, to the letter', async () => {
  await expect(renderArticlePage(richPage, testContext)).toMatchFileSnapshot('./golden/rich-article.html');
});

interface ParsedNode {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly ParsedNode[];
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
}

const nodesOf = (node: ParsedNode): readonly ParsedNode[] => [node, ...(node.childNodes ?? []).flatMap(nodesOf)];
const nodes = (html: string): readonly ParsedNode[] => nodesOf(parse(html));

/** Words as a reader sees them: no mark-up, one space between. */
const visibleText = (html: string): string =>
  nodes(html)
    .filter((node) => node.nodeName === '#text' || node.nodeName === 'br')
    .map((node) => node.value ?? ' ')
    .join('')
    .replace(/\s+/g, ' ');

test('[S3] every line of every article is on its page', () => {
  fc.assert(
    fc.property(arbitraryArticle(), (article) => {
      const text = visibleText(renderArticlePage({ ...richPage, article }, testContext));
      const lost = articleLines(publicArticle(article)).filter(
        (line) => !text.includes(line.replace(/\s+/g, ' ').trim()),
      );
      expect(lost).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('[S1] every generated article gives a valid page', () => {
  fc.assert(
    fc.property(arbitraryArticle(), (article) => {
      // Text without a single letter is what the property is not about: a heading of spaces is refused by the checks before publishing.
      const named = { ...article, headline: `Tít ${article.headline}` };
      const broken = complaints(renderArticlePage({ ...richPage, article: named }, testContext)).filter(
        (complaint) => !complaint.startsWith('empty-heading') && !complaint.startsWith('text-content'),
      );
      expect(broken).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(2)>' onmouseover='alert(3)' javascript:alert(4) </title></style>\u0000\u2028--><!--`;

const poison = <T>(value: T, keep: ReadonlySet<string>): T => {
  if (Array.isArray(value)) return value.map((entry: unknown) => poison(entry, keep)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]: [string, unknown]) => [
      key,
      typeof entry === 'string' && !keep.has(key) ? `${entry}${HOSTILE}` : poison(entry, keep),
    ]),
  ) as T;
};

const STRUCTURE = new Set([
  'id',
  'kind',
  'order',
  'section',
  'parent',
  'role',
  'lang',
  'blob',
  'mediaType',
  'article',
  'figure',
  'leadFigure',
  'date',
  'slug',
  'path',
  'publishedAt',
  'updatedAt',
  'listedAt',
]);

const RUNS_IN_BROWSERS = /^on|^(srcdoc|formaction)$/;

function dangers(html: string): readonly string[] {
  return nodes(html).flatMap(({ nodeName, attrs = [], childNodes = [] }) => {
    const type = attrs.find(({ name }) => name === 'type')?.value;
    const isData = type === 'application/ld+json';
    const src = attrs.find(({ name }) => name === 'src')?.value ?? '';
    const found: string[] = [];
    if (nodeName === 'script' && !isData && (src === '' || childNodes.length > 0)) found.push('a script');
    if (['iframe', 'object', 'embed', 'base', 'style', '#comment'].includes(nodeName)) found.push(nodeName);
    for (const { name, value } of attrs) {
      if (RUNS_IN_BROWSERS.test(name)) found.push(`${nodeName} ${name}`);
      if (['href', 'src', 'action'].includes(name) && /^\s*(javascript|data|vbscript):/i.test(value)) found.push(value);
    }
    return found;
  });
}

test('[S4] hostile text in every field of article and settings stays text', () => {
  const article = poison(richArticle, STRUCTURE);
  const portal: Portal = { ...poison(testPortal, new Set([...STRUCTURE, 'url', 'schema'])), url: testPortal.url };
  const site = { ...testContext, portal };
  const pages = {
    ...everyPage(site),
    article: renderArticlePage({ ...richPage, article, latest: poison(richPage.latest, STRUCTURE) }, site),
  };
  for (const [name, html] of Object.entries(pages))
    expect({ name, dangers: dangers(html) }).toEqual({ name, dangers: [] });
  expect(visibleText(pages.article)).toContain('<script>alert(1)</script>');
});

test('[S4] structured data cannot end its element, and says what was said', () => {
  const article = { ...richArticle, headline: '</script><script>alert(1)</script>' };
  const script = nodes(renderArticlePage({ ...richPage, article }, testContext)).find(
    (node) => node.nodeName === 'script',
  );
  expect(JSON.parse(script?.childNodes?.[0]?.value ?? '')).toMatchObject({
    '@type': 'NewsArticle',
    headline: article.headline,
    datePublished: '2021-02-23T09:38:00+07:00',
    dateModified: '2021-02-24T08:05:00+07:00',
    author: [{ name: 'Hằng Nga' }, { name: 'Lê Thúy' }, { name: 'Thế Hà' }],
  });
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  ' https://x',
  'vbscript:x',
  '//evil.example',
  'file:///etc/passwd',
])('[S4] the address %j leaves its words and nothing to follow', (link) => {
  const body: readonly Block[] = [{ kind: 'p', id: 'b1', text: [{ text: 'đi đâu', marks: [], link }] }];
  const html = renderArticlePage({ ...richPage, article: { ...richArticle, body } }, testContext);
  expect(html).toContain('<p>đi đâu</p>');
});

test('[S5] a kind of block or mark that this program does not know throws instead of vanishing', () => {
  const page = (body: unknown) => () =>
    renderArticlePage({ ...richPage, article: { ...richArticle, body } as Article }, testContext);
  expect(page([{ kind: 'poll', id: 'b1' }])).toThrow();
  expect(page([{ kind: 'p', id: 'b1', text: [{ text: 'x', marks: ['blink'], link: null }] }])).toThrow();
  expect(page([{ kind: 'figure', id: 'b1', figure: 'none' }])).toThrow();
});

test('the rich article is an article', () => {
  expect(parseArticle(JSON.parse(JSON.stringify(richArticle)))).toMatchObject({ ok: true });
});

test('[S6] addresses within the site are relative and name files', () => {
  const { 'not found': notFound, ...others } = everyPage(testContext);
  const addresses = (html: string) =>
    nodes(html).flatMap(({ attrs = [] }) =>
      attrs.filter(({ name }) => ['href', 'src', 'action'].includes(name)).map(({ value }) => value),
    );
  const inside = Object.values(others)
    .flatMap(addresses)
    .filter((address) => !/^(https?:|mailto:|#)/.test(address));
  expect(inside.filter((address) => !/^(\.\.\/)*[a-z0-9][a-z0-9./-]*\.(html|css|js|xml|jpg)$/.test(address))).toEqual(
    [],
  );
  expect(addresses(notFound ?? '').filter((address) => !/^(https:|#|\/bao\/)/.test(address))).toEqual([]);
});
