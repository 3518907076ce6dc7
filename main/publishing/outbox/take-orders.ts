import type { AppError } from '../../../shared/app-error.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Withdrawal } from '../../portals/portal.ts';
import type { PostToSend } from '../../portals/post-to-send.ts';
import type { Job } from './job.ts';
import type { OutboxParts } from './outbox-parts.ts';
import type { Shelf } from './outbox-shelf.ts';

/** What is to be sent: exactly this, whatever is written afterwards. */
export interface Mailing {
  readonly portal: string;
  readonly approval: string | null;
  readonly post: PostToSend;
  /** When it is to appear; null: as soon as it can. */
  readonly publishAt: string | null;
  readonly photos: ReadonlyMap<string, Uint8Array>;
}

/** What is to leave a portal: what stood there last, and how it is to go. */
export interface Leaving extends Pick<
  Job['created'],
  'portal' | 'key' | 'content' | 'approval' | 'headline' | 'publishedAt' | 'updatedAt'
> {
  readonly withdrawal: Withdrawal;
}

const isSamePlace = (job: Job, portal: string, key: string): boolean =>
  job.created.portal === portal && job.created.key === key;

const isOnServer = ({ held, finishedAt }: Job): boolean => finishedAt === null && held?.onServer === true;

/** Where something is ordered, and what: the same again is the same job. */
interface Place {
  readonly portal: string;
  readonly key: string;
  readonly isSame: (job: Job) => boolean;
}

const placeOf = ({ portal, post, publishAt }: Mailing): Place => ({
  portal,
  key: post.key,
  // Another time is printed on the page: the same words are sent anew.
  isSame: ({ created }) =>
    created.withdrawal === null &&
    created.content === post.content &&
    (publishAt === null || created.updatedAt === post.updatedAt),
});

/** What else was ordered for the same place is given up; a finished job gives way to the one that looks again. Answers the job that is this very order. */
async function clearPlace(
  shelf: Shelf,
  { folder, now }: OutboxParts,
  { portal, key, isSame }: Place,
): Promise<Result<Job | null, AppError>> {
  for (const job of shelf.all().filter((candidate) => isSamePlace(candidate, portal, key))) {
    const isOver = job.finishedAt !== null;
    if (!isOver && isSame(job)) return ok(job);
    if (isOver && !isSame(job)) continue;
    const cleared = isOver
      ? await folder.remove(job)
      : await shelf.append(job.id, { kind: 'superseded', at: now().toISOString() });
    if (!cleared.ok) return cleared;
    if (isOver) shelf.drop(job.id);
  }
  return ok(null);
}

/** A job for what is to be sent, on the disk before it resolves; the same order again is the job that there is. */
export async function takeMailing(mailing: Mailing, shelf: Shelf, parts: OutboxParts): Promise<Result<Job, AppError>> {
  const { portal, approval, post, photos } = mailing;
  const { folder, now, newId } = parts;
  const before = shelf.all().find((job) => isSamePlace(job, portal, post.key) && isOnServer(job));
  const cleared = await clearPlace(shelf, parts, placeOf(mailing));
  if (!cleared.ok) return cleared;
  if (cleared.value !== null) return ok(cleared.value);
  const { key, content, headline, publishedAt, updatedAt } = post;
  const assets = post.assets.map(({ sha256 }) => sha256);
  const words = { key, portal, content, approval, headline, publishedAt, updatedAt, assets, withdrawal: null };
  const made = await folder.create(newId(), post, photos, { kind: 'created', at: now().toISOString(), ...words });
  if (!made.ok) return made;
  shelf.add(made.value);
  // What the portal would publish by itself is this job's to call off from now on.
  const held = before?.held ?? null;
  return held === null ? made : shelf.append(made.value.id, { ...held, until: held.at });
}

/** The same for what is to leave. */
export async function takeLeaving(
  { withdrawal, ...left }: Leaving,
  shelf: Shelf,
  parts: OutboxParts,
): Promise<Result<Job, AppError>> {
  const isSame = ({ created }: Job): boolean => created.withdrawal !== null;
  const cleared = await clearPlace(shelf, parts, { portal: left.portal, key: left.key, isSame });
  if (!cleared.ok) return cleared;
  if (cleared.value !== null) return ok(cleared.value);
  const { folder, now, newId } = parts;
  const words = { ...left, assets: [], withdrawal };
  const made = await folder.create(newId(), null, new Map(), { kind: 'created', at: now().toISOString(), ...words });
  if (made.ok) shelf.add(made.value);
  return made;
}
