// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { plainRuns } from '../../../shared/article/runs.ts';
import { createArticle } from '../../../shared/article/create-article.ts';
import type { ArticleEditor } from '../article-editor.ts';
import { openEditor } from '../open-editor.testkit.ts';

const photo = { blob: 'a'.repeat(64), mediaType: 'image/jpeg', width: 1200, height: 800, fileName: 'a.jpg' } as const;

let editor: ArticleEditor;
let root: HTMLElement;

function show(): void {
  root = document.createElement('div');
  document.body.append(root);
  editor = openEditor({
    ...createArticle('01J0000000000000000000TEST'),
    leadFigure: 'f',
    figures: {
      f: {
        photo: null,
        caption: plainRuns('Vườn nhãn'),
        alt: '',
        photographer: '',
        source: '',
        rights: '',
        takenAt: null,
      },
    },
    bylines: { y: { name: 'Thế Hà', agency: '', relayed: false, personId: null, role: 'text', order: 'a0' } },
  });
  editor.lexical.setRootElement(root);
}

/** Lexical draws in a microtask. */
const drawn = () => Promise.resolve().then(() => Promise.resolve());

afterEach(() => editor.dispose());

describe('the page on the screen', () => {
  it('[E52] shows a photo and its description as soon as the panel has them, and again without them after undo', async () => {
    show();
    await drawn();
    const frame = () => root.querySelector<HTMLElement>('[data-part="photo"]');
    const state = () => ({
      empty: frame()?.dataset['empty'],
      blob: frame()?.querySelector('img')?.dataset['blob'],
      alt: frame()?.querySelector('img')?.alt,
    });
    expect(state()).toEqual({ empty: 'true', blob: '', alt: '' });
    editor.replacePhoto('f', {
      photo,
      suggested: { caption: '', alt: 'Hai người', photographer: '', source: '', rights: '', takenAt: null },
      hadLocation: false,
      hasCredentials: false,
    });
    await drawn();
    expect(state()).toEqual({ empty: 'false', blob: photo.blob, alt: 'Hai người' });
    editor.undo();
    await drawn();
    expect(state()).toEqual({ empty: 'true', blob: '', alt: '' });
  });

  it('[E52] shows what the byline panel says of a name', async () => {
    show();
    await drawn();
    const before = root.innerHTML;
    editor.setByline('y', { relayed: true });
    await drawn();
    expect(root.innerHTML).not.toBe(before);
  });
});
