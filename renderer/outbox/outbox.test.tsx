// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { OutboxRow } from '../../shared/ipc/requests/outbox-requests.ts';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';

let opened: OpenedWindow;
afterEach(() => opened.close());

const press = async (place: Pick<typeof screen, 'getByRole'>, name: string | RegExp) => {
  fireEvent.click(place.getByRole('button', { name }));
  await settle();
};

const row = (number: number, more: Partial<OutboxRow> = {}): OutboxRow => ({
  jobId: `01J000000000000000000${String(number).padStart(5, '0')}`,
  articleId: '01J00000000000000000000001',
  headline: `Bài số ${number}`,
  portalName: 'Báo Thử',
  portalKind: 'generic',
  task: 'publish',
  queuedAt: '2026-03-02T02:00:00.000Z',
  phase: 'waiting',
  step: 'publish',
  progress: null,
  reason: null,
  held: null,
  detail: '',
  differences: [],
  retryAt: null,
  url: null,
  finishedAt: null,
  ...more,
});

async function openOutbox(outbox: readonly OutboxRow[]): Promise<void> {
  opened = await openWindow({ outbox });
  await press(screen, /^Hộp gửi/u);
}

const item = (headline: string) =>
  within(screen.getByRole('heading', { name: headline }).closest('li') ?? document.body);

test('[O45] of a thousand articles the first are shown, and further ones when they are asked for', async () => {
  await openOutbox(Array.from({ length: 1_000 }, (_, index) => row(index)));
  // By their text: asking jsdom for the role and name of so many takes it seconds.
  const shown = () => screen.getAllByText(/^Bài số/u, { selector: 'h3' }).length;
  expect(shown()).toBe(50);
  fireEvent.click(screen.getByText('Xem thêm (còn 950)', { selector: 'button' }));
  await settle();
  expect(shown()).toBe(100);
});

test('[O45] each row says what it waits for: its time, a person, nothing; and of a withdrawal that it leaves', async () => {
  const held = { until: '2026-03-02T23:00:00.000Z', onServer: true };
  await openOutbox([
    row(1, { held }),
    row(2, {
      phase: 'needs-person',
      reason: 'changed-on-site',
      differences: [{ field: 'headline', sent: 'Tít gửi', found: 'Tít sửa' }],
    }),
    row(3, { task: 'withdraw', phase: 'done', step: 'sign', finishedAt: '2026-03-02T03:00:00.000Z' }),
    row(4, { portalKind: 'drop-folder', phase: 'done', step: 'sign' }),
    row(6, { portalKind: 'wordpress', task: 'withdraw', phase: 'done', step: 'sign' }),
    row(5, { portalKind: 'drop-folder', phase: 'sending', step: 'publish' }),
  ]);
  // No reader sees what lies in a folder.
  expect(item('Bài số 4').getByText('Đã đặt vào thư mục, đã đọc lại')).toBeTruthy();
  expect(item('Bài số 6').getByText(/vẫn nằm trong thư viện ảnh/u)).toBeTruthy();
  expect(item('Bài số 3').queryByText(/vẫn nằm trong thư viện ảnh/u)).toBeNull();
  expect(item('Bài số 5').getByText('Đặt bài vào thư mục')).toBeTruthy();
  expect(item('Bài số 1').getByText(/sẽ tự đăng lúc 03\/03\/2026 06:00/u)).toBeTruthy();
  expect(item('Bài số 3').getByText('Đã gỡ, đã hỏi lại cổng')).toBeTruthy();
  const cells = item('Bài số 2')
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);
  expect(cells).toEqual(['Tít gửi', 'Tít sửa']);
  await press(item('Bài số 2'), 'Ghi đè bản trên cổng');
  const asked = opened.twin.asked.filter(({ channel }) => channel === 'outbox:sendAgain');
  expect(asked.map(({ input }) => input)).toEqual([{ jobId: row(2).jobId, over: true, limit: 50 }]);
  await press(screen, 'Xem bài trên trang và ở các cổng có bị sửa không');
  expect(screen.getByText('Đã hỏi 6 bài; không bài nào bị sửa.')).toBeTruthy();
  await press(item('Bài số 1'), 'Thôi theo dõi');
  expect(screen.queryByRole('heading', { name: 'Bài số 1' })).toBeNull();
});

test('[D21] a page that was changed in the site’s folder is shown beside what was published: written again, or left', async () => {
  const differences = [{ field: 'page' as const, sent: 'Chè vào vụ', found: 'Chè mất mùa' }];
  await openOutbox([
    row(1, { phase: 'needs-person', step: 'look', reason: 'changed-in-folder', differences }),
    row(2, { phase: 'needs-person', step: 'look', reason: 'gone-from-folder' }),
  ]);
  const page = item('Bài số 1');
  expect(page.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
    'Chỗ',
    'Đã đăng',
    'Đang ở trong thư mục',
  ]);
  expect(page.queryByRole('list', { name: 'Các bước' })).toBeNull();
  expect(page.queryByRole('button', { name: 'Gửi lại' })).toBeNull();
  await press(page, 'Viết lại trang như đã đăng');
  const asked = opened.twin.asked.filter(({ channel }) => channel === 'outbox:sendAgain');
  expect(asked.map(({ input }) => input)).toEqual([{ jobId: row(1).jobId, over: true, limit: 50 }]);
  await press(item('Bài số 2'), 'Để nguyên như vậy');
  expect(screen.queryByRole('heading', { name: 'Bài số 2' })).toBeNull();
});

test('[O49] a refusal says what readers have: not this version, perhaps an earlier one; or that only the check is missing', async () => {
  const refused = { phase: 'needs-person', reason: 'rejected' } as const;
  await openOutbox([
    row(1, { ...refused, step: 'publish' }),
    row(2, { ...refused, step: 'read-back' }),
    row(3, { ...refused, task: 'withdraw', step: 'withdraw' }),
    row(4, { ...refused, step: 'look' }),
  ]);
  const said = [1, 2, 3, 4].map((index) => item(`Bài số ${index}`).getByText(/^Cổng từ chối nội dung\./u).textContent);
  expect(said).toEqual([
    'Cổng từ chối nội dung. Bản này chưa lên trang; nếu ở đó đang có bản trước thì bản ấy vẫn nguyên.',
    'Cổng từ chối nội dung. Việc đã làm xong ở cổng, chỉ chưa đọc lại được để kiểm tra. Hãy xem cổng, rồi bấm Gửi lại.',
    'Cổng từ chối nội dung. Bài chưa được gỡ.',
    'Cổng từ chối nội dung. Lần này chưa đổi gì ở cổng; hãy xem bản nào đang ở trên trang.',
  ]);
});
