// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';

const ID = '01J00000000000000000000001';

let opened: OpenedWindow;
afterEach(() => opened.close());

async function open() {
  opened = await openWindow({
    start: { lastArticle: ID },
    articles: [{ ...createArticle(ID), headline: 'Chợ nổi' }],
    people: [
      { personId: 'p1', name: 'Lê Thị Mai', penName: '' },
      { personId: 'p2', name: 'Hằng Nga', penName: '' },
    ],
  });
  const row = opened.window.stores.known.rows.peek().get(ID);
  if (row === undefined || row === null) throw new Error('no row');
  const hold = async (holder: ArticleSummary['holder']) => {
    act(() => opened.twin.tell('article:changed', { ...row, holder }));
    await settle();
  };
  const asked = () => opened.twin.asked.map(({ channel }) => channel).filter((channel) => channel.startsWith('hold:'));
  return { hold, asked };
}

const since = new Date(Date.now() - 60_000).toISOString();
const until = new Date(Date.now() + 600_000).toISOString();

test('[V32] who else has the article is said, with what that means, until it ends; one’s own hold is no news', async () => {
  const { hold } = await open();
  const note = () => screen.queryByText(/^Hằng Nga đang giữ bài, từ \d\d:\d\d\.$/u);
  await hold({ personId: 'p1', since, until });
  expect(note()).toBeNull();
  await hold({ personId: 'p2', since, until });
  await waitFor(() =>
    expect([note() !== null, screen.queryByText('Hằng Nga đang giữ') !== null]).toEqual([true, true]),
  );
  await hold({ personId: 'p2', since, until: since });
  await waitFor(() => expect(note()).toBeNull());
});

test('[V32] the first key tells the others, not every key; leaving lets go; being taken over is told', async () => {
  const { hold, asked } = await open();
  expect(asked()).toEqual([]);
  for (const shortTitle of ['a', 'b', 'c']) act(() => opened.editor().setInfo({ shortTitle }));
  expect(asked()).toEqual(['hold:keep']);
  await hold({ personId: 'p1', since, until });
  await hold({ personId: 'p2', since, until });
  expect(screen.queryByText(/^Hằng Nga vừa nhận giữ bài này/u)).not.toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Nhận giữ bài' }));
  await settle();
  await act(() => opened.window.stores.articles.create());
  await settle();
  expect(asked()).toEqual(['hold:keep', 'hold:takeOver', 'hold:letGo']);
});

test('[V30] once the words are shared by a revision, the next key asks again: before, there was nobody to tell', async () => {
  const { asked } = await open();
  act(() => opened.editor().setInfo({ shortTitle: 'a' }));
  await act(() => opened.window.stores.articles.current.peek()!.keepRevision());
  await settle();
  for (const shortTitle of ['b', 'c']) act(() => opened.editor().setInfo({ shortTitle }));
  expect(asked()).toEqual(['hold:keep', 'hold:keep']);
});

test('[V30] nobody is said to have taken the article from a person who did not have it', async () => {
  const { hold } = await open();
  act(() => opened.editor().setInfo({ shortTitle: 'a' }));
  await hold({ personId: 'p2', since, until });
  expect(screen.queryByText(/đang giữ bài/u)).not.toBeNull();
  expect(screen.queryByText(/vừa nhận giữ bài này/u)).toBeNull();
});
