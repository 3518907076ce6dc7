import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { AppError } from '../../shared/app-error.ts';
import type { AppStart } from '../../shared/ipc/wire.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { CreateDesk, Desk, DeskSurroundings, OpenDesk, PersonAtDesk } from '../desk/desk.ts';
import { tryFiles } from '../desk/file-errors.ts';
import type { Announce } from '../ipc/handlers.ts';
import type { Log } from '../log/log-file.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
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
  /** Waits for what is being written. */
  readonly close: () => Promise<void>;
}

export interface Here {
  readonly desk: Desk;
  readonly site: SiteRoom;
}

export interface NewsroomParts {
  readonly surroundings: Promise<DeskSurroundings>;
  readonly settings: SettingsFile;
  readonly announce: Announce;
  readonly createDesk: CreateDesk;
  readonly openDesk: OpenDesk;
  readonly openSite: (desk: Desk, folder: string | null) => SiteRoom;
  readonly log: Log;
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
  const made = await tryFiles(() => mkdir(own, { recursive: true }));
  return made.ok ? own : null;
}

export function createNewsroom(parts: NewsroomParts): Newsroom {
  const { settings, announce, log } = parts;
  let here: Here | null = null;
  let problem: AppStart['deskProblem'] = null;
  let stopListening = (): void => {};

  const leave = async (): Promise<void> => {
    stopListening();
    const left = here;
    here = null;
    await left?.site.close();
    await left?.desk.close();
  };
  const settleIn = async (desk: Desk, folder: string): Promise<void> => {
    await leave();
    here = { desk, site: parts.openSite(desk, await siteFolderOf(desk, folder, settings)) };
    problem = null;
    const stops = [
      desk.onArticleChanged((summary) => announce('article:changed', summary)),
      desk.onRosterChanged(() => announce('people:changed', desk.info())),
    ];
    stopListening = () => {
      for (const stop of stops) stop();
    };
    await settings.change({ deskFolder: folder });
    here.site.catchUp();
    // A folder that cannot be written to now is asked again at the next start.
    await desk.roster.askToJoin();
  };
  const openLast = async (): Promise<void> => {
    const folder = settings.read().deskFolder;
    if (folder === null) return;
    const desk = await parts.openDesk(await parts.surroundings, { folder, person: null });
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
      return settled(await parts.openDesk(await parts.surroundings, { folder, person, root }), folder);
    },
    close: async () => {
      await opened;
      await leave();
    },
  };
}
