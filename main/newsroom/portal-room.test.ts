import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { testPortal } from '../../shared/rendering/test-newspaper.ts';
import { ok } from '../../shared/result.ts';
import { createMemoryCredentials } from '../credentials/memory-credentials.ts';
import { goDirectly } from '../portals/http/find-proxy.ts';
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
