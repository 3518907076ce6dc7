/*
 * The readers' search. It works from a disk as well as from a server: the index is a row of script files, newest articles last, and each one hands
 * its articles to toasoanSearch. Newest files are read first, and no more of them than the reader asks for.
 */
(() => {
  'use strict';
  const ENOUGH = 20;
  const field = document.getElementById('search-words');
  const state = document.getElementById('search-state');
  const list = document.getElementById('search-results');
  const more = document.getElementById('search-more');
  if (!field || !state || !list || !more) return;

  // The same folding as the desk's own search; a test holds the two together.
  const fold = (text) =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[đĐðÐɖƉ]/g, 'd')
      .toLowerCase()
      .replace(/ς/g, 'σ');
  const wordsOf = (text) =>
    fold(text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();

  const query = new URLSearchParams(location.search).get('q') || '';
  const phrase = wordsOf(query);
  const words = phrase.split(' ');
  const asTyped = query.normalize('NFC').toLowerCase().trim();
  const hasMarks = fold(asTyped) !== asTyped;
  const waiting = new Map();
  let nextShard = 0;
  let found = 0;

  window.toasoanSearch = (number, articles) => {
    const done = waiting.get(number);
    waiting.delete(number);
    if (done) done(articles);
  };

  const load = (number) =>
    new Promise((resolve) => {
      const script = document.createElement('script');
      waiting.set(number, resolve);
      script.onerror = () => {
        waiting.delete(number);
        resolve([]);
      };
      script.src = `${list.dataset.shards}${number}.js`;
      document.head.append(script);
    });

  // Whole phrase with its marks, whole phrase, all words: 3, 2, 1; anything less is no hit.
  const score = ([, title, teaser, , folded]) => {
    const text = ` ${folded} `;
    if (!words.every((word) => text.includes(` ${word}`))) return 0;
    if (!text.includes(` ${phrase}`)) return 1;
    return hasMarks && `${title}\n${teaser}`.toLowerCase().includes(asTyped) ? 3 : 2;
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  const show = ([path, title, teaser, day]) => {
    const item = element('li', 'card');
    const heading = element('h2');
    const link = element('a', '', title);
    link.href = `${list.dataset.root}${path}`;
    heading.append(link);
    const text = element('div', 'card-text');
    text.append(heading);
    if (teaser) text.append(element('p', '', teaser));
    text.append(element('p', 'time', day));
    item.append(text);
    list.append(item);
  };

  const search = async () => {
    more.hidden = true;
    let fresh = 0;
    while (nextShard > 0 && fresh < ENOUGH) {
      const articles = await load(nextShard);
      nextShard -= 1;
      const hits = articles
        .map((article, order) => ({ article, order, score: score(article) }))
        .filter((hit) => hit.score > 0)
        .sort((a, b) => b.score - a.score || b.order - a.order);
      for (const hit of hits) show(hit.article);
      fresh += hits.length;
    }
    found += fresh;
    state.textContent = found === 0 ? state.dataset.none : state.dataset.count.replace('{count}', String(found));
    more.hidden = nextShard === 0;
  };

  field.value = query;
  more.addEventListener('click', () => void search());
  if (phrase !== '') {
    nextShard = window.toasoanSearchShards || 0;
    void search();
  }
})();
