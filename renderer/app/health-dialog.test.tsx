// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { openWindow, settle, type OpenedWindow } from './open-window.testkit.tsx';

const [ID, OTHER] = ['01J00000000000000000000001', '01J00000000000000000000002'] as const;

let opened: OpenedWindow;
afterEach(() => opened.close());

test('[IT2] an article that something is said about is one press away', async () => {
  opened = await openWindow({
    start: { lastArticle: ID },
    articles: [
      { ...createArticle(ID), headline: 'Chợ nổi' },
      { ...createArticle(OTHER), headline: 'Đường đèo' },
    ],
    health: {
      findings: [
        { kind: 'two-versions', where: OTHER, place: 'shared', articleId: OTHER, headline: 'Đường đèo' },
        { kind: 'wrong-name', where: 'articles/lạ.docx', place: 'shared', articleId: null, headline: '' },
      ],
      counts: { 'two-versions': 1, 'wrong-name': 1 },
      needsPerson: 1,
    },
  });
  act(() => opened.window.commands['desk.health'].run());
  await settle();
  fireEvent.click(screen.getByRole('button', { name: 'Mở bài: Đường đèo' }));
  await settle();
  expect([opened.editor().articleId, screen.queryByRole('dialog')]).toEqual([OTHER, null]);
});
