// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { commandOfKey, keyLabel } from './keys.ts';

const press = (init: KeyboardEventInit) => commandOfKey(new KeyboardEvent('keydown', init), false);

describe('[W12] keys', () => {
  test.each([
    ['Ctrl+N', { key: 'n', code: 'KeyN', ctrlKey: true }, 'article.new'],
    ['Ctrl+Shift+P', { key: 'P', code: 'KeyP', ctrlKey: true, shiftKey: true }, 'article.preview'],
    ['Ctrl+Alt+2', { key: '2', code: 'Digit2', ctrlKey: true, altKey: true }, 'view.panelBylines'],
    [
      'Ctrl+Shift+2 where Shift writes @',
      { key: '@', code: 'Digit2', ctrlKey: true, shiftKey: true },
      'format.heading2',
    ],
    [
      'Ctrl+Alt+I where Alt writes another letter',
      { key: 'ị', code: 'KeyI', ctrlKey: true, altKey: true },
      'insert.figure',
    ],
    ['Ctrl+Y', { key: 'y', code: 'KeyY', ctrlKey: true }, 'edit.redo'],
    ['F7', { key: 'F7', code: 'F7' }, 'edit.nextProblem'],
    ['Ctrl+Enter', { key: 'Enter', code: 'Enter', ctrlKey: true }, 'app.primary'],
    ['a letter', { key: 'n', code: 'KeyN' }, null],
    ['while composing', { key: 'n', code: 'KeyN', ctrlKey: true, isComposing: true }, null],
    ['a key that an input method took', { key: 'Process', code: 'KeyN', ctrlKey: true }, null],
    [
      'AltGr, which reports Ctrl and Alt',
      { key: '2', code: 'Digit2', ctrlKey: true, altKey: true, modifierAltGraph: true },
      null,
    ],
    ['the Windows key', { key: 'n', code: 'KeyN', ctrlKey: true, metaKey: true }, null],
  ] as const)('%s', (_name, init, command) => {
    expect(press(init)).toBe(command);
  });

  test('labels', () => {
    expect([
      keyLabel('article.preview', false),
      keyLabel('article.preview', true),
      keyLabel('app.about', false),
    ]).toEqual(['Ctrl+Shift+P', '⇧⌘P', null]);
  });
});
