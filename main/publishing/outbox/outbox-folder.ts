import { open, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { AppError } from '../../../shared/app-error.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { nodeDurableFs, writeDurably, type DurableFs, type NewFile } from '../../desk/files/durable-file.ts';
import { tryFiles } from '../../desk/files/file-errors.ts';
import { createOneAtATime } from '../../desk/files/one-at-a-time.ts';
import { seal, unseal } from '../../desk/files/sealed-file.ts';
import { sha256Hex } from '../../desk/files/sha256.ts';
import { PostToSendSchema, type PostToSend } from '../../portals/post-to-send.ts';
import { frameOf, readFrames } from './frames.ts';
import { jobOf, type Job, type JobEvent } from './job.ts';

/** Where jobs live on this machine: what is to be sent, byte for byte, and a journal of what became of it. */
export interface OutboxFolder {
  readonly list: () => Promise<Result<readonly Job[], AppError>>;
  /** Durable as a whole before it resolves: photos, then the post (null: it is to leave), then the journal, whose first line makes it a job. */
  readonly create: (
    id: string,
    post: PostToSend | null,
    photos: ReadonlyMap<string, Uint8Array>,
    created: Extract<JobEvent, { kind: 'created' }>,
  ) => Promise<Result<Job, AppError>>;
  /** Durable before it resolves. */
  readonly append: (id: string, event: JobEvent) => Promise<Result<null, AppError>>;
  /** Null: not what was written. */
  readonly readPost: (id: string) => Promise<PostToSend | null>;
  readonly readAsset: (sha256: string) => Promise<Uint8Array | null>;
  /** Takes a job away, and the photos that no other job still has to send. */
  readonly remove: (job: Job) => Promise<Result<null, AppError>>;
  /** What was sent of a finished job is not needed any more; its journal stays. */
  readonly slim: (job: Job) => Promise<void>;
}

const JOB_NAME = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

async function readOrNull(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch {
    return null;
  }
}

/** The system calls of an outbox: whole files, and lines added to a journal. */
export interface OutboxFs extends DurableFs {
  readonly openToAppend: (file: string) => Promise<NewFile>;
}

/** The real ones. */
export const nodeOutboxFs: OutboxFs = {
  ...nodeDurableFs,
  openToAppend: async (file) => {
    const handle = await open(file, 'a', 0o600);
    return {
      write: (bytes) => handle.writeFile(bytes),
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
};

async function appendSynced(fs: OutboxFs, file: string, text: string): Promise<void> {
  const handle = await fs.openToAppend(file);
  try {
    await handle.write(Buffer.from(text));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Photos by hash, each as long as an unfinished job needs it. */
function createPhotoShelf(folder: string, fs: OutboxFs) {
  const fileOf = (hash: string): string => path.join(folder, hash.slice(0, 2), hash);
  const read = async (hash: string): Promise<Uint8Array | null> => {
    const bytes = await readOrNull(fileOf(hash));
    return bytes !== null && sha256Hex(bytes) === hash ? bytes : null;
  };
  /** Which unfinished jobs need a photo. Photos come and go one change at a time: none is taken from under a job that has just counted on it. */
  const users = new Map<string, Set<string>>();
  const turns = createOneAtATime();
  const claim = (id: string, hashes: readonly string[]): void => {
    for (const hash of hashes) users.set(hash, new Set([...(users.get(hash) ?? []), id]));
  };
  const release = async ({ id, created }: Job): Promise<void> => {
    for (const hash of created.assets) {
      const left = users.get(hash);
      left?.delete(id);
      if (left !== undefined && left.size > 0) continue;
      users.delete(hash);
      await rm(fileOf(hash), { force: true });
    }
  };
  return {
    read,
    claim,
    release,
    inTurn: <T>(work: () => Promise<T>): Promise<T> => turns.run('photos', work),
    put: async (hash: string, bytes: Uint8Array): Promise<void> => {
      if ((await read(hash)) === null) await writeDurably(fs, fileOf(hash), bytes);
    },
  };
}

export function openOutboxFolder(folder: string, fs: OutboxFs = nodeOutboxFs): OutboxFolder {
  const jobFolder = (id: string): string => path.join(folder, 'jobs', id);
  const journal = (id: string): string => path.join(jobFolder(id), 'journal');
  const postFile = (id: string): string => path.join(jobFolder(id), 'post');

  async function readJob(id: string): Promise<Job | null> {
    const bytes = await readOrNull(journal(id));
    return bytes === null ? null : jobOf(id, readFrames(bytes));
  }
  const photos = createPhotoShelf(path.join(folder, 'assets'), fs);
  return {
    list: () =>
      tryFiles(async () => {
        await fs.makeFolder(path.join(folder, 'jobs'));
        const names = (await readdir(path.join(folder, 'jobs'))).filter((name) => JOB_NAME.test(name)).toSorted();
        const jobs: Job[] = [];
        for (const name of names) {
          const job = await readJob(name);
          // A job that never got its first line was never promised to anybody.
          if (job === null) await rm(jobFolder(name), { recursive: true, force: true });
          else {
            jobs.push(job);
            if (job.finishedAt === null) photos.claim(name, job.created.assets);
          }
        }
        return jobs;
      }),
    async create(id, post, pictures, created) {
      const job = jobOf(id, [created]);
      if (job === null) return fail({ code: 'internal' });
      const work = () =>
        tryFiles(async () => {
          photos.claim(id, created.assets);
          for (const [hash, bytes] of pictures) await photos.put(hash, bytes);
          if (post !== null) await writeDurably(fs, postFile(id), seal({ v: 1 }, JSON.stringify(post)));
          await writeDurably(fs, journal(id), Buffer.from(frameOf(created)));
          return job;
        });
      return photos.inTurn(work);
    },
    append: (id, event) =>
      tryFiles(async () => {
        await appendSynced(fs, journal(id), frameOf(event));
        return null;
      }),
    async readPost(id) {
      const bytes = await readOrNull(postFile(id));
      const whole = bytes === null ? null : unseal(bytes);
      if (whole === null) return null;
      const parsed = v.safeParse(PostToSendSchema, JSON.parse(whole.body));
      return parsed.success ? parsed.output : null;
    },
    readAsset: photos.read,
    remove: (job) =>
      photos.inTurn(() =>
        tryFiles(async () => {
          // The journal first: without it the rest is nobody's and is swept at the next start.
          await rm(journal(job.id), { force: true });
          await fs.syncFolder(jobFolder(job.id));
          await rm(jobFolder(job.id), { recursive: true, force: true });
          await photos.release(job);
          return null;
        }),
      ),
    slim: (job) =>
      photos.inTurn(async () => {
        await rm(postFile(job.id), { force: true });
        await photos.release(job);
      }),
  };
}
