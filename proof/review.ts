import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openRoom } from './attacks/room-under-attack.ts';
import { allCuts, runReview } from './review/run-review.ts';

/**
 * npm run proof -- review: an article goes from draft to the site over the machines of a reporter and two editors, each with a copy of the desk of its
 * own, while one of them is away from before every single step and works on. Files travel late, in the wrong order and twice.
 * Everybody must end with the same; no word, remark, suggestion or step may be lost or doubled; nothing unapproved may be ordered; every conflict must
 * be told; and from wherever it was cut, the article must still come to the site. `--all` adds short absences: away for two steps, and back.
 */

/** A power cut is no part of this proof: where there is such a place, nothing waits for a disk. */
const MEMORY_DISK = '/dev/shm';

const start = Date.now();
const home = await mkdtemp(path.join(existsSync(MEMORY_DISK) ? MEMORY_DISK : os.tmpdir(), 'toasoan-review-'));
try {
  const room = await openRoom(home);
  // Each has joined the desk; from now on only what is carried by hand goes from one machine to another.
  await rename(room.folder, `${room.folder}, cất đi`);
  const cuts = allCuts(process.argv.includes('--all'));
  const { done, refused, conflicts, joined, broken } = await runReview(room, cuts, (sentence) =>
    console.log(`  BROKEN: ${sentence}`),
  );
  await room.closeAll();
  const seconds = Math.round((Date.now() - start) / 1000);
  console.log(
    `review: ${cuts.length} cuts, ${done} steps done, ${refused} refused, ${conflicts} conflicts told, ${joined} texts joined, ${broken} broken, ${seconds} s`,
  );
  // Cuts that part nobody would prove nothing.
  process.exitCode = broken === 0 && joined > 0 && conflicts > joined && refused > 0 ? 0 : 1;
} finally {
  await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
