import { fail, ok } from '../../shared/result.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import type { FileDialogs } from '../windows/file-dialogs.ts';
import type { Announce, HandlersOf } from './handlers.ts';

export interface SiteHandlerParts {
  readonly newsroom: Newsroom;
  readonly dialogs: FileDialogs;
  readonly settings: SettingsFile;
  readonly announce: Announce;
  /** Shows a file of the site in the system's browser. */
  readonly openPage: (file: string) => Promise<void>;
}

export function siteHandlers(parts: SiteHandlerParts): HandlersOf<'site'> {
  const { newsroom, dialogs, settings, announce, openPage } = parts;
  return {
    'site:info': async () => {
      const here = await newsroom.here();
      return here.ok ? ok(await here.value.site.info()) : here;
    },
    'site:savePortal': async ({ portal }) => {
      const here = await newsroom.here();
      return here.ok ? here.value.site.savePortal(portal) : here;
    },
    'site:chooseFolder': async () => {
      const here = await newsroom.here();
      if (!here.ok) return here;
      const { desk, site } = here.value;
      const folder = await dialogs.pickSiteFolder();
      if (folder === null) return fail({ code: 'cancelled' });
      const moved = await site.moveTo(folder);
      if (!moved.ok) return moved;
      await settings.change({ siteFolders: { ...settings.read().siteFolders, [desk.info().id]: folder } });
      return ok(await site.info());
    },
    'site:articleInfo': async ({ articleId }) => {
      const here = await newsroom.here();
      if (!here.ok) return here;
      const { desk, site } = here.value;
      const opened = await desk.openArticle(articleId);
      if (!opened.ok) return opened;
      const path = await site.pathOf(opened.value.article);
      return path.ok ? ok({ ...(await desk.siteInfo(articleId)), path: path.value }) : path;
    },
    'site:publish': async ({ articleId }) => {
      const here = await newsroom.here();
      if (!here.ok) return here;
      return here.value.site.publish(articleId, (progress) => announce('site:progress', progress));
    },
    'site:cancelPublish': async ({ articleId }) => {
      const here = await newsroom.here();
      if (!here.ok) return here;
      here.value.site.cancel(articleId);
      return ok(null);
    },
    'site:openInBrowser': async ({ articleId }) => {
      const here = await newsroom.here();
      if (!here.ok) return here;
      const file = await here.value.site.pageFile(articleId);
      if (!file.ok) return file;
      await openPage(file.value);
      return ok(null);
    },
  };
}
