import { fail, ok } from '../../shared/result.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { FileDialogs } from '../windows/file-dialogs.ts';
import type { HandlersOf } from './handlers.ts';

interface PortalHandlerParts {
  readonly newsroom: Newsroom;
  readonly dialogs: FileDialogs;
}

/** A secret comes in here once and is never answered; a folder is asked for here. */
export const portalHandlers = ({ newsroom, dialogs }: PortalHandlerParts): HandlersOf<'portal'> => ({
  'portal:list': async () => {
    const here = await newsroom.here();
    return here.ok ? ok(await here.value.portals.list()) : here;
  },
  'portal:add': async ({ account, secret, ...outlet }) => {
    const here = await newsroom.here();
    return here.ok ? here.value.portals.add(outlet, { account, secret }) : here;
  },
  'portal:addFolder': async ({ name }) => {
    const here = await newsroom.here();
    if (!here.ok) return here;
    if (!here.value.desk.mayEditPortal()) return fail({ code: 'settings-refused' });
    const folder = await dialogs.pickDropFolder();
    return folder === null ? fail({ code: 'cancelled' }) : here.value.portals.addFolder(name, folder);
  },
  'portal:chooseFolder': async ({ portalId }) => {
    const here = await newsroom.here();
    if (!here.ok) return here;
    const folder = await dialogs.pickDropFolder();
    return folder === null ? fail({ code: 'cancelled' }) : here.value.portals.chooseFolder(portalId, folder);
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
