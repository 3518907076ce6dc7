import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CredentialStore } from '../credentials/credential-store.ts';
import { createMemoryCredentials } from '../credentials/memory-credentials.ts';
import { createDesk } from '../desk/create-desk.ts';
import type { DeskSurroundings } from '../desk/desk.ts';
import { openDesk } from '../desk/open-desk.ts';
import { openIdentity } from '../identity/open-identity.ts';
import { fail } from '../../shared/result.ts';
import { openSettingsFile } from '../settings/settings-file.ts';
import { createNewsroom, type NewsroomParts } from './newsroom.ts';

let place = '';
beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'toasoan-newsroom-'));
});
afterEach(() => rm(place, { recursive: true, force: true }));

async function machine(name: string, credentials: CredentialStore): Promise<DeskSurroundings> {
  const localFolder = path.join(place, name);
  const identity = await openIdentity({ localFolder, credentials });
  return { localFolder, identity, now: () => new Date(), newId: ulid, deviceName: name };
}

function throwBug(_what: string, thrown: unknown): void {
  throw thrown;
}

test('[D11] a desk opens, and the window is told more later, while the keyring gives no answer', async () => {
  const folder = path.join(place, 'bàn');
  const founder = {
    folder,
    fill: 'empty',
    deskName: 'Báo Thử',
    person: { name: 'Lò Văn Xuyến', penName: '' },
  } as const;
  const founded = await createDesk(await machine('máy trưởng', createMemoryCredentials('keyring')), founder);
  if (!founded.ok) throw new Error(founded.error.code);
  const { root } = founded.value.carried.file;
  await founded.value.close();

  let answer = (): void => {};
  const silence = new Promise<void>((resolve) => (answer = resolve));
  const silent: CredentialStore = {
    ...createMemoryCredentials('keyring'),
    read: async () => {
      await silence;
      return fail('hanging');
    },
  };
  const told: string[] = [];
  const parts: NewsroomParts = {
    surroundings: machine('máy mới', silent),
    settings: openSettingsFile(path.join(place, 'máy mới'), (problem) => throwBug('settings', problem)),
    announce: (event) => void told.push(event),
    createDesk,
    openDesk,
    openRooms: () => {
      const room = { catchUp: () => {}, close: async () => {} };
      return { site: room, mail: room, orders: [room], drift: room, portals: {} } as unknown as ReturnType<
        NewsroomParts['openRooms']
      >;
    },
    log: { info: () => {}, bug: throwBug },
  };
  const newsroom = createNewsroom(parts);
  const opened = await newsroom.openDesk(folder, { name: 'Hoàng Thị Dịu', penName: '' }, root);
  expect([opened.ok, (await newsroom.here()).ok, told.includes('people:changed')]).toEqual([true, true, false]);
  answer();
  await vi.waitFor(() => expect(told).toContain('people:changed'), 10_000);
  await newsroom.close();
});
