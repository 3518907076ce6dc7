// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { plainRuns, runsText } from '../../shared/article/runs.ts';
import type { ArticleVersions } from '../../shared/ipc/requests/version-requests.ts';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';

const ID = '01J00000000000000000000001';

const NOW = { ...createArticle(ID), headline: 'Chợ nổi họp sớm', lead: plainRuns('Bản hôm nay.') };
const BEFORE = {
  ...NOW,
  headline: 'Chợ nổi',
  lead: plainRuns('Bản hôm qua.'),
  body: [{ kind: 'p' as const, id: 'p1', text: [{ text: 'Xem thêm', marks: [], link: 'https://example.org/' }] }],
};

const VERSIONS: Partial<ArticleVersions> = {
  shared: [
    {
      record: 'a'.repeat(64),
      content: 'b'.repeat(64),
      at: '2026-03-01T02:38:02.000Z',
      by: 'Hằng Nga',
      trust: 'roster',
      note: 'Sửa theo góp ý',
    },
    {
      record: 'c'.repeat(64),
      content: 'd'.repeat(64),
      at: '2026-02-28T02:38:02.000Z',
      by: null,
      trust: 'unknown',
      note: '',
    },
  ],
  own: [{ id: '1-0', savedAt: '2026-03-02T02:38:02.000Z', content: 'b'.repeat(64) }],
};

let opened: OpenedWindow;
afterEach(() => opened.close());

async function openPanel(versions: Partial<ArticleVersions> = VERSIONS) {
  opened = await openWindow({
    start: { lastArticle: ID },
    articles: [NOW],
    versions,
    versionText: BEFORE,
  });
  fireEvent.click(screen.getByRole('tab', { name: 'Phiên bản' }));
  await settle();
  return within(screen.getByRole('tabpanel'));
}

test('[V1] names who kept each revision, when, whether the signature is vouched for, and the note', async () => {
  const panel = await openPanel();
  const rows = panel.getAllByRole('button').map((button) => button.textContent);
  expect(rows).toEqual([
    'Ghi tên bản này',
    'Ai đã làm gì: lịch sử bài…',
    expect.stringMatching(/^09:38:02 01\/03\/2026Hằng Ngađã xác minh chữ kýSửa theo góp ý$/u),
    expect.stringMatching(/^09:38:02 28\/02\/2026Người chưa có trong tòa soạnchữ ký chưa ai xác nhận$/u),
    '09:38:02',
  ]);
});

test('[V2] shows the whole earlier text, whose links lead nowhere, and puts it back: kept before and after, one undo', async () => {
  const panel = await openPanel();
  fireEvent.click(panel.getByRole('button', { name: '09:38:02' }));
  await settle();
  const dialog = within(screen.getByRole('dialog'));
  expect([
    dialog.getByRole('heading', { name: 'Chợ nổi' }).tagName,
    dialog.queryByText('Bản hôm qua.') !== null,
    dialog.queryByRole('link'),
  ]).toEqual(['H3', true, null]);
  fireEvent.click(dialog.getByRole('button', { name: 'Khôi phục' }));
  await settle();
  await settle();
  const asked = opened.twin.asked
    .map(({ channel }) => channel)
    .filter((channel) => /^article:(keep|save)/u.test(channel));
  expect([opened.editor().readArticle().headline, opened.twin.saved(ID)?.headline, asked]).toEqual([
    'Chợ nổi',
    'Chợ nổi',
    ['article:keepRevision', 'article:saveWorkingCopy', 'article:keepRevision'],
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
  opened.editor().undo();
  expect(runsText(opened.editor().readArticle().lead)).toBe('Bản hôm nay.');
});

test('[V4] a revision is compared with the text in the window', async () => {
  const panel = await openPanel();
  fireEvent.click(panel.getByRole('button', { name: /Hằng Nga/u }));
  await settle();
  fireEvent.click(screen.getByRole('button', { name: 'So sánh với hiện nay' }));
  await settle();
  await settle();
  const asked = opened.twin.asked.findLast(({ channel }) => channel === 'compare:articles');
  expect([asked?.input, screen.queryByRole('dialog')]).toMatchObject([
    { articleId: ID, before: { kind: 'revision', content: 'b'.repeat(64) }, after: { kind: 'text' } },
    null,
  ]);
});

test('[V2] nothing is put back while the present text cannot be kept', async () => {
  const panel = await openPanel();
  fireEvent.click(panel.getByRole('button', { name: '09:38:02' }));
  await settle();
  opened.twin.refuse('article:keepRevision', { code: 'disk-full' });
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Khôi phục' }));
  await settle();
  expect(opened.editor().readArticle().headline).toBe('Chợ nổi họp sớm');
});

test('[V3] a history that is damaged or has gaps, and a desk folder that is away, are told', async () => {
  const panel = await openPanel({ isSharedAway: true, damaged: 2, missed: 3 });
  const said =
    panel.getByText(/quãng lưu bị hỏng/u).textContent + panel.getByText(/lần lưu không ghi thêm/u).textContent;
  expect([
    said.startsWith('2 quãng'),
    said.includes('3 lần lưu'),
    panel.getByText(/Chưa đọc được thư mục/u).tagName,
  ]).toEqual([true, true, 'P']);
});

test('[V4] a save that is no revision is compared with the text of now, and can be chosen against any other version', async () => {
  const own = [
    { id: '1-0', savedAt: '2026-03-02T02:38:02.000Z', content: 'e'.repeat(64) },
    { id: '1-1', savedAt: '2026-03-02T03:38:02.000Z', content: 'f'.repeat(64) },
  ];
  const panel = await openPanel({ ...VERSIONS, own });
  fireEvent.click(panel.getByRole('button', { name: '09:38:02' }));
  await settle();
  fireEvent.click(screen.getByRole('button', { name: 'So sánh với hiện nay' }));
  await settle();
  const compared = () => opened.twin.asked.filter(({ channel }) => channel === 'compare:articles').at(-1)?.input;
  expect(compared()).toMatchObject({ before: { kind: 'save', id: '1-0' }, after: { kind: 'text' } });
  const after = screen.getAllByRole<HTMLSelectElement>('combobox').find(({ value }) => value === 'now');
  if (after === undefined) throw new Error('nothing is compared with the text of now');
  fireEvent.change(after, { target: { value: 'save:1-1' } });
  await settle();
  expect(compared()).toMatchObject({ before: { kind: 'save', id: '1-0' }, after: { kind: 'save', id: '1-1' } });
});

test('[V5] the words of now are kept under a name', async () => {
  const panel = await openPanel();
  const name = panel.getByLabelText('Tên bản này');
  expect(panel.getByRole('button', { name: 'Ghi tên bản này' })).toHaveProperty('disabled', true);
  fireEvent.change(name, { target: { value: ' trước khi cắt ' } });
  fireEvent.click(panel.getByRole('button', { name: 'Ghi tên bản này' }));
  await settle();
  expect(opened.twin.asked.filter(({ channel }) => channel === 'versions:name').map(({ input }) => input)).toEqual([
    { articleId: ID, note: 'trước khi cắt' },
  ]);
  expect([name.textContent, screen.queryByText('Đã lưu phiên bản “trước khi cắt”.') !== null]).toEqual(['', true]);
});
