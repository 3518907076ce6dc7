import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Portal } from '../../shared/portal/schema.ts';
import { testPortal } from '../../shared/rendering/test-newspaper.ts';
import { ok } from '../../shared/result.ts';
import { createMemoryCredentials } from '../credentials/memory-credentials.ts';
import { goDirectly } from '../portals/http/find-proxy.ts';
import type { DeviceSettings } from '../settings/device-settings.ts';
import { createDropFolders } from './drop-folders.ts';
import { createPortalAccounts } from './portal-accounts.ts';
import { createPortalRoom } from './portal-room.ts';

test('[O46] who does not lead the desk adds and removes no portal, and the secret goes nowhere', async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let saved = 0;
  let mayEdit = false;
  const portals = createPortalRoom({
    desk: {
      portal: () => testPortal,
      mayEditPortal: () => mayEdit,
      savePortal: async (portal) => {
        saved += 1;
        return ok(portal);
      },
    },
    accounts: createPortalAccounts(createMemoryCredentials('keyring'), 'desk'),
    folders: { of: () => null, keep: async () => null, forget: async () => null },
    newEntryId: () => 'cong-1',
    clock: () => new Date(),
    findProxy: goDirectly,
    onChanged: () => undefined,
  });
  const wish = { kind: 'generic', name: 'A', address: `http://127.0.0.1:${port}`, acceptsPlainHttp: true } as const;
  const refused = { ok: false, error: { code: 'settings-refused' } };
  expect(await portals.add(wish, { account: '', secret: 'mat-ma' })).toEqual(refused);
  expect(await portals.remove('cong-1')).toEqual(refused);
  expect([asked, saved]).toEqual([0, 0]);
  mayEdit = true;
  await portals.add(wish, { account: '', secret: 'mat-ma' });
  expect(asked).toBeGreaterThan(0);
  server.close();
});

test('[DF6] a drop folder is kept where it can be written to; where it is belongs to this machine alone', async () => {
  const place = await mkdtemp(path.join(tmpdir(), 'toasoan-folders-'));
  let portal: Portal = testPortal;
  let settings: Pick<DeviceSettings, 'dropFolders'> = { dropFolders: {} };
  const portals = createPortalRoom({
    desk: {
      portal: () => portal,
      mayEditPortal: () => true,
      savePortal: async (next) => ok((portal = next)),
    },
    accounts: createPortalAccounts(createMemoryCredentials('keyring'), 'desk'),
    folders: createDropFolders(
      {
        read: () => settings as DeviceSettings,
        change: async (change) => void (settings = { ...settings, ...change }),
      },
      'desk',
    ),
    newEntryId: () => 'cong-1',
    clock: () => new Date(),
    findProxy: goDirectly,
    onChanged: () => undefined,
  });
  try {
    const refused = await portals.addFolder('Báo bạn', path.join(place, 'mất'));
    expect([refused, portal, settings.dropFolders]).toMatchObject([
      { ok: true, value: { standing: null, check: { ok: false, trouble: 'folder-unusable' } } },
      testPortal,
      {},
    ]);
    const added = await portals.addFolder('Báo bạn', place);
    const name = path.basename(place);
    expect(added).toMatchObject({ ok: true, value: { standing: { account: name }, check: { ok: true } } });
    expect(portal.outlets).toEqual([{ id: 'cong-1', kind: 'drop-folder', name: 'Báo bạn' }]);
    expect([settings.dropFolders, (await portals.list())[0]?.account]).toEqual([{ 'desk/cong-1': place }, name]);
    await portals.remove('cong-1');
    expect([settings.dropFolders, portal.outlets]).toEqual([{}, undefined]);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
});
