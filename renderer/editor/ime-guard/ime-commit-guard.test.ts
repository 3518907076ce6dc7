// @vitest-environment jsdom
import { buildEditorFromExtensions } from '@lexical/extension';
import { COMMAND_PRIORITY_CRITICAL, KEY_ENTER_COMMAND } from 'lexical';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ImeCommitGuardExtension } from './ime-commit-guard-extension.ts';

let root: HTMLElement;
let order: string[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  order = [];
  root = document.createElement('div');
  document.body.append(root);
  const editor = buildEditorFromExtensions(ImeCommitGuardExtension);
  editor.setRootElement(root);
  editor.registerCommand(KEY_ENTER_COMMAND, () => order.push('Enter') > 0, COMMAND_PRIORITY_CRITICAL);
  root.addEventListener('keydown', ({ key }) => void order.push(`key ${key}`));
});
afterEach(() => {
  vi.useRealTimers();
  root.remove();
});

const press = (key: string, isComposing: boolean): boolean =>
  root.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing, bubbles: true, cancelable: true }));
const endComposition = (): boolean => root.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));

test('[E9] an Enter that comes in mid-word waits for the word, and goes before the next key', () => {
  press('Enter', true);
  expect(order).toEqual([]);
  endComposition();
  press('h', false);
  vi.runAllTimers();
  expect(order).toEqual(['Enter', 'key h']);
});

test('[E9] without a next key it goes by itself, once; where the composition never ends, after a moment', () => {
  press('Enter', true);
  endComposition();
  vi.runAllTimers();
  expect(order).toEqual(['Enter']);
  press('Enter', true);
  vi.runAllTimers();
  expect(order).toEqual(['Enter', 'Enter']);
});
