import { DOMParser } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import type { Card } from '../../../shared/rendering/card.ts';
import { richCard, testPortal } from '../../../shared/rendering/test-newspaper.ts';
import { renderFeed, renderFrameSitemap, renderNewsSitemap, renderSitemapIndex, renderSitemapPage } from './feeds.ts';

/** The texts of all elements of one name; throws where the XML is not well formed. */
function texts(xml: string, name: string): readonly string[] {
  const parser = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  });
  return Array.from(
    parser.parseFromString(xml, 'text/xml').getElementsByTagName(name),
    (found) => found.textContent ?? '',
  );
}

const hostile: Card = { ...richCard, title: 'A & B <b>]]></title> \u0001“x”', teaser: ']]><script>alert(1)</script>' };

test('[F1] the feed is well formed, tells titles as they are, and is the same for the same articles', () => {
  const feed = () => renderFeed(testPortal, testPortal.name, 'rss.xml', 'index.html', [richCard, hostile]);
  expect(texts(feed(), 'title')).toEqual(['Báo Sông Cầu', 'Giữ đò ngang', 'A & B <b>]]></title> “x”']);
  expect(texts(feed(), 'description')).toContain(hostile.teaser);
  expect(texts(feed(), 'lastBuildDate')).toEqual(['Wed, 24 Feb 2021 01:05:00 GMT']);
  expect(texts(feed(), 'link')).toContain('https://songcau.example.org/bao/bai/2021/02/giu-do-ngang-rchart.html');
  expect(feed()).toBe(feed());
});

test('[F2] sitemaps are well formed and hold absolute addresses, with photos', async () => {
  const page = await renderSitemapPage(testPortal, [richCard, hostile]);
  expect(texts(page, 'loc')).toHaveLength(2);
  expect(texts(page, 'image:loc')[0]).toBe('https://songcau.example.org/bao/anh/ab/abababababababababababab-1600.jpg');
  expect(texts(page, 'lastmod')[0]).toBe('2021-02-24T01:05:00.000Z');
  const index = await renderSitemapIndex(testPortal, ['sitemap/0.xml', 'sitemap/1.xml']);
  expect(texts(index, 'loc')).toEqual([
    'https://songcau.example.org/bao/sitemap/0.xml',
    'https://songcau.example.org/bao/sitemap/1.xml',
  ]);
  expect(texts(await renderFrameSitemap(testPortal, ['index.html']), 'loc')).toEqual([
    'https://songcau.example.org/bao/',
  ]);
});

test('[F3] the news sitemap names paper, language, time and title; with nothing new it is empty and still a sitemap', async () => {
  const news = await renderNewsSitemap(testPortal, [hostile]);
  expect([
    texts(news, 'news:name'),
    texts(news, 'news:language'),
    texts(news, 'news:publication_date'),
    texts(news, 'news:title'),
  ]).toEqual([['Báo Sông Cầu'], ['vi'], ['2021-02-23T09:38:00+07:00'], ['A & B <b>]]></title> “x”']]);
  expect(texts(await renderNewsSitemap(testPortal, []), 'urlset')).toEqual(['']);
});
