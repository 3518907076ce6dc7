import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleArticle } from '../archive/archive.arbitrary.ts';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import type { WorkflowStory } from '../../shared/ipc/requests/workflow-requests.ts';
import type { HistoryEntry } from '../../shared/records/fold.ts';
import { ok } from '../../shared/result.ts';
import { NO_FLOW, WORKFLOW_STATES } from '../../shared/workflow/flow.ts';
import type { Desk } from '../desk/desk.ts';
import type { Notice } from './notifier.ts';
import { stepNews } from './step-news.ts';
import { tellSteps } from './tell-steps.ts';

type Change = Partial<ArticleSummary['workflow']> & { readonly site?: ArticleSummary['site']; readonly held?: string };

function row({ site = 'absent', held, ...workflow }: Change): ArticleSummary {
  const { row: plain } = sampleArticle(1, { headline: 'Chè Suối Bạc' });
  if (plain === null) throw new Error('a sample has a row');
  const holder = held === undefined ? null : { personId: held, since: '2026-01-01T00:00:00.000Z', until: null };
  return { ...plain, site, holder, workflow: { ...plain.workflow, owner: 'me', ...workflow } };
}

const step = (kind: HistoryEntry['kind'], by: string): HistoryEntry => ({
  record: 'a'.repeat(64),
  at: '2026-01-01T00:00:00.000Z',
  by,
  dev: 'd'.repeat(43),
  trust: 'roster',
  kind,
  said: '',
  checks: null,
  effect: 'done',
});

/** A desk that tells of changes, and what the person was told. */
function told(history: readonly HistoryEntry[], url: string | null = 'https://bao.example') {
  const notices: Notice[] = [];
  const shown: string[] = [];
  const state = { isOn: true };
  let listener: Parameters<Desk['onArticleChanged']>[0] = () => undefined;
  const reason = { record: '', by: 'hai', dev: '', at: '', text: 'Thiếu nguồn' };
  const story = { history, flow: { ...NO_FLOW, reason }, names: { hai: 'Trần Văn Hải' } } as unknown as WorkflowStory;
  const desk = {
    onArticleChanged: (listen: typeof listener) => {
      listener = listen;
      return () => void (listener = () => undefined);
    },
    info: () => ({ me: { personId: 'me' } }),
    siteInfo: async () => ({ url }),
    workflow: { story: async () => ok(story) },
  } as unknown as Parameters<typeof tellSteps>[0];
  const stop = tellSteps(desk, {
    notifier: { show: (notice) => notices.push(notice) },
    locale: () => 'vi',
    isOn: () => state.isOn,
    showArticle: (articleId) => shown.push(articleId),
  });
  return {
    notices,
    shown,
    state,
    stop,
    change: async (before: ArticleSummary | null, now: ArticleSummary) => {
      listener(now, before);
      await new Promise((resolve) => setTimeout(resolve));
      return notices.map(({ title, body }) => [title, body]);
    },
  };
}

describe('[Q3] notices on the desktop', () => {
  it('tell the writer that their article was returned (with the reason), approved, or stands on the site', async () => {
    const returned = told([step('requestChanges', 'hai')]);
    expect(await returned.change(row({ state: 'review' }), row({ state: 'changes' }))).toEqual([
      ['Bài bị trả lại: Chè Suối Bạc', 'Trần Văn Hải: Thiếu nguồn'],
    ]);
    const approved = told([step('approve', 'hai')]);
    expect(await approved.change(row({ state: 'review' }), row({ state: 'approved' }))).toEqual([
      ['Bài đã được duyệt: Chè Suối Bạc', 'Trần Văn Hải'],
    ]);
    const [before, now] = [row({ state: 'published' }), row({ state: 'published', site: 'current' })];
    expect(await told([step('publication', 'hai')]).change(before, now)).toEqual([
      ['Bài đã lên trang, đã kiểm tra: Chè Suối Bạc', 'Trần Văn Hải'],
    ]);
    expect(await told([step('publication', 'hai')], null).change(before, now)).toEqual([
      ['Bài đã ghi vào thư mục trang: Chè Suối Bạc', 'Trần Văn Hải'],
    ]);
  });

  it('tell whoever worked on an article that somebody else took it over, and open it', async () => {
    const taken = told([step('take', 'hai')]);
    await taken.change(row({ reviewer: 'me', owner: 'lan' }), row({ reviewer: 'hai', owner: 'lan' }));
    await taken.change(row({ held: 'me' }), row({ held: 'hai' }));
    expect(taken.notices.map(({ title }) => title)).toEqual([
      'Người khác đã nhận bài: Chè Suối Bạc',
      'Người khác đã nhận bài: Chè Suối Bạc',
    ]);
    taken.notices[0]?.onClick();
    expect(taken.shown).toEqual([row({}).id]);
  });

  it('tell nothing of what one did oneself, of what was known before, when turned off, or once the desk is left', async () => {
    const own = told([step('approve', 'me')]);
    expect(await own.change(row({ state: 'review' }), row({ state: 'approved' }))).toEqual([]);
    const others = told([step('approve', 'hai')]);
    expect(await others.change(null, row({ state: 'approved' }))).toEqual([]);
    others.state.isOn = false;
    expect(await others.change(row({ state: 'review' }), row({ state: 'approved' }))).toEqual([]);
    others.state.isOn = true;
    others.stop();
    expect(await others.change(row({ state: 'review' }), row({ state: 'approved' }))).toEqual([]);
  });

  it('are never about a row that stayed as it was, and never about somebody else’s article that one has no part in', () => {
    const any = fc.record({
      state: fc.constantFrom(...WORKFLOW_STATES),
      owner: fc.constantFrom('lan', 'hai', null),
      reviewer: fc.constantFrom('hai', 'lan', null),
      site: fc.constantFrom('absent' as const, 'current' as const, 'outdated' as const),
    });
    fc.assert(
      fc.property(any, any, (before, now) => {
        expect([stepNews(row(now), row(now), 'me'), stepNews(row(before), row(now), 'me')]).toEqual([null, null]);
      }),
    );
  });
});
