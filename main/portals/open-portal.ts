import type { Outlet } from '../../shared/portal/schema.ts';
import { createDropFolder } from './drop-folder/create-drop-folder.ts';
import { createGenericPortal } from './generic/create-generic-portal.ts';
import type { FindProxy } from './http/find-proxy.ts';
import { createHttp, USUAL_HTTP } from './http/send-request.ts';
import type { Portal } from './portal.ts';
import { createWordPressPortal } from './wordpress/create-wordpress-portal.ts';

/** Who we are at a portal. The secret is asked for when a request needs it. */
export interface PortalAccount {
  readonly account: string;
  readonly secret: string;
}

/** How this machine gets to a portal and is let in; null: not at all. */
export interface WayIn {
  readonly account: () => Promise<PortalAccount | null>;
  readonly folder: () => string | null;
  readonly findProxy: FindProxy;
}

/** The adapter for a portal of the settings. */
export function openPortal(outlet: Outlet, { account, folder, findProxy }: WayIn, now: () => Date): Portal {
  if (outlet.kind === 'drop-folder') return createDropFolder({ folder, name: outlet.name, now });
  const { kind, address, acceptsPlainHttp } = outlet;
  const send = createHttp({ ...USUAL_HTTP, acceptsPlainHttp }, findProxy);
  switch (kind) {
    case 'generic':
      return createGenericPortal({ address, token: async () => (await account())?.secret ?? null, send, now });
    case 'wordpress':
      return createWordPressPortal({ address, account, send, now });
  }
}
