import { describe, expect, test } from 'vitest';
import { articleLines } from '../../shared/article/outline.ts';
import { publicArticle } from '../../shared/article/public-article.ts';
import { richArticle, testPortal } from '../../shared/rendering/test-newspaper.ts';
import { derivePost } from './derive-post.ts';
import { createMemoryPortal, createMemorySite } from './memory-portal.ts';
import { pageWords } from './html-words.ts';
import { contractPost } from './contract-post.testkit.ts';
import { portalContract } from './portal-contract.testkit.ts';
import { figuresOf, paragraphsOf, PostToSendSchema } from './post-to-send.ts';
import * as v from 'valibot';
import { plainWords } from './compare-post.ts';

describe.each(['careful', 'stock'] as const)('a portal in memory, %s', (server) => {
  portalContract(async () => {
    const site = createMemorySite();
    const editHeadline = async (key: string, headline: string) => site.edit(key, { headline });
    return { portal: createMemoryPortal(site, server), editHeadline };
  });
});

test('[O9] a post holds every word of its article, is the same every time, and survives being written down', () => {
  const times = { publishedAt: '2026-11-23T02:00:00.000Z', updatedAt: '2026-11-23T02:00:00.000Z' };
  const setting = { portal: testPortal, times, photos: new Map(), urlOf: () => null };
  const post = derivePost(richArticle, setting);
  const captions = figuresOf(post).map(({ caption }) => caption);
  const names = [...post.bylines.map(({ text }) => text), ...post.related.map(({ title }) => title)];
  const said = [post.kicker, post.headline, paragraphsOf(post), captions, names].flat().join('\n');
  for (const line of articleLines(publicArticle(richArticle))) expect(plainWords(said)).toContain(plainWords(line));
  expect(derivePost(richArticle, setting)).toEqual(post);
  expect(v.parse(PostToSendSchema, JSON.parse(JSON.stringify(contractPost(1))))).toEqual(contractPost(1));
});

test('[O3] a page’s words are what its readers see, whatever else stands in it', () => {
  const page =
    '<title>x</title><script>“y”</script><p>Ngòi&nbsp;Ẻn<br>sớm</p><style>p{}</style><ul><li>một<ul><li>hai</li></ul></li></ul>';
  expect(pageWords(page)).toBe('Ngòi Ẻn sớm\nmột\nhai');
});
