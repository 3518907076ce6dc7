import { articleToWire } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/result.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { HandlersOf } from './handlers.ts';

export interface VersionHandlerParts {
  readonly newsroom: Newsroom;
  /** Articles that were open when the window crashed since the start. */
  readonly rescued: () => readonly string[];
}

export function versionHandlers({ newsroom, rescued }: VersionHandlerParts): HandlersOf<'versions'> {
  return {
    'versions:list': async ({ articleId }) => {
      const here = await newsroom.here();
      return here.ok ? here.value.desk.versions.list(articleId) : here;
    },
    'versions:recovered': async () => {
      const here = await newsroom.here();
      return here.ok ? ok(await here.value.desk.recovery(rescued())) : here;
    },
    'versions:putRecoveredAway': async () => {
      const here = await newsroom.here();
      return here.ok ? here.value.desk.putRecoveredAway() : here;
    },
    'versions:name': async ({ articleId, note }) => {
      const here = await newsroom.here();
      return here.ok ? here.value.desk.keepRevision(articleId, note) : here;
    },
    'versions:read': async ({ articleId, version }) => {
      const here = await newsroom.here();
      if (!here.ok) return here;
      const article = await here.value.desk.versions.read(articleId, version);
      return article.ok ? ok(articleToWire(article.value)) : article;
    },
  };
}
