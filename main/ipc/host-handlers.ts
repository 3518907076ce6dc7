import { ok } from '../../shared/result.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { HandlersOf } from './handlers.ts';

/** A secret comes in here once and is never answered. */
export const hostHandlers = ({ newsroom }: { readonly newsroom: Newsroom }): HandlersOf<'host'> => ({
  'host:standing': async () => {
    const here = await newsroom.here();
    return here.ok ? ok(await here.value.site.host.standing()) : here;
  },
  'host:look': async ({ place }) => {
    const here = await newsroom.here();
    return here.ok ? ok(await here.value.site.host.look(place)) : here;
  },
  'host:use': async ({ place, identity, secret }) => {
    const here = await newsroom.here();
    return here.ok ? here.value.site.host.use({ ...place, identity }, secret) : here;
  },
  'host:check': async () => {
    const here = await newsroom.here();
    return here.ok ? ok(await here.value.site.host.check()) : here;
  },
  'host:leave': async () => {
    const here = await newsroom.here();
    return here.ok ? here.value.site.host.leave() : here;
  },
  'host:send': async ({ takesOver }) => {
    const here = await newsroom.here();
    if (!here.ok) return here;
    here.value.site.host.send(takesOver);
    return ok(null);
  },
  'host:stop': async () => {
    const here = await newsroom.here();
    if (!here.ok) return here;
    here.value.site.host.stop();
    return ok(null);
  },
});
