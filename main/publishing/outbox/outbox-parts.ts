import type { Log } from '../../log/log-file.ts';
import type { Portal } from '../../portals/portal.ts';
import type { Pace } from './backoff.ts';
import type { Job } from './job.ts';
import type { OutboxFolder } from './outbox-folder.ts';
import type { JobOrder, ProvenPost } from './run-parts.ts';

/** What an outbox works with. */
export interface OutboxParts {
  readonly folder: OutboxFolder;
  /** Null: the desk does not publish there any more. */
  readonly portalOf: (portal: string) => Portal | null;
  readonly order: (job: Job) => Promise<JobOrder>;
  readonly sign: (job: Job, proven: ProvenPost) => Promise<boolean>;
  readonly signRemoval: (job: Job, rendered: string | null) => Promise<boolean>;
  readonly now: () => Date;
  readonly newId: () => string;
  /** In [0, 1). */
  readonly chance: () => number;
  readonly pace: Pace;
  readonly log: Log;
}
