import type { ArticleSummary, Locale } from '../../shared/ipc/wire.ts';
import type { HistoryEntry } from '../../shared/records/fold.ts';
import type { RecordKind } from '../../shared/records/record-kinds.ts';
import type { WorkflowStory } from '../../shared/ipc/requests/workflow-requests.ts';
import type { Desk } from '../desk/desk.ts';
import { NATIVE_WORDS } from '../windows/words/native-words.ts';
import type { Notifier } from './notifier.ts';
import { stepNews, type StepNews } from './step-news.ts';

export interface StepTeller {
  readonly notifier: Notifier;
  readonly locale: () => Locale;
  /** The person has not turned notices off. */
  readonly isOn: () => boolean;
  /** Brings the window to the front with this article. */
  readonly showArticle: (articleId: string) => void;
}

const MOST_BODY = 200;

/** The steps that bring each news. */
const BROUGHT_BY: Readonly<Record<StepNews, ReadonlySet<RecordKind>>> = {
  returned: new Set(['requestChanges']),
  approved: new Set(['approve']),
  published: new Set(['publication', 'publish']),
  takenOver: new Set(['take', 'reassign', 'hold']),
};

const bringerOf = (news: StepNews, history: readonly HistoryEntry[]): HistoryEntry | undefined =>
  history.findLast(({ kind, effect }) => BROUGHT_BY[news].has(kind) && effect === 'done');

/**
 * Tells the person at this machine, outside the window, what others did with their articles; what they did themselves is no news. Returns the way to
 * stop.
 */
export function tellSteps(
  desk: Pick<Desk, 'onArticleChanged' | 'info' | 'siteInfo' | 'workflow'>,
  teller: StepTeller,
): () => void {
  const { notifier, locale, isOn, showArticle } = teller;

  async function tell(
    news: StepNews,
    { headline, id }: ArticleSummary,
    { names, history, flow }: WorkflowStory,
  ): Promise<void> {
    const bringer = bringerOf(news, history);
    if (bringer?.by === desk.info().me.personId) return;
    const { notices } = NATIVE_WORDS[locale()];
    const name = bringer === undefined ? notices.somebody : (names[bringer.by] ?? notices.somebody);
    const said = news === 'returned' ? (flow.reason?.text ?? '') : '';
    // A receipt without an address does not say that readers see it.
    const named = news === 'published' && (await desk.siteInfo(id)).url === null ? 'written' : news;
    const title = notices[named](headline === '' ? notices.untitled : headline);
    const body = (said === '' ? name : notices.said(name, said)).replaceAll(/\s+/gu, ' ').slice(0, MOST_BODY);
    notifier.show({ title, body, onClick: () => showArticle(id) });
  }

  return desk.onArticleChanged((now, before) => {
    if (before === null || !isOn()) return;
    const news = stepNews(before, now, desk.info().me.personId);
    if (news === null) return;
    void desk.workflow.story(now.id).then((story) => {
      return story.ok ? tell(news, now, story.value) : null;
    });
  });
}
