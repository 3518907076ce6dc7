import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/result.ts';
import type { ArticleEditor } from '../editor/article-editor.ts';
import { createArticleDesk } from './article-desk.ts';
import { createNotices } from './notices.ts';

const [ONE, TWO] = ['01J0000000000000000000000A', '01J0000000000000000000000B'] as const;
const AT = '2026-03-02T02:38:02.000Z';

/** A window on two articles; `whileOpening` happens after main was asked for an article, and before it answers. */
function openWindow() {
  const kept = new Map<string, Article>([ONE, TWO].map((id) => [id, { ...createArticle(id), headline: id }]));
  let whileOpening = (): void => {};
  let type = (_words: string): void => {};
  const bridge = {
    on: () => () => {},
    request: async (channel: string, input: { readonly articleId: string; readonly articleJson: string }) => {
      if (channel === 'article:saveWorkingCopy') {
        kept.set(input.articleId, JSON.parse(input.articleJson) as Article);
        return ok({ kind: 'working-copy', savedAt: AT });
      }
      if (channel !== 'article:open') return ok({ kind: 'revision', savedAt: AT, content: 'a'.repeat(64) });
      const article = kept.get(input.articleId);
      const hurry = whileOpening;
      whileOpening = () => {};
      await Promise.resolve().then(hurry);
      return ok({
        article,
        saved: { kind: 'revision', savedAt: AT, content: 'a'.repeat(64) },
        site: {},
        template: null,
      });
    },
  } as unknown as DeskBridge;
  const createEditor = (article: Article): ArticleEditor => {
    const version = signal(0);
    let text = article;
    type = (words) => {
      text = { ...text, headline: `${text.headline}${words}` };
      version.value += 1;
    };
    return { articleId: article.id, version, readArticle: () => text, dispose: () => {} } as unknown as ArticleEditor;
  };
  const desk = createArticleDesk(bridge, createNotices(), { asking: () => () => {} }, createEditor);
  return {
    desk,
    headline: (id: string) => kept.get(id)?.headline,
    onPage: () => desk.current.peek()?.editor.readArticle().headline,
    typeWhileOpening: (words: string) => void (whileOpening = () => type(words)),
  };
}

describe('[W13] going to another article', () => {
  it('keeps what is typed until it is there', async () => {
    const window = openWindow();
    await window.desk.open(ONE);
    window.typeWhileOpening(' muộn');
    await window.desk.open(TWO);
    expect([window.onPage(), window.headline(ONE), window.headline(TWO)]).toEqual([TWO, `${ONE} muộn`, TWO]);
  });

  it('has what was typed meanwhile on the page, when the same article opens again', async () => {
    const window = openWindow();
    await window.desk.open(ONE);
    window.typeWhileOpening(' muộn');
    await window.desk.reopen();
    expect([window.onPage(), window.headline(ONE)]).toEqual([`${ONE} muộn`, `${ONE} muộn`]);
  });
});
