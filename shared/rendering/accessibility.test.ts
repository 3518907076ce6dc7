// @vitest-environment jsdom
import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { renderArticlePage } from './article-page.ts';
import { renderHomePage } from './home-page.ts';
import { renderListIndex, renderListPage } from './list-page.ts';
import { renderNotFoundPage, renderSearchPage, renderStandingPage } from './plain-pages.ts';
import { richCard, richPage, testContext, testPortal } from './test-newspaper.ts';

const section = { list: { kind: 'section', slug: 'kinh-te' }, title: 'Kinh tế', sectionId: 'kinh-te' } as const;
const top = testPortal.sections.slice(0, 2).map((entry) => ({ section: entry, newest: [richCard] }));

const pages = {
  article: renderArticlePage(richPage, testContext),
  home: renderHomePage([richCard, richCard], top, testContext),
  'section index': renderListIndex(section, 41, [richCard], testContext),
  'section page': renderListPage(section, 2, 41, [richCard], testContext),
  standing: renderStandingPage(0, testContext),
  search: renderSearchPage(testContext),
  'not found': renderNotFoundPage(testContext),
};

afterEach(() => {
  document.documentElement.innerHTML = '';
});

// Colours are looked at in a real browser: jsdom lays nothing out.
test.each(Object.entries(pages))('[S7] axe finds nothing on the %s page', async (_name, html) => {
  const shown = new DOMParser().parseFromString(html, 'text/html');
  document.documentElement.lang = shown.documentElement.lang;
  document.head.innerHTML = shown.head.innerHTML.replace(/<(script|link)\b[^>]*>(.*?<\/script>)?/gs, '');
  document.body.innerHTML = shown.body.innerHTML;
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } }, preload: false });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test('[S7] every page has its landmarks, one headline and a way past the head of the page', () => {
  for (const html of Object.values(pages)) {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const count = (selector: string) => page.querySelectorAll(selector).length;
    expect({
      lang: page.documentElement.lang,
      headlines: count('h1'),
      main: count('main#main'),
      heads: count('body > header'),
      feet: count('body > footer'),
      past: page.body.firstElementChild?.getAttribute('href'),
    }).toEqual({ lang: 'vi', headlines: 1, main: 1, heads: 1, feet: 1, past: '#main' });
    expect(
      [...page.querySelectorAll('img')].every(
        (image) => image.hasAttribute('width') && image.hasAttribute('height') && image.hasAttribute('alt'),
      ),
    ).toBe(true);
    expect(count('script:not([type="application/ld+json"])')).toBe(html === pages.search ? 2 : 0);
  }
});
