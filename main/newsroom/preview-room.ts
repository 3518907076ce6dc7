import type { AppError } from '../../shared/app-error.ts';
import type { Article } from '../../shared/article/schema.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { SitePreview } from '../portals/portal-site.ts';
import { previewArticle, type PublishingParts } from '../publishing/publish-article.ts';

/** The site as it would be if one article were published now: the one whose path was asked for last. */
export interface PreviewRoom {
  /** Where the article's page stands, or would stand, in the site. */
  readonly pathOf: (article: Article) => Promise<Result<string, AppError>>;
  /** A file of that site; null when it has none there. */
  readonly read: (file: string) => Promise<Uint8Array | null>;
  readonly forget: () => void;
}

export function createPreview(desk: Desk, parts: () => PublishingParts): PreviewRoom {
  let shown: { readonly articleId: string; readonly pages: SitePreview } | null = null;
  const draw = async (article: Article): Promise<Result<SitePreview, AppError>> => {
    const pages = await previewArticle(article, parts());
    if (pages.ok) shown = { articleId: article.id, pages: pages.value };
    return pages;
  };
  return {
    async pathOf(article) {
      const pages = await draw(article);
      return pages.ok ? ok(pages.value.pagePath) : pages;
    },
    async read(file) {
      if (shown === null) return null;
      if (file !== shown.pages.pagePath) return shown.pages.read(file);
      // The page itself is drawn anew from the newest saved words each time that it is loaded.
      const opened = await desk.openArticle(shown.articleId);
      const pages = opened.ok ? await draw(opened.value.article) : opened;
      return pages.ok ? pages.value.read(pages.value.pagePath) : null;
    },
    forget: () => (shown = null),
  };
}
