import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryArticle } from '../../shared/article/article.arbitrary.ts';
import { canonicalArticle, canonicalJson, contentHash } from '../../shared/article/canonical.ts';
import { parseArticle } from '../../shared/article/parse-article.ts';
import { publicArticle } from '../../shared/article/public-article.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import type { Article } from '../../shared/article/schema.ts';
import { articleToNinjs } from '../../shared/exporting/ninjs.ts';
import { renderPlainText } from '../../shared/exporting/plain-text.ts';
import { renderStandalonePage } from '../../shared/exporting/standalone-page.ts';
import { renderArticlePage } from '../../shared/rendering/article-page.ts';
import { cardOfArticle } from '../../shared/rendering/card-of-article.ts';
import { richPage, testContext, testPortal } from '../../shared/rendering/test-newspaper.ts';
import { derivePost } from './derive-post.ts';

const at = '2026-11-23T02:00:00.000Z';

/** One note first, one last, besides those that stand there. */
const withNotes = (article: Article): Article => {
  const note = (id: string) => ({ kind: 'note' as const, id, text: plainRuns(`Hỏi lại xã: ${id}`) });
  return canonicalArticle({ ...article, body: [note('note-first'), ...article.body, note('note-last')] });
};

/** The same article as it would be had nobody ever written a note. */
const without = (article: Article): Article => canonicalArticle(publicArticle(article));

/** Everything that can leave the newsroom, as it would leave. */
function everythingOf(article: Article): readonly string[] {
  const photos = new Map<string, never>();
  const ninjs = { portal: testPortal, photos, version: 'a'.repeat(64), savedAt: at, isPublished: false };
  const times = { publishedAt: at, updatedAt: at };
  // What was approved is named by its hash, which tells nobody what it hides.
  const { content: _, ...post } = derivePost(article, { portal: testPortal, times, photos, urlOf: () => null });
  const card = cardOfArticle(
    article,
    { path: 'bai/x.html', publishedAt: at, updatedAt: at, listedAt: at },
    () => 'jpg',
  );
  return [
    renderArticlePage({ ...richPage, article }, testContext),
    renderStandalonePage(article, { portal: testPortal, photos }),
    renderPlainText(article, testPortal),
    JSON.stringify(articleToNinjs(article, ninjs)),
    JSON.stringify(post),
    JSON.stringify(card),
  ];
}

test('[A8] a note never leaves the newsroom: page, card, standalone page, text, ninjs and post are the same bytes without it', () => {
  fc.assert(
    fc.property(arbitraryArticle(), (article) => {
      expect(everythingOf(withNotes(article))).toEqual(everythingOf(without(article)));
    }),
    { numRuns: 150 },
  );
});

describe('an article with a note', () => {
  test('[A8] is written in version 2, and every article without one as it always was', () => {
    fc.assert(
      fc.property(arbitraryArticle(), (article) => {
        const plain = without(article);
        expect([plain.schema, withNotes(plain).schema]).toEqual([1, 2]);
        expect(contentHash(without(withNotes(plain)))).toBe(contentHash(plain));
        expect(contentHash(withNotes(plain))).not.toBe(contentHash(plain));
      }),
    );
  });

  test('[A8] is read whatever version the file claims, and written in the right one', () => {
    const noted = withNotes(without(richPage.article));
    for (const schema of [1, 2]) {
      const read = parseArticle(JSON.parse(canonicalJson({ ...noted, schema })));
      expect(read).toEqual({ ok: true, value: noted });
    }
  });
});
