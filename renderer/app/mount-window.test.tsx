// @vitest-environment jsdom
import { signal } from '@preact/signals-core';
import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { createBridgeTwin } from '../bridge/bridge-twin.ts';
import { createArticleEditor } from '../editor/create-article-editor.ts';
import { memoryPreferences } from '../state/preferences.ts';
import { mountWindow } from './mount-window.tsx';
import { fillIn } from './open-window.testkit.tsx';
import { runWindow } from './run-window.ts';
import { createWindow } from './stores.ts';

const ID = '01J00000000000000000000001';

const undo: (() => void)[] = [];

// Also when the test failed half way: nothing may be left that draws.
afterEach(() => {
  for (const step of undo.splice(0).toReversed()) step();
});

test('[W45] a bug while drawing saves the text, says so, and the window can be drawn again', async () => {
  // `act` would hand the bug to this test instead of to the window.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  fillIn();
  vi.spyOn(console, 'error').mockReturnValue();
  const isBroken = signal(false);
  const twin = createBridgeTwin({ articles: [createArticle(ID)], start: { lastArticle: ID } });
  const running = createWindow({
    bridge: twin,
    parts: {
      createEditor: createArticleEditor,
      ArticlePage: () => {
        if (isBroken.value) throw new Error('a bug');
        return null;
      },
    },
    preferences: memoryPreferences(),
    machineIsDark: signal(false),
    windowWidth: 1600,
  });
  undo.push(() => running.stores.articles.current.peek()?.dispose(), runWindow(running));
  const root = document.body.appendChild(document.createElement('div'));
  undo.push(mountWindow(root, running));
  await screen.findByRole('toolbar');
  running.stores.articles.current.value?.editor.setInfo({ shortTitle: 'Chữ mới' });
  isBroken.value = true;
  running.stores.surface.showFindBar('find');
  await screen.findByRole('heading', { level: 1, name: 'Cửa sổ gặp lỗi' });
  expect(twin.asked.filter(({ channel }) => channel === 'window:brokeDown').map(({ input }) => input)).toEqual([
    { name: 'Error', message: 'a bug', stack: expect.stringContaining('mount-window.test') as unknown },
  ]);
  await waitFor(() => expect(twin.saved(ID)?.shortTitle).toBe('Chữ mới'));
  isBroken.value = false;
  screen.getByRole('button', { name: 'Mở lại cửa sổ' }).click();
  await screen.findByRole('navigation', { name: 'Các mục' });
  expect(running.stores.articles.current.value?.editor.info.value.shortTitle).toBe('Chữ mới');
});
