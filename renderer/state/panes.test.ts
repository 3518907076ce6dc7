import { signal } from '@preact/signals-core';
import { describe, expect, test } from 'vitest';
import { createPanes, fitPanes, type PaneStates } from './panes.ts';
import { memoryPreferences } from './preferences.ts';

const USUAL: PaneStates = {
  queues: { width: 184, hidden: false },
  list: { width: 256, hidden: false },
  inspector: { width: 296, hidden: false },
};

describe('[W10] panes fold where the window is narrow', () => {
  test.each([
    ['1280: everything', 1280, USUAL, true, null, { queues: true, list: true, inspector: true }],
    ['1024 while writing: the list folds', 1024, USUAL, true, null, { queues: true, list: false, inspector: true }],
    ['900: then the inspector', 900, USUAL, true, null, { queues: true, list: false, inspector: false }],
    [
      '1024, the list asked for: the inspector gives way',
      1024,
      USUAL,
      true,
      'list',
      { queues: true, list: true, inspector: false },
    ],
    [
      '1024 without an article: no inspector, the list stays',
      1024,
      USUAL,
      false,
      null,
      { queues: true, list: true, inspector: false },
    ],
  ] as const)('%s', (_name, width, panes, isWriting, wanted, shown) => {
    expect(fitPanes(width, panes, isWriting, wanted)).toEqual(shown);
  });

  test('what a person hid stays hidden however wide the window', () => {
    const hidden = { ...USUAL, list: { width: 256, hidden: true } };
    expect(fitPanes(3000, hidden, true, null).list).toBe(false);
  });
});

describe('[W11] widths and hidden panes are remembered', () => {
  test('resize, hide, start again', () => {
    const preferences = memoryPreferences();
    const first = createPanes(preferences, signal(true), 1600);
    first.resize('list', 312.4);
    first.resize('inspector', 9_999);
    first.toggle('queues');
    const again = createPanes(preferences, signal(true), 1600);
    expect(again.states.value).toEqual({
      queues: { width: 184, hidden: true },
      list: { width: 312, hidden: false },
      inspector: { width: 480, hidden: false },
    });
  });

  test.each([null, 7, 'x', { list: 'wide' }, { list: { width: 'NaN' } }])(
    'damaged memory %o means the usual',
    (saved) => {
      const preferences = memoryPreferences();
      preferences.write('panes', saved);
      expect(createPanes(preferences, signal(true), 1600).states.value).toEqual(USUAL);
    },
  );

  test('a folded pane opens by its key, and closes by it again without being hidden for good', () => {
    const panes = createPanes(memoryPreferences(), signal(true), 1024);
    panes.toggle('list');
    expect(panes.shown.value).toEqual({ queues: true, list: true, inspector: false });
    panes.toggle('list');
    expect({ shown: panes.shown.value.list, hidden: panes.states.value.list.hidden }).toEqual({
      shown: false,
      hidden: false,
    });
  });
});
