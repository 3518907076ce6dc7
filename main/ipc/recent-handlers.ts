import { ok } from '../../shared/result.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { HandlersOf } from './handlers.ts';

export interface RecentHandlerParts {
  readonly newsroom: Newsroom;
}

export const recentHandlers = ({ newsroom }: RecentHandlerParts): HandlersOf<'recent'> => ({
  'recent:list': async () => ok(await newsroom.recent.list()),
  'recent:open': async ({ deskId }) => {
    const desk = await newsroom.openRecent(deskId);
    return desk.ok ? ok(desk.value.info()) : desk;
  },
  'recent:forget': async ({ deskId }) => {
    await newsroom.recent.forget(deskId);
    return ok(await newsroom.recent.list());
  },
});
