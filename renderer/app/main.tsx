// First, so that the layers stand in their order before any component brings its own.
import '../styles/tokens.css';
import '../styles/fonts.css';
import '../styles/base.css';
import { signal, type ReadonlySignal } from '@preact/signals-core';
import { createArticleEditor } from '../editor/create-article-editor.ts';
import { devicePreferences } from '../state/preferences.ts';
import { mountWindow } from './mount-window.tsx';
import { PageInWindow } from './page-in-window.tsx';
import { runWindow } from './run-window.ts';
import { createWindow } from './stores.ts';

function followMachineColours(): ReadonlySignal<boolean> {
  const query = window.matchMedia('(prefers-color-scheme: dark)');
  const isDark = signal(query.matches);
  query.addEventListener('change', () => (isDark.value = query.matches));
  return isDark;
}

const root = document.getElementById('root');
if (root === null || window.desk === undefined) throw new Error('the page was opened outside the program');

const running = createWindow({
  bridge: window.desk,
  parts: { createEditor: createArticleEditor, ArticlePage: PageInWindow },
  preferences: devicePreferences(window.localStorage),
  machineIsDark: followMachineColours(),
  windowWidth: window.innerWidth,
});
runWindow(running);
mountWindow(root, running);
