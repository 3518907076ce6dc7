import { createHash } from 'node:crypto';
import { ok } from '../../../shared/result.ts';
import type { HttpAnswer, HttpRequest, SendRequest } from '../http/send-request.ts';
import { portalFailure } from '../portal-error.ts';

/**
 * A WordPress site in memory that answers as version 6.1 was seen to: shapes, codes, and what it does without a word (numbers that it does not know are
 * dropped, slugs get a “-2”, a writer’s markup is cleaned).
 */

const CAPABILITIES = {
  contributor: ['edit_posts'],
  author: ['edit_posts', 'publish_posts', 'edit_published_posts', 'upload_files'],
  editor: [
    'edit_posts',
    'publish_posts',
    'edit_published_posts',
    'upload_files',
    'edit_others_posts',
    'manage_categories',
    'unfiltered_html',
  ],
} as const;

export type FakeRole = keyof typeof CAPABILITIES;

interface FakePost {
  readonly id: number;
  readonly date_gmt: string;
  readonly slug: string;
  readonly status: string;
  readonly title: string;
  readonly content: string;
  readonly excerpt: string;
  readonly author: number;
  readonly featured_media: number;
  readonly categories: readonly number[];
  readonly tags: readonly number[];
}

interface FakeMedium {
  readonly id: number;
  readonly slug: string;
  readonly source_url: string;
  readonly missing_image_sizes: readonly string[];
  readonly words: Readonly<Record<string, string>>;
}

type Fields = Readonly<Record<string, unknown>>;

export interface FakeWordPress {
  readonly send: SendRequest;
  readonly posts: Map<number, FakePost>;
  readonly media: Map<number, FakeMedium>;
  readonly terms: Record<'categories' | 'tags', { readonly id: number; readonly name: string }[]>;
  readonly users: { readonly id: number; readonly name: string }[];
  readonly requests: HttpRequest[];
  role: FakeRole;
  /** With the companion a post says its state, and the site that the companion is there. */
  hasCompanion: boolean;
  /** How the interface is found: an address under the site's own, or anything else that a home page may name. */
  api: string;
  now: Date;
  /** What the line or the server does instead of answering a request, and whether the work is done all the same. */
  fault: (request: HttpRequest) => { readonly isDone: boolean; readonly answer: HttpAnswer | null } | null;
}

export const SITE = 'https://bao.example';

export const answerOf = (
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
  body: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
});

export const refusal = (status: number, code: string, more: Fields = {}): HttpAnswer =>
  answerOf(status, { code, message: 'Rất tiếc, không được.', data: { status, ...more } });

const html = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): HttpAnswer =>
  answerOf(status, `<!doctype html><html><body>${body}</body></html>`, { ...headers, 'content-type': 'text/html' });

const asJson = ({ body }: HttpRequest): Fields => JSON.parse(Buffer.from(body ?? []).toString('utf8')) as Fields;

const said = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
const numbers = (value: unknown, otherwise: readonly number[]): readonly number[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'number') : otherwise;

const shown = (post: FakePost, { hasCompanion }: FakeWordPress): Fields => ({
  ...post,
  ...(hasCompanion ? { toasoan_etag: `"${post.id} ${post.title} ${post.status}"` } : {}),
  link: post.status === 'publish' ? `${SITE}/${post.slug}` : `${SITE}/?p=${post.id}`,
  title: { raw: post.title, rendered: post.title },
  content: { raw: post.content, rendered: post.content },
  excerpt: { raw: post.excerpt, rendered: post.excerpt },
});

/** As wptexturize sets the words of a page. */
const typeset = (text: string): string =>
  text
    .replaceAll('...', '…')
    .replaceAll(' - ', ' – ')
    .replaceAll('3x4', '3×4')
    .replace(/ "([^"<>]*)"/gu, ' “$1”');

async function formOf({ body, headers }: HttpRequest): Promise<ReadonlyMap<string, unknown>> {
  const sent = new Response(Buffer.from(body ?? []), { headers: { 'content-type': headers['content-type'] ?? '' } });
  // oxlint-disable-next-line typescript/no-deprecated -- a test's own small form, held in memory anyway
  const form = await sent.formData();
  return new Map([...form.keys()].map((name) => [name, form.get(name)]));
}

function freeSlug(site: FakeWordPress, wanted: string, id: number): string {
  const taken = new Set([...site.posts.values()].filter((each) => each.id !== id).map(({ slug }) => slug));
  return [wanted, ...[2, 3, 4].map((number) => `${wanted}-${number}`)].find((slug) => !taken.has(slug)) ?? wanted;
}

