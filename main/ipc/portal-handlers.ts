import { ok } from '../../shared/result.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { HandlersOf } from './handlers.ts';

/** A secret comes in here once and is never answered. */
export const portalHandlers = ({ newsroom }: { readonly newsroom: Newsroom }): HandlersOf<'portal'> => ({
  'portal:list': async () => {
    const here = await newsroom.here();
    return here.ok ? ok(await here.value.portals.list()) : here;
  },
  'portal:add': async ({ account, secret, ...outlet }) => {
    const here = await newsroom.here();
    return here.ok ? here.value.portals.add(outlet, { account, secret }) : here;
  },
  'portal:check': async ({ portalId }) => {
    const here = await newsroom.here();
    return here.ok ? here.value.portals.check(portalId) : here;
  },
  'portal:replaceAccount': async ({ portalId, account, secret }) => {
    const here = await newsroom.here();
    return here.ok ? here.value.portals.replaceAccount(portalId, { account, secret }) : here;
  },
  'portal:forgetAccount': async ({ portalId }) => {
    const here = await newsroom.here();
    if (!here.ok) return here;
    const forgotten = await here.value.portals.forgetAccount(portalId);
    return forgotten.ok ? ok(await here.value.portals.list()) : forgotten;
  },
  'portal:remove': async ({ portalId }) => {
    const here = await newsroom.here();
    if (!here.ok) return here;
    const removed = await here.value.portals.remove(portalId);
    return removed.ok ? ok(await here.value.portals.list()) : removed;
  },
});
