import type { AppError } from '../../shared/app-error.ts';
import { EVERYTHING } from '../../shared/ipc/list-wish.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { HandlersOf } from './handlers.ts';
import { createNewestOnly } from './newest-only.ts';

/** Rows of a search for a link or a command. */
const FEW = 20;

export function listHandlers({ newsroom }: { readonly newsroom: Newsroom }): HandlersOf<'list'> {
  const atDesk = async <T>(work: (desk: Desk) => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> => {
    const here = await newsroom.here();
    return here.ok ? work(here.value.desk) : here;
  };
  const pages = createNewestOnly();
  const finds = createNewestOnly();
  return {
    'list:page': (wish) => atDesk((desk) => pages.ask(() => desk.list(wish))),
    'list:counts': () => atDesk((desk) => desk.counts()),
    'list:rows': ({ articleIds }) =>
      atDesk(async (desk) => {
        const rows = await desk.rows(articleIds);
        return rows.ok ? ok({ rows: rows.value, isComplete: desk.archive().isComplete }) : rows;
      }),
    'list:find': ({ query, except }) =>
      atDesk((desk) =>
        finds.ask(async () => {
          const page = await desk.list({ ...EVERYTHING, query, limit: FEW }, except ?? undefined);
          return page.ok ? ok(page.value.rows) : page;
        }),
      ),
  };
}
