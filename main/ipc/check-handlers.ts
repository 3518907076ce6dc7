import { ok } from '../../shared/result.ts';
import type { LinkTester } from '../newsroom/link-tester.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { HandlersOf } from './handlers.ts';

export interface CheckHandlerParts {
  readonly newsroom: Newsroom;
  readonly links: LinkTester;
}

export const checkHandlers = ({ newsroom, links }: CheckHandlerParts): HandlersOf<'checks'> => ({
  'checks:around': async (wish) => {
    const here = await newsroom.here();
    return here.ok ? here.value.desk.workflow.checksAround(wish) : here;
  },
  'checks:testLinks': async ({ urls }) => ok(await links.test(urls)),
});
