import { expect, test } from 'vitest';
import { createLiveTeller, type LiveNews } from './tell-live.ts';
import type { Notice } from './notifier.ts';

const NOW = '2026-11-26T03:00:00.000Z';
const news: LiveNews = { articleId: 'a1', headline: 'Chè vào vụ', place: 'Báo Suối Bạc', orderedAt: null };

function told(isOn = true) {
  const notices: Notice[] = [];
  const shown: string[] = [];
  const teller = {
    notifier: { show: (notice: Notice) => notices.push(notice) },
    locale: () => 'vi' as const,
    isOn: () => isOn,
    showArticle: (articleId: string) => shown.push(articleId),
  };
  return { notices, shown, tell: createLiveTeller(teller, () => new Date(NOW)) };
}

test('[Q5] what went live after a restart or a wait is told with its place, and opens the article', () => {
  const { notices, shown, tell } = told();
  tell(news);
  tell({ ...news, headline: '', orderedAt: '2026-11-26T02:59:00.000Z' });
  expect(notices.map(({ title, body }) => [title, body])).toEqual([
    ['Bài đã lên trang, đã kiểm tra: Chè vào vụ', 'Báo Suối Bạc'],
    ['Bài đã lên trang, đã kiểm tra: (chưa có tít)', 'Báo Suối Bạc'],
  ]);
  notices[0]?.onClick();
  expect(shown).toEqual(['a1']);
});

test('[Q5] what went live while one still looked is not told, and nothing is when notices are off', () => {
  const { notices, tell } = told();
  tell({ ...news, orderedAt: '2026-11-26T02:59:58.000Z' });
  const off = told(false);
  off.tell(news);
  expect([notices, off.notices]).toEqual([[], []]);
});
