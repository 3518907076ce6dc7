import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RecentDesk } from '../../shared/ipc/recent-desk.ts';
import type { Desk } from '../desk/desk.ts';
import { tryFiles } from '../desk/files/file-errors.ts';
import type { SettingsFile } from '../settings/settings-file.ts';

const MOST = 12;
/** A hanging share must not keep the list from being shown. */
const PATIENCE_MS = 1_500;

/** The desks that were opened on this machine, the last one first. The list is this device's own: taking one off it touches no file of the desk. */
export interface RecentDesks {
  readonly list: () => Promise<readonly RecentDesk[]>;
  readonly folderOf: (deskId: string) => string | null;
  readonly add: (desk: Desk, folder: string) => Promise<void>;
  readonly forget: (deskId: string) => Promise<void>;
}

async function isThere(folder: string): Promise<boolean> {
  const found = tryFiles(() => stat(path.join(folder, 'desk.json')));
  return Promise.race([found.then(({ ok }) => ok), wait(PATIENCE_MS, false, { ref: false })]);
}

export function createRecentDesks(settings: SettingsFile, openId: () => string | null, now: () => Date): RecentDesks {
  const known = () => settings.read().recentDesks;
  return {
    list: () =>
      Promise.all(
        known().map(async ({ id, name, folder, openedAt }): Promise<RecentDesk> => {
          const standing = id === openId() ? 'open' : (await isThere(folder)) ? 'here' : 'missing';
          return { id, name, folderName: path.basename(folder), openedAt, standing };
        }),
      ),
    folderOf: (deskId) => known().find(({ id }) => id === deskId)?.folder ?? null,
    add: async (desk, folder) => {
      const { id, name } = desk.info();
      const others = known().filter((other) => other.id !== id);
      const recentDesks = [{ id, name, folder, openedAt: now().toISOString() }, ...others].slice(0, MOST);
      await settings.change({ recentDesks });
    },
    forget: async (deskId) => {
      await settings.change({ recentDesks: known().filter(({ id }) => id !== deskId) });
    },
  };
}