const statusAt = (wanted: string, date: string, now: Date): string => {
  if (wanted !== 'future' && wanted !== 'publish') return wanted;
  return Date.parse(`${date}Z`) - now.getTime() > 60_000 ? 'future' : 'publish';
};

function writePost(site: FakeWordPress, id: number, change: Fields): HttpAnswer {
  const may = (capability: string) => (CAPABILITIES[site.role] as readonly string[]).includes(capability);
  const wanted = said(change['status'], site.posts.get(id)?.status ?? 'draft');
  if (change['status'] !== undefined && ['publish', 'future', 'private'].includes(wanted) && !may('publish_posts'))
    return refusal(403, 'rest_cannot_publish');
  const usual = { title: '', content: '', excerpt: '', author: 2, featured_media: 0, categories: [1], tags: [] };
  const old: FakePost = site.posts.get(id) ?? {
    id,
    slug: '',
    status: 'draft',
    date_gmt: site.now.toISOString().slice(0, 19),
    ...usual,
  };
  const clean = (text: string): string =>
    may('unfiltered_html') ? text : text.replace(/<\/?(?:iframe|script|picture|source)\b[^>]*>/giu, '');
  const date = said(change['date_gmt'], old.date_gmt);
  const terms = (taxonomy: 'categories' | 'tags') =>
    numbers(change[taxonomy], old[taxonomy]).filter((each) => site.terms[taxonomy].some((term) => term.id === each));
  const medium = typeof change['featured_media'] === 'number' ? change['featured_media'] : old.featured_media;
  const next: FakePost = {
    ...old,
    date_gmt: date,
    status: statusAt(wanted, date, site.now),
    slug: freeSlug(site, said(change['slug'], old.slug), id),
    title: clean(said(change['title'], old.title)),
    content: clean(said(change['content'], old.content)),
    excerpt: clean(said(change['excerpt'], old.excerpt)),
    author: typeof change['author'] === 'number' ? change['author'] : old.author,
    featured_media: site.media.has(medium) ? medium : 0,
    categories: terms('categories'),
    tags: terms('tags'),
  };
  site.posts.set(id, next);
  return answerOf(old === site.posts.get(id) ? 201 : 200, shown(next, site));
}

const nextId = (site: FakeWordPress): number => site.posts.size + site.media.size + 10;

function servePosts(site: FakeWordPress, request: HttpRequest, id: number | null, query: URLSearchParams): HttpAnswer {
  if (request.method === 'GET' && id === null) {
    const slugs = query.get('slug')?.split(',');
    const statuses = query.get('status')?.split(',') ?? ['publish'];
    const found = [...site.posts.values()]
      .filter(({ status }) => statuses.includes(status))
      .filter(({ slug }) => slugs === undefined || slugs.includes(slug))
      .filter(({ content }) => content.includes(query.get('search') ?? ''));
    return answerOf(
      200,
      found.map((post) => shown(post, site)),
    );
  }
  if (id === null) return writePost(site, nextId(site), asJson(request));
  const known = site.posts.get(id);
  if (known === undefined) return refusal(404, 'rest_post_invalid_id');
  if (request.method === 'GET') return answerOf(200, shown(known, site));
  if (request.method !== 'DELETE') return writePost(site, id, asJson(request));
  if (known.status === 'trash') return refusal(410, 'rest_already_trashed');
  site.posts.set(id, { ...known, status: 'trash', slug: `${known.slug}__trashed` });
  return answerOf(200, shown({ ...known, status: 'trash' }, site));
}

async function serveMedia(site: FakeWordPress, request: HttpRequest, id: number | null, query: URLSearchParams) {
  if (request.method === 'GET')
    return answerOf(
      200,
      [...site.media.values()].filter(({ slug }) => query.get('slug')?.split(',').includes(slug)),
    );
  if (request.method === 'DELETE') {
    site.media.delete(id ?? 0);
    return answerOf(200, { deleted: true });
  }
  if (id !== null) {
    const known = site.media.get(id);
    if (known === undefined) return refusal(404, 'rest_post_invalid_id');
    site.media.set(id, { ...known, missing_image_sizes: [] });
    return answerOf(200, { ...known, missing_image_sizes: [] });
  }
  if (site.role === 'contributor') return refusal(403, 'rest_cannot_create');
  const form = await formOf(request);
  const file = form.get('file');
  if (!(file instanceof File)) return refusal(400, 'rest_upload_no_data');
  const bytes = Buffer.from(await file.arrayBuffer());
  if (createHash('md5').update(bytes).digest('hex') !== request.headers['content-md5'])
    return refusal(412, 'rest_upload_hash_mismatch');
  const words = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const slugs = new Set([...site.media.values()].map(({ slug }) => slug));
  const wanted = words['slug'] ?? file.name;
  const next = nextId(site);
  const source_url = `${SITE}/wp-content/uploads/${file.name}`;
  const slug = slugs.has(wanted) ? `${wanted}-2` : wanted;
  const medium = { id: next, slug, source_url, missing_image_sizes: [], words };
  site.media.set(next, medium);
  return answerOf(201, medium);
}

