// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';

const ID = '01J00000000000000000000001';

let opened: OpenedWindow;
afterEach(() => opened.close());

const part = () => within(screen.getByRole('region', { name: 'Đặt bài' }));
const asked = () => opened.twin.asked.filter(({ channel }) => channel === 'commission:set').map(({ input }) => input);

function type(label: RegExp, text: string): void {
  const field = part().getByLabelText(label);
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
}

test('[CO3] is set in the info panel as Vietnam writes it, and stands below the page', async () => {
  const body = [{ kind: 'p', id: 'p1', text: plainRuns('Sương chưa tan.') }] as const;
  opened = await openWindow({ articles: [{ ...createArticle(ID), headline: 'Chợ nổi họp sớm', body }] });
  opened.window.stores.surface.showPanel('info');
  await settle();
  type(/^Hạn nộp/u, '02/03/2021 14:00');
  type(/^Độ dài đặt/u, 'tám trăm');
  expect(part().getByText('Chỉ ghi số nguyên từ 1 đến 100.000.')).toBeTruthy();
  type(/^Độ dài đặt/u, '1.200');
  await settle();
  expect(asked()).toEqual([
    { articleId: ID, deadline: '2021-03-02T07:00:00.000Z' },
    { articleId: ID, length: 1_200 },
  ]);
  opened.twin.tell('people:changed', opened.window.stores.session.desk.peek()!);
  await settle();
  const bar = within(screen.getByRole('contentinfo'));
  expect(bar.getByText(/đặt 1\.200 tiếng/u).textContent).toMatch(/còn 1\.1\d\d tiếng/u);
  expect(bar.getByText('Quá hạn 02/03/2021 14:00')).toBeTruthy();
});

test('[CO3] what was kept is said once, also when both were; a moment typed again is not kept again', async () => {
  opened = await openWindow({ articles: [{ ...createArticle(ID), headline: 'Chợ nổi họp sớm' }] });
  opened.window.stores.surface.showPanel('info');
  await settle();
  type(/^Hạn nộp/u, '02/03/2021 14:00');
  type(/^Độ dài đặt/u, '800');
  await settle();
  const notices = within(screen.getByRole('region', { name: 'Thông báo' }));
  expect(notices.getAllByText('Đã ghi hạn nộp và độ dài.')).toHaveLength(1);
  fireEvent.click(notices.getByRole('button', { name: 'Đóng thông báo' }));
  await settle();
  expect(notices.queryAllByText('Đã ghi hạn nộp và độ dài.')).toEqual([]);
  opened.twin.tell('people:changed', opened.window.stores.session.desk.peek()!);
  await settle();
  type(/^Hạn nộp/u, '2/3/2021 14:00');
  await settle();
  expect(asked()).toHaveLength(2);
});
