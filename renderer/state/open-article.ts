import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Article } from '../../shared/article/schema.ts';
import { articleToWire, type Answer, type DeskBridge } from '../../shared/ipc/contract.ts';
import type { ArticleSiteInfo, OpenedArticle } from '../../shared/ipc/wire.ts';
import type { ArticleEditor } from '../editor/article-editor.ts';
import { createAutosave, type SaveStatus } from './autosave.ts';
import type { Notices } from './notices.ts';

/** Opens the document of an article, connected with this window. */
export type CreateEditor = (article: Article) => ArticleEditor;

/** The article in the window, with what is proven about it. */
export interface OpenArticle {
  readonly id: string;
  /** The name of the house template that is being changed; null: this is an article. */
  readonly template: string | null;
  /** What is written is a suggestion for the article: saved apart, and no part of it. */
  readonly isSuggestion: boolean;
  /** Counts openings in this window: the same article opened again is another page. */
  readonly opening: number;
  readonly editor: ArticleEditor;
  readonly saved: ReadonlySignal<SaveStatus>;
  readonly site: ReadonlySignal<ArticleSiteInfo>;
  /** Makes the text durable now; false when that failed (the status says why). */
  readonly flush: () => Promise<boolean>;
  /** Makes the text durable and keeps it as a revision, unless nothing changed since the last one. */
  readonly keepRevision: () => Promise<boolean>;
  /** The same, under a short name. */
  readonly keepNamed: (note: string) => Promise<boolean>;
  /** What stands in the opened template becomes what articles begin with. */
  readonly keepTemplate: () => Promise<boolean>;
  readonly refreshSite: () => Promise<void>;
  readonly dispose: () => void;
}

/** A revision is kept when writing has rested this long. */
const PAUSE_MS = 10 * 60_000;

/** A key here or a publication elsewhere changes what may be said of the page that readers see. */
function followSite(bridge: DeskBridge, id: string, known: ArticleSiteInfo) {
  const site = signal(known);
  const refreshSite = async (): Promise<void> => {
    const info = await bridge.request('site:articleInfo', { articleId: id });
    if (info.ok) site.value = info.value;
  };
  const stopSite = bridge.on('article:changed', (row) => {
    if (row.id === id && row.site !== site.peek().state) void refreshSite();
  });
  // A page that was in the folder only may be proven by now where readers read.
  const stopHost = bridge.on('host:changed', ({ phase, awaiting }) => {
    const { state, url } = site.peek();
    if (phase === 'done' && state === 'current' && url === null && !awaiting.includes(id)) void refreshSite();
  });
  const stopFollowing = (): void => {
    stopSite();
    stopHost();
  };
  return { site, refreshSite, stopSite: stopFollowing };
}

type Purpose = 'article' | 'suggestion';

/** Where the text of a page is made durable: as the article's working copy, or as a suggestion beside it. */
const saverOf = (bridge: DeskBridge, editor: ArticleEditor, purpose: Purpose) => () =>
  bridge.request(purpose === 'suggestion' ? 'proposals:saveDraft' : 'article:saveWorkingCopy', {
    articleId: editor.articleId,
    articleJson: articleToWire(editor.readArticle()),
  });

export function createOpenArticle(
  bridge: DeskBridge,
  notices: Notices,
  createEditor: CreateEditor,
  opened: OpenedArticle,
  opening: number,
  purpose: Purpose = 'article',
): OpenArticle {
  const { id } = opened.article;
  const isSuggestion = purpose === 'suggestion';
  const editor = createEditor(opened.article);
  const autosave = createAutosave(saverOf(bridge, editor, purpose), opened.saved);
  let version = editor.version.peek();
  let pause: ReturnType<typeof setTimeout> | null = null;

  const keep = async (ask: () => Promise<Answer<'article:keepRevision'>>): Promise<boolean> => {
    const kept = await ask();
    if (kept.ok) autosave.adopt(kept.value);
    else notices.showError(kept.error);
    return kept.ok;
  };
  const keepRevision = async (): Promise<boolean> => {
    if (!(await autosave.flush())) return false;
    // A suggestion becomes nothing by itself; a save of a revision's own words is answered with that revision.
    if (isSuggestion || autosave.status.peek().last.kind === 'revision') return true;
    return keep(() => bridge.request('article:keepRevision', { articleId: id }));
  };
  const keepNamed = async (note: string): Promise<boolean> =>
    (await autosave.flush()) && keep(() => bridge.request('versions:name', { articleId: id, note }));
  const keepTemplate = async (): Promise<boolean> =>
    (await autosave.flush()) && keep(() => bridge.request('template:keep', { templateId: id }));
  const startPause = (): void => {
    if (pause !== null) clearTimeout(pause);
    pause = setTimeout(() => void keepRevision(), PAUSE_MS);
  };
  const stopVersion = editor.version.subscribe((next) => {
    if (next === version) return;
    version = next;
    autosave.changed();
  });
  const stopStatus = autosave.status.subscribe((status) => {
    if (!isSuggestion && status.kind === 'saved' && status.last.kind === 'working-copy') startPause();
  });
  const { site, refreshSite, stopSite } = followSite(bridge, id, opened.site);
  return {
    id,
    template: opened.template,
    isSuggestion,
    opening,
    editor,
    saved: autosave.status,
    site,
    flush: autosave.flush,
    keepRevision,
    keepNamed,
    keepTemplate,
    refreshSite,
    dispose() {
      stopSite();
      stopVersion();
      stopStatus();
      if (pause !== null) clearTimeout(pause);
      autosave.dispose();
      editor.dispose();
    },
  };
}
