import type { AppError } from '../../../shared/app-error.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Log } from '../../log/log-file.ts';
import { afterEvent, type Job, type JobEvent } from './job.ts';
import type { OutboxFolder } from './outbox-folder.ts';

const isOver = ({ finishedAt }: Job): boolean => finishedAt !== null;

/** The jobs of one desk on this machine, in memory as far as they must be known, each change on the disk first. */
export function createShelf(folder: OutboxFolder, log: Log, first: readonly Job[]) {
  const jobs = new Map(first.map((job) => [job.id, job]));
  const listeners = new Set<() => void>();
  const all = (): readonly Job[] => [...jobs.values()];
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    all,
    get: (id: string) => jobs.get(id) ?? null,
    add: (job: Job) => {
      jobs.set(job.id, job);
      changed();
    },
    drop: (id: string) => {
      jobs.delete(id);
      changed();
    },
    changed,
    onChanged: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async append(id: string, event: JobEvent): Promise<Result<Job, AppError>> {
      const job = jobs.get(id);
      if (job === undefined) return fail({ code: 'not-found', what: 'job' });
      const kept = await folder.append(id, event);
      if (!kept.ok) return kept;
      const next = afterEvent(job, event);
      jobs.set(id, next);
      changed();
      if (isOver(next)) await folder.slim(next).catch((thrown: unknown) => log.bug('clearing a sent job', thrown));
      return ok(next);
    },
  };
}

export type Shelf = ReturnType<typeof createShelf>;