function serveTerms(
  site: FakeWordPress,
  taxonomy: 'categories' | 'tags',
  request: HttpRequest,
  query: URLSearchParams,
) {
  const terms = site.terms[taxonomy];
  const search = (query.get('search') ?? '').toLocaleLowerCase('vi');
  if (request.method === 'GET')
    return answerOf(
      200,
      terms.filter(({ name }) => name.toLocaleLowerCase('vi').includes(search)),
    );
  const name = said(asJson(request)['name'], '');
  const known = terms.find((term) => term.name === name);
  if (known !== undefined) return refusal(400, 'term_exists', { term_id: known.id });
  const made = { id: terms.length + 20, name };
  terms.push(made);
  return answerOf(201, made);
}

async function serve(site: FakeWordPress, request: HttpRequest): Promise<HttpAnswer> {
  const url = new URL(request.url);
  const date = site.now.toUTCString();
  const plain = url.searchParams.get('rest_route');
  const isApi = plain !== null || url.pathname.startsWith('/wp-json/');
  if (!isApi) {
    if (url.pathname === '/')
      return html(200, '<h1>Báo</h1>', { link: `<${site.api}>; rel="https://api.w.org/"`, date });
    const post = [...site.posts.values()].find(
      ({ slug, status }) => status === 'publish' && `/${slug}` === url.pathname,
    );
    return post === undefined ? html(404, 'Không có') : html(200, typeset(`<h1>${post.title}</h1>${post.content}`));
  }
  const [, version, noun = '', number] = (plain ?? url.pathname.replace('/wp-json', '')).slice(1).split('/');
  if (version === undefined)
    return answerOf(200, {
      name: 'Báo &amp; Đài',
      namespaces: ['wp/v2', ...(site.hasCompanion ? ['toasoan/v1'] : [])],
    });
  const isKnown = request.headers['authorization'] === `Basic ${Buffer.from('bientap:mat khau').toString('base64')}`;
  if (!isKnown)
    return noun === 'users'
      ? refusal(401, 'rest_not_logged_in')
      : refusal(400, 'rest_invalid_param', { details: { status: { code: 'rest_forbidden_status' } } });
  const id = number === undefined ? null : Number(number);
  switch (noun) {
    case 'users':
      if (number !== 'me')
        return answerOf(
          200,
          site.users.filter(({ name }) => name.includes(url.searchParams.get('search') ?? '')),
        );
      return answerOf(
        200,
        {
          id: 2,
          name: 'Biên Tập',
          capabilities: Object.fromEntries(CAPABILITIES[site.role].map((each) => [each, true])),
        },
        { date },
      );
    case 'posts':
      return {
        ...servePosts(site, request, id, url.searchParams),
        headers: { 'content-type': 'application/json', date },
      };
    case 'media':
      return serveMedia(site, request, id, url.searchParams);
    case 'categories':
    case 'tags':
      return serveTerms(site, noun, request, url.searchParams);
    default:
      return refusal(404, 'rest_no_route');
  }
}

export function createFakeWordPress(): FakeWordPress {
  const site: FakeWordPress = {
    posts: new Map(),
    media: new Map(),
    terms: { categories: [{ id: 1, name: 'Chưa phân loại' }], tags: [] },
    users: [],
    requests: [],
    role: 'editor',
    hasCompanion: false,
    api: `${SITE}/wp-json/`,
    now: new Date('2026-11-26T02:00:00Z'),
    fault: () => null,
    async send(request, signal) {
      if (signal.aborted) return portalFailure('not-done', 'cancelled');
      site.requests.push(request);
      const planned = site.fault(request);
      const answer = planned === null || planned.isDone ? await serve(site, request) : null;
      if (planned === null) return answer === null ? portalFailure('unknown', 'reset') : ok(answer);
      return planned.answer === null ? portalFailure('unknown', 'reset') : ok(planned.answer);
    },
  };
  return site;
}

/** Writes and their routes, in order: what the adapter has really asked for. */
export const writesOf = ({ requests }: FakeWordPress): readonly string[] =>
  requests
    .filter(({ method }) => method !== 'GET' && method !== 'HEAD')
    .map(({ method, url }) => `${method} ${new URL(url).pathname.replace('/wp-json', '')}`);
