import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { ok } from '../../../shared/result.ts';
import type { PortalAnswer, RemoteAsset } from '../portal.ts';
import { portalFailure } from '../portal-error.ts';
import type { PostAsset } from '../post-to-send.ts';
import { fieldText } from './post-markup.ts';
import type { WordPressLine } from './wordpress-line.ts';
import { MEDIA_FIELDS, MediaSchema, MediumSchema } from './wordpress-schema.ts';

type Medium = v.InferOutput<typeof MediumSchema>;

/** Bytes are found again by their hash in the medium's slug; the file's own name only serves people. */
const slugOf = (sha256: string): string => `toasoan-${sha256}`;

const FIELDS = { context: 'edit', _fields: MEDIA_FIELDS };

/** The oldest medium under a hash; null: none is there. */
async function mediumUnder(line: WordPressLine, sha256: string, signal: AbortSignal): PortalAnswer<Medium | null> {
  const slug = slugOf(sha256);
  const query = { slug: [slug, `${slug}-2`, `${slug}-3`].join(','), orderby: 'id', order: 'asc', ...FIELDS };
  const listed = await line.get('media', query, MediaSchema, signal);
  return listed.ok ? ok(listed.value.said[0] ?? null) : listed;
}

/** A stock site has no field for the credit: it ends the caption, and the companion's field, which others drop, holds it apart. */
function wordsOf({ sha256, caption, credit, alt }: PostAsset): Readonly<Record<string, string>> {
  const said = fieldText([caption, credit].filter((part) => part !== '').join(' '));
  const title = fieldText(caption === '' ? sha256.slice(0, 12) : caption);
  return { slug: slugOf(sha256), title, caption: said, alt_text: alt, 'meta[toasoan_credit]': credit };
}

async function upload(line: WordPressLine, asset: PostAsset, bytes: Uint8Array, signal: AbortSignal) {
  const form = new FormData();
  for (const [name, value] of Object.entries(wordsOf(asset))) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(bytes)], { type: asset.mediaType }), asset.fileName);
  const encoded = new Response(form);
  const headers = {
    'content-type': encoded.headers.get('content-type') ?? '',
    'content-md5': createHash('md5').update(bytes).digest('hex'),
  };
  const body = new Uint8Array(await encoded.arrayBuffer());
  return line.call({ method: 'POST', route: 'media', query: FIELDS, headers, body }, signal);
}

/** The server died while it made the smaller copies: the photo is there, and this goes on where it stopped. */
async function finishCopies(
  line: WordPressLine,
  id: number | string,
  asset: PostAsset,
  signal: AbortSignal,
): PortalAnswer<Medium> {
  const json = { action: 'create-image-subsizes' };
  const route = `media/${id}`;
  const made = await line.write({ method: 'POST', route: `${route}/post-process`, json }, v.looseObject({}), signal);
  if (!made.ok) return made;
  const { 'meta[toasoan_credit]': credit, ...words } = wordsOf(asset);
  const all = { ...words, meta: { toasoan_credit: credit } };
  const named = await line.write({ method: 'POST', route, query: FIELDS, json: all }, MediumSchema, signal);
  return named.ok ? ok(named.value.said) : named;
}

/** Sends the bytes; answers the medium that they have become. */
async function storeMedium(
  line: WordPressLine,
  asset: PostAsset,
  bytes: Uint8Array,
  signal: AbortSignal,
): PortalAnswer<Medium> {
  const answer = await upload(line, asset, bytes, signal);
  if (!answer.ok) return answer;
  const halfMade = answer.value.headers['x-wp-upload-attachment-id'];
  if (answer.value.status >= 500 && typeof halfMade === 'string' && /^\d{1,18}$/u.test(halfMade))
    return finishCopies(line, halfMade, asset, signal);
  const made = line.parsed(answer.value, MediumSchema, true);
  if (!made.ok) return made;
  const { id } = made.value.said;
  const oldest = await mediumUnder(line, asset.sha256, signal);
  if (!oldest.ok) return oldest;
  if (oldest.value === null) return portalFailure('unknown', 'strange-answer');
  // Media have no trash: what nothing refers to yet is taken away for good.
  if (oldest.value.id !== id)
    await line.call({ method: 'DELETE', route: `media/${id}`, query: { force: 'true' } }, signal);
  return ok(oldest.value);
}

/** Stores a photo once under its hash; of several that desks have stored at the same moment the oldest counts. */
export async function putMedium(
  line: WordPressLine,
  asset: PostAsset,
  bytes: Uint8Array,
  signal: AbortSignal,
): PortalAnswer<RemoteAsset> {
  const known = await mediumUnder(line, asset.sha256, signal);
  if (!known.ok) return known;
  const found = known.value;
  const stored =
    found === null
      ? await storeMedium(line, asset, bytes, signal)
      : found.missing_image_sizes.length > 0
        ? await finishCopies(line, found.id, asset, signal)
        : ok(found);
  if (!stored.ok) return stored;
  const { id, source_url } = stored.value;
  return ok({ sha256: asset.sha256, remoteId: String(id), url: source_url });
}
