import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { AppError } from '../../shared/app-error.ts';
import type { AppStart } from '../../shared/ipc/wire.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { CreateDesk, Desk, DeskSurroundings, OpenDesk, PersonAtDesk } from '../desk/desk.ts';
import { tryFiles } from '../desk/files/file-errors.ts';
import type { Announce } from '../ipc/handlers.ts';
import type { Log } from '../log/log-file.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { announceChanges } from './announce-changes.ts';
import { followDesk } from './follow-desk.ts';
import { createRecentDesks, type RecentDesks } from './recent-desks.ts';
import type { MailRoom } from './mail-room.ts';
import type { PortalRoom } from './portal-room.ts';
import type { DriftWatch } from './drift-watch.ts';
import type { OrderKeeper } from './order-keeper.ts';
import type { SiteRoom } from './site-room.ts';

/** What is open in this program now: one desk, or none and the reason. */
export interface Newsroom {
  /** Resolves when the desk of last time is open, or cannot be. */
  readonly opened: Promise<void>;
  /** The open desk with its site; `no-desk` while there is none. */
  readonly here: () => Promise<Result<Here, AppError>>;
  readonly problem: () => AppStart['deskProblem'];
  readonly createDesk: (wish: Parameters<CreateDesk>[1]) => Promise<Result<Desk, AppError>>;
  /** `root`: the people's root as the person has compared it; another one is refused. */
  readonly openDesk: (folder: string, person: PersonAtDesk, root: string) => Promise<Result<Desk, AppError>>;
  readonly recent: RecentDesks;
  /** Opens a desk that was opened here before, as whom this machine remembers there. */
  readonly openRecent: (deskId: string) => Promise<Result<Desk, AppError>>;
  /** Waits for what is being written. */
  readonly close: () => Promise<void>;
}

export interface Here {
  readonly desk: Desk;
  readonly site: SiteRoom;
  /** Other places that the desk publishes to, and what is on its way there. */
  readonly portals: PortalRoom;
  readonly mail: MailRoom;
  readonly drift: DriftWatch;
  /** What the records order and has not happened yet: publications at their time, withdrawals. */
  readonly orders: readonly OrderKeeper[];
}

export interface NewsroomParts {
  readonly surroundings: Promise<DeskSurroundings>;
  readonly settings: SettingsFile;
  readonly announce: Announce;
  readonly createDesk: CreateDesk;
  readonly openDesk: OpenDesk;
  readonly openRooms: (desk: Desk, siteFolder: string | null) => Omit<Here, 'desk'>;
  readonly log: Log;
  /** Follows what others do with this person's articles; left out: nobody is told. */
  readonly followSteps?: (desk: Desk) => () => void;
  /** Follows what admins make of this person at the desk; left out: nobody is told. */
  readonly followPlace?: (desk: Desk) => () => void;
}

function deskProblem(error: AppError): AppStart['deskProblem'] {
  switch (error.code) {
    case 'damaged':
    case 'newer-version':
    case 'read-only':
    case 'desk-replaced':
      return error.code;
    default:
      return 'missing';
  }
}

/** The folder that a desk's site is written to on this machine; a new desk's site lies in the desk's own folder until another one is chosen. */
async function siteFolderOf(desk: Desk, deskFolder: string, settings: SettingsFile): Promise<string | null> {
  const chosen = settings.read().siteFolders[desk.info().id];
  if (chosen !== undefined) return chosen;
  const own = path.join(deskFolder, 'site');
  const made = await tryFiles(async () => {
    // A share that is away leaves no folder, or an empty one: nothing is begun there.
    await stat(path.join(deskFolder, 'desk.json'));
    return mkdir(own, { recursive: true });
  });
  return made.ok ? own : null;
}

const noDesk = fail<AppError>({ code: 'not-found', what: 'desk' });

/** As whom this machine remembers at the desk. */
const openAgain = async ({ openDesk, surroundings }: NewsroomParts, folder: string): Promise<Result<Desk, AppError>> =>
  openDesk(await surroundings, { folder, person: null });

