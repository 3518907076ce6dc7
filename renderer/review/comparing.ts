import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Article } from '../../shared/article/schema.ts';
import type { ChangeRef } from '../../shared/compare/change-refs.ts';
import type { ArticleComparison } from '../../shared/compare/compare-articles.ts';
import { restoreChange } from '../../shared/compare/restore-change.ts';
import { articleToWire, type DeskBridge } from '../../shared/ipc/contract.ts';
import type { ComparableRevisions } from '../../shared/ipc/requests/compare-requests.ts';
import type { OwnSave } from '../../shared/ipc/requests/version-requests.ts';
import type { Notices } from '../state/notices.ts';
import type { OpenArticle } from '../state/open-article.ts';

const SAVE = 'save:';

/** A version to compare: a revision by its content hash, a save of this machine (`savedVersion`), or the text in the window. */
export type ComparedVersion = 'now' | (string & {});

export const savedVersion = (id: string): ComparedVersion => `${SAVE}${id}`;

export interface ComparedVersions {
  readonly before: ComparedVersion;
  readonly after: ComparedVersion;
}

/** A comparison on the screen. */
export interface ShownComparison extends ComparedVersions {
  readonly articleId: string;
  readonly known: ComparableRevisions;
  /** Saves of this machine whose words are no revision. */
  readonly saves: readonly OwnSave[];
  readonly beforeArticle: Article;
  readonly comparison: ArticleComparison;
}

/** Two versions of the open article side by side. */
export interface Comparing {
  readonly shown: ReadonlySignal<ShownComparison | null>;
  readonly isBusy: ReadonlySignal<boolean>;
  /** False when there was nothing to compare, which was then said. Left out, `versions` are the newest other revision and the text in the window. */
  readonly show: (open: OpenArticle, versions?: ComparedVersions) => Promise<boolean>;
  /** Takes one change back in the open article, as one step of undo, and compares again. */
  readonly restore: (open: OpenArticle, ref: ChangeRef) => Promise<void>;
  readonly close: () => void;
}

/** The newest revision whose words are not those in the window; `null`: there is none. */
function usualVersions(open: OpenArticle, { revisions }: ComparableRevisions): ComparedVersions | null {
  const { last } = open.saved.peek();
  const kept = last.kind === 'revision' ? last.content : null;
  const before = revisions.find((revision) => revision.content !== kept);
  return before === undefined ? null : { before: before.content, after: 'now' };
}

export function createComparing(bridge: DeskBridge, notices: Notices): Comparing {
  const shown = signal<ShownComparison | null>(null);
  const isBusy = signal(false);

  async function compare(open: OpenArticle, wish: ComparedVersions | undefined): Promise<boolean> {
    const known = await bridge.request('compare:revisions', { articleId: open.id });
    if (!known.ok) {
      notices.showError(known.error);
      return false;
    }
    const versions = wish ?? usualVersions(open, known.value);
    if (versions === null) {
      notices.showInfo((words) => words.compare.noRevision);
      return false;
    }
    const asked = (version: ComparedVersion) => {
      if (version === 'now') return { kind: 'text', articleJson: articleToWire(open.editor.readArticle()) } as const;
      return version.startsWith(SAVE)
        ? ({ kind: 'save', id: version.slice(SAVE.length) } as const)
        : ({ kind: 'revision', content: version } as const);
    };
    const { before, after } = versions;
    const answer = await bridge.request('compare:articles', {
      articleId: open.id,
      before: asked(before),
      after: asked(after),
    });
    if (!answer.ok) {
      notices.showError(answer.error);
      return false;
    }
    const { comparison, before: beforeArticle } = answer.value;
    const saves = await savesOf(open.id, known.value);
    shown.value = { articleId: open.id, before, after, known: known.value, saves, beforeArticle, comparison };
    return true;
  }

  /** A history that cannot be read offers nothing to choose; the comparison stands all the same. */
  async function savesOf(articleId: string, { revisions }: ComparableRevisions): Promise<readonly OwnSave[]> {
    const list = await bridge.request('versions:list', { articleId });
    const kept = new Set(revisions.map(({ content }) => content));
    return list.ok ? list.value.own.filter(({ content }) => !kept.has(content)) : [];
  }

  const show = async (open: OpenArticle, versions?: ComparedVersions): Promise<boolean> => {
    isBusy.value = true;
    try {
      // What is typed last counts too, and the revisions tell which of them holds it.
      await open.flush();
      return await compare(open, versions);
    } finally {
      isBusy.value = false;
    }
  };
  return {
    shown,
    isBusy,
    show,
    async restore(open, ref) {
      const comparison = shown.peek();
      if (comparison === null || comparison.articleId !== open.id || comparison.after !== 'now') return;
      open.editor.restore(restoreChange(open.editor.readArticle(), comparison.beforeArticle, ref));
      notices.showInfo((words) => words.compare.restored);
      await show(open, { before: comparison.before, after: 'now' });
    },
    close: () => void (shown.value = null),
  };
}
