import { ok } from '../../shared/result.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { HandlersOf } from './handlers.ts';

export interface SyncHandlerParts {
  readonly newsroom: Newsroom;
}

export const syncHandlers = ({ newsroom }: SyncHandlerParts): HandlersOf<'sync'> => ({
  'sync:state': async () => {
    const here = await newsroom.here();
    return here.ok ? ok(here.value.desk.sync()) : here;
  },
});
