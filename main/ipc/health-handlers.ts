import { ok } from '../../shared/result.ts';
import { deskHealth } from '../newsroom/desk-health.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { HandlersOf } from './handlers.ts';

export interface HealthHandlerParts {
  readonly newsroom: Newsroom;
}

export const healthHandlers = ({ newsroom }: HealthHandlerParts): HandlersOf<'health'> => ({
  'health:read': async () => {
    const here = await newsroom.here();
    return here.ok ? ok(await deskHealth(here.value.desk)) : here;
  },
  'health:checkWhole': async () => {
    const here = await newsroom.here();
    if (!here.ok) return here;
    const checked = await here.value.desk.checkWhole();
    return checked.ok ? ok(await deskHealth(here.value.desk)) : checked;
  },
});
