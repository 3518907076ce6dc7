import { fail, ok } from '../../shared/result.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { HandlersOf } from './handlers.ts';

export interface OutboxHandlerParts {
  readonly newsroom: Newsroom;
  /** Hands a web address to the system; anything else is refused. */
  readonly openLink: (url: string) => Promise<boolean>;
}

export const outboxHandlers = ({ newsroom, openLink }: OutboxHandlerParts): HandlersOf<'outbox'> => ({
  'outbox:list': async ({ limit }) => {
    const here = await newsroom.here();
    return here.ok ? ok(await here.value.mail.page(limit)) : here;
  },
  'outbox:sendAgain': async ({ jobId, over, limit }) => {
    const here = await newsroom.here();
    if (!here.ok) return here;
    const { mail, site } = here.value;
    const sent = site.changes.has(jobId) ? await site.changes.putBack(jobId) : await mail.sendAgain(jobId, over);
    return sent.ok ? ok(await here.value.mail.page(limit)) : sent;
  },
  'outbox:forget': async ({ jobId, limit }) => {
    const here = await newsroom.here();
    if (!here.ok) return here;
    const { mail, site } = here.value;
    const forgotten = await (site.changes.has(jobId) ? site.changes.keep(jobId) : mail.forget(jobId));
    return forgotten.ok ? ok(await here.value.mail.page(limit)) : forgotten;
  },
  'outbox:lookForChanges': async () => {
    const here = await newsroom.here();
    return here.ok ? ok(await here.value.drift.look()) : here;
  },
  'outbox:poke': async () => {
    const here = await newsroom.here();
    if (!here.ok) return here;
    here.value.mail.poke();
    if (here.value.site.host.isSet()) here.value.site.catchUp();
    return ok(null);
  },
  'outbox:openPage': async ({ jobId }) => {
    const here = await newsroom.here();
    if (!here.ok) return here;
    const url = await here.value.mail.addressOf(jobId);
    if (url === null) return fail({ code: 'not-found', what: 'article' });
    return (await openLink(url)) ? ok(null) : fail({ code: 'invalid-input', fields: ['url'] });
  },
});
