import { watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import type { Desk } from '../desk/desk.ts';
import { errnoOf } from '../desk/files/file-errors.ts';
import type { Announce } from '../ipc/handlers.ts';
import type { Log } from '../log/log-file.ts';
import { deskHealth } from './desk-health.ts';

/** A network share tells nobody that something arrived: it is asked. Slower where it cannot be reached. */
const ROUND_EVERY_MS = 3_000;
const ASK_AGAIN_MS = 10_000;
/** After a sign that something arrived or was put: long enough for a whole batch of files to be there. */
const SOON_MS = 250;
/** Looking over a large desk's findings costs more than a round. */
const HEALTH_EVERY_MS = 9_000;
/** Watches are few on some systems, and only a hint. */
const MOST_WATCHES = 128;

/** Watches a set of folders; a folder that cannot be watched is simply asked less often. */
function createWatches(onSign: () => void) {
  const watches = new Map<string, FSWatcher>();
  const stop = (folder: string): void => {
    watches.get(folder)?.close();
    watches.delete(folder);
  };
  return {
    set: (folders: readonly string[]): void => {
      const wanted = new Set(folders.slice(0, MOST_WATCHES));
      for (const folder of watches.keys()) if (!wanted.has(folder)) stop(folder);
      for (const folder of wanted) {
        if (watches.has(folder)) continue;
        try {
          const made = watch(folder, { persistent: false }, onSign);
          made.on('error', () => stop(folder));
          watches.set(folder, made);
        } catch (cause) {
          if (errnoOf(cause) === null) throw cause;
        }
      }
    },
    close: () => {
      for (const folder of watches.keys()) stop(folder);
    },
  };
}

const restMs = (desk: Desk): number => (desk.sync().standing === 'unreachable' ? ASK_AGAIN_MS : ROUND_EVERY_MS);

/** Keeps an open desk and its folder in step while the program runs, and tells the window. Returns the way to stop. */
export function followDesk({
  desk,
  folder,
  announce,
  log,
}: {
  readonly desk: Desk;
  readonly folder: string;
  readonly announce: Announce;
  readonly log: Log;
}): () => void {
  let isStopped = false;
  let isRunning = false;
  let isWantedAgain = false;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const plan = (delayMs: number): void => {
    if (timer !== null) clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void run(), delayMs).unref();
  };
  const soon = (): void => {
    if (isRunning) isWantedAgain = true;
    else plan(SOON_MS);
  };
  const watches = createWatches(soon);
  const foldersToWatch = (): readonly string[] => [
    path.join(folder, 'articles'),
    ...desk.hotUnits().map((unit) => path.join(folder, ...unit.split('/'), 'r')),
  ];
  let healthAt = 0;
  let needsPerson = 0;
  let judged: readonly [problems: unknown, files: string] | null = null;
  const tellHealth = async (): Promise<void> => {
    if (isStopped || Date.now() - healthAt < HEALTH_EVERY_MS) return;
    healthAt = Date.now();
    // Looked over again only when something is different: of a large desk's findings each names its article.
    const now = [await desk.problems(), JSON.stringify(desk.fileProblems())] as const;
    if (judged !== null && judged[0] === now[0] && judged[1] === now[1]) return;
    judged = now;
    const next = (await deskHealth(desk)).needsPerson;
    if (next !== needsPerson) announce('health:changed', { needsPerson: next });
    needsPerson = next;
  };
  async function run(): Promise<void> {
    isRunning = true;
    isWantedAgain = false;
    try {
      await desk.refresh();
      if (!isStopped) watches.set(foldersToWatch());
      await tellHealth();
    } catch (thrown) {
      log.bug('a round with the shared folder', thrown);
    } finally {
      isRunning = false;
      plan(isWantedAgain || desk.isTakingIn() ? SOON_MS : restMs(desk));
    }
  }

  const stops = [
    desk.onSync((state) => {
      announce('sync:changed', state);
      if (state.standing === 'sending') soon();
    }),
    desk.onNewer((newer) => announce('article:newer', newer)),
  ];
  plan(SOON_MS);
  return () => {
    isStopped = true;
    if (timer !== null) clearTimeout(timer);
    watches.close();
    for (const stop of stops) stop();
  };
}