/** Nobody waits for it: the keyring may. A folder that cannot be written to now is asked again at the next start. */
async function askToJoin(desk: Desk, { announce, log }: NewsroomParts, isHere: () => boolean): Promise<void> {
  try {
    await desk.roster.askToJoin();
    if (isHere()) announce('people:changed', desk.info());
  } catch (thrown) {
    log.bug('asking to join the desk', thrown);
  }
}

/** What the window is told of, the rounds with the folder, and the request to join. Returns the way to stop, which waits for what is being written. */
function follow(desk: Desk, folder: string, parts: NewsroomParts): () => Promise<void> {
  const { announce, log } = parts;
  let isFollowed = true;
  const asking = askToJoin(desk, parts, () => isFollowed);
  const stops = [
    announceChanges(desk, announce),
    desk.onRosterChanged(() => announce('people:changed', desk.info())),
    followDesk({ desk, folder, announce, log }),
    parts.followSteps?.(desk) ?? (() => undefined),
    parts.followPlace?.(desk) ?? (() => undefined),
  ];
  return async () => {
    isFollowed = false;
    for (const stop of stops) stop();
    await asking;
  };
}

/** Joined again where it is open already, it would be opened twice over the same files. */
const isOpenAt = ({ desk }: Here, folder: string, root: string | null | undefined, settings: SettingsFile): boolean =>
  desk.carried.file.root === root && settings.read().deskFolder === folder;

export function createNewsroom(parts: NewsroomParts): Newsroom {
  const { settings, log } = parts;
  let here: Here | null = null;
  let problem: AppStart['deskProblem'] = null;
  let stopFollowing = async (): Promise<void> => {};

  const recent = createRecentDesks(
    settings,
    () => here?.desk.info().id ?? null,
    () => new Date(),
  );

  const leave = async (): Promise<void> => {
    await stopFollowing();
    const left = here;
    here = null;
    await left?.drift.close();
    for (const keeper of left?.orders ?? []) await keeper.close();
    await left?.site.close();
    await left?.mail.close();
    await left?.desk.close();
  };
  const settleIn = async (desk: Desk, folder: string): Promise<void> => {
    await leave();
    here = { desk, ...parts.openRooms(desk, await siteFolderOf(desk, folder, settings)) };
    problem = null;
    stopFollowing = follow(desk, folder, parts);
    await settings.change({ deskFolder: folder });
    await recent.add(desk, folder);
    here.site.catchUp();
  };
  const openLast = async (folder = settings.read().deskFolder): Promise<void> => {
    if (folder === null) return;
    const desk = await openAgain(parts, folder);
    if (desk.ok) return settleIn(desk.value, folder);
    problem = deskProblem(desk.error);
    log.info('the last desk could not be opened', { code: desk.error.code });
  };
  const opened = openLast().catch((thrown: unknown) => {
    problem = 'damaged';
    log.bug('opening the last desk', thrown);
  });
  const settled = async (desk: Result<Desk, AppError>, folder: string): Promise<Result<Desk, AppError>> => {
    if (desk.ok) await settleIn(desk.value, folder);
    return desk;
  };
  return {
    opened,
    here: async () => {
      await opened;
      return here === null ? fail({ code: 'no-desk' }) : ok(here);
    },
    problem: () => problem,
    createDesk: async (wish) => {
      await opened;
      return settled(await parts.createDesk(await parts.surroundings, wish), wish.folder);
    },
    openDesk: async (folder, person, root) => {
      await opened;
      return here !== null && isOpenAt(here, folder, root, settings)
        ? ok(here.desk)
        : settled(await parts.openDesk(await parts.surroundings, { folder, person, root }), folder);
    },
    recent,
    openRecent: async (deskId) => {
      await opened;
      const folder = recent.folderOf(deskId);
      return folder === null ? noDesk : settled(await openAgain(parts, folder), folder);
    },
    close: async () => opened.then(leave),
  };
}
