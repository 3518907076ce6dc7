import { signal } from '@preact/signals-core';
import { describe, expect, test } from 'vitest';
import { createPanes, fitPanes, type Middle, type PaneStates } from './panes.ts';
import { memoryPreferences } from './preferences.ts';

const USUAL: PaneStates = {
  queues: { width: 184, hidden: false },
  list: { width: 256, hidden: false },
  inspector: { width: 296, hidden: false },
};

describe('[W10] panes fold where the window is narrow', () => {
  test.each([
    ['1280: everything', 1280, USUAL, 'text', null, { queues: true, list: true, inspector: true }],
    ['1024 while writing: the list folds', 1024, USUAL, 'text', null, { queues: true, list: false, inspector: true }],
    ['900: then the inspector', 900, USUAL, 'text', null, { queues: true, list: false, inspector: false }],
    [
      '1024, the list asked for: the inspector gives way',
      1024,
      USUAL,
      'text',
      'list',
      { queues: true, list: true, inspector: false },
    ],
    [
      '1024 without an article: no inspector, the list stays',
      1024,
      USUAL,
      'nothing',
      null,
      { queues: true, list: true, inspector: false },
    ],
    [
      '1024, settings in the text’s place: the list folds',
      1024,
      USUAL,
      'screen',
      null,
      { queues: true, list: false, inspector: false },
    ],
    [
      '1024, the list asked for beside settings: it stays, and so do the queues',
      1024,
      USUAL,
      'screen',
      'list',
      { queues: true, list: true, inspector: false },
    ],
    ['1280, settings: the list stays', 1280, USUAL, 'screen', null, { queues: true, list: true, inspector: false }],
  ] as const)('%s', (_name, width, panes, middle, wanted, shown) => {
    expect(fitPanes(width, panes, middle, wanted)).toEqual(shown);
  });

  test('what a person hid stays hidden however wide the window', () => {
    const hidden = { ...USUAL, list: { width: 256, hidden: true } };
    expect(fitPanes(3000, hidden, 'text', null).list).toBe(false);
  });
});

describe('[W11] widths and hidden panes are remembered', () => {
  test('resize, hide, start again', () => {
    const preferences = memoryPreferences();
    const first = createPanes(preferences, signal<Middle>('text'), 1600);
    first.resize('list', 312.4);
    first.resize('inspector', 9_999);
    first.toggle('queues');
    const again = createPanes(preferences, signal<Middle>('text'), 1600);
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
      expect(createPanes(preferences, signal<Middle>('text'), 1600).states.value).toEqual(USUAL);
    },
  );

  test('a folded pane opens by its key, and closes by it again without being hidden for good', () => {
    const panes = createPanes(memoryPreferences(), signal<Middle>('text'), 1024);
    panes.toggle('list');
    expect(panes.shown.value).toEqual({ queues: true, list: true, inspector: false });
    panes.toggle('list');
    expect({ shown: panes.shown.value.list, hidden: panes.states.value.list.hidden }).toEqual({
      shown: false,
      hidden: false,
    });
  });

  test('a list that was asked for over the text is not asked for over the settings, nor the other way round', () => {
    const middle = signal<Middle>('text');
    const panes = createPanes(memoryPreferences(), middle, 1024);
    panes.reveal('list');
    const isShown = () => panes.shown.value.list;
    const seen = [isShown()];
    middle.value = 'screen';
    seen.push(isShown());
    panes.reveal('list');
    seen.push(isShown());
    middle.value = 'text';
    seen.push(isShown());
    expect(seen).toEqual([true, false, true, false]);
  });
});
