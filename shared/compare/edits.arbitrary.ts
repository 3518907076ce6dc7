import fc from 'fast-check';
import { canonicalArticle } from '../article/canonical.ts';
import { inOrder, orderKeyAt } from '../article/order.ts';
import { plainRuns, runsText } from '../article/runs.ts';
import { MARKS, type Article, type Block, type Figure, type ListItem, type Run } from '../article/schema.ts';
import { wordsOf } from './words.ts';

/** What a person does to an article, chosen by numbers: `place` says where, `size` how much. */
export interface Edit {
  readonly does: (typeof EDITS)[number];
  readonly place: number;
  readonly size: number;
}

/** Weighted as in life: mostly words are typed and struck. */
const EDITS = [
  'type', 'type', 'type', 'type', 'type', 'type', 'replace', 'replace', 'replace', 'strike', 'strike', 'format', 'link',
  'new-block', 'new-block', 'remove-block', 'move-block', 'split', 'merge', 'retype', 'list', 'cell', 'headline', 'lead',
  'caption', 'photo', 'credit', 'new-figure', 'remove-figure', 'lead-figure', 'byline', 'remove-byline', 'related', 'tag',
  'remove-tag', 'section', 'embargo', 'note',
] as const; // prettier-ignore

/** Some edits in a row. */
export const arbitraryEdits = (most: number, least = 0): fc.Arbitrary<readonly Edit[]> =>
  fc.array(fc.record({ does: fc.constantFrom(...EDITS), place: fc.nat(9999), size: fc.nat(9999) }), {
    minLength: least,
    maxLength: most,
  });

/** Where typed words and new ids come from: `word` and `id` never give the same twice. */
export interface Typist {
  readonly word: () => string;
  readonly id: () => string;
}

/** A typist whose words and ids all begin with their own mark, so that every one can be found again. */
export function createTypist(mark: string): Typist {
  let made = 0;
  const next = () => `${mark}${String((made += 1))}`;
  return { word: () => `chữ${next()}`, id: () => `n${next()}` };
}

const pick = <T>(list: readonly T[], place: number): T | undefined => list[place % Math.max(1, list.length)];

/** Keeps every character's format and lets `change` rewrite the words between two of them. */
function rewrite(runs: readonly Run[], { place, size }: Edit, change: (words: readonly string[]) => readonly string[]) {
  const index = runs.length === 0 ? 0 : place % runs.length;
  const run = runs[index] ?? { text: '', marks: [], link: null };
  const words = wordsOf(run.text);
  const start = words.length === 0 ? 0 : (place >> 3) % (words.length + 1);
  const end = Math.min(words.length, start + 1 + (size % 4));
  const text = [...words.slice(0, start), ...change(words.slice(start, end)), ...words.slice(end)].join('');
  return [...runs.slice(0, index), { ...run, text }, ...runs.slice(index + 1)];
}

function editRuns(runs: readonly Run[], edit: Edit, typist: Typist): readonly Run[] {
  switch (edit.does) {
    case 'replace':
      return rewrite(runs, edit, () => [typist.word()]);
    case 'strike':
      return rewrite(runs, edit, () => []);
    case 'format': {
      const mark = MARKS[edit.size % MARKS.length] ?? 'bold';
      const index = edit.place % Math.max(1, runs.length);
      return runs.flatMap((run, at) => {
        if (at !== index) return [run];
        const half = wordsOf(run.text).slice(0, 3).join('').length;
        const marks = run.marks.includes(mark) ? run.marks.filter((one) => one !== mark) : [...run.marks, mark];
        return [
          { ...run, text: run.text.slice(0, half), marks },
          { ...run, text: run.text.slice(half) },
        ];
      });
    }
    case 'link':
      return runs.map((run, at) =>
        at === edit.place % Math.max(1, runs.length) ? { ...run, link: `https://example.org/${edit.size}` } : run,
      );
    default:
      return rewrite(runs, edit, (words) => [typist.word(), ' ', ...words]);
  }
}

const replaceAt = <T>(list: readonly T[], index: number, ...next: readonly T[]): readonly T[] => [
  ...list.slice(0, index),
  ...next,
  ...list.slice(index + 1),
];

const editItems = (items: readonly ListItem[], edit: Edit, typist: Typist): readonly ListItem[] => {
  const index = edit.place % items.length;
  const item = items[index];
  if (item === undefined) return items;
  if (edit.size % 4 === 0) return replaceAt(items, index, item, { text: plainRuns(typist.word()), child: null });
  if (edit.size % 4 === 1 && items.length > 1) return replaceAt(items, index);
  if (item.child !== null && edit.size % 4 === 2)
    return replaceAt(items, index, {
      ...item,
      child: { ...item.child, items: editItems(item.child.items, edit, typist) },
    });
  return replaceAt(items, index, { ...item, text: editRuns(item.text, { ...edit, does: 'type' }, typist) });
};

function editBlock(block: Block, edit: Edit, typist: Typist): Block {
  if ('text' in block) {
    if (edit.does === 'retype') return { ...block, kind: pick(['p', 'h2', 'h3', 'quote'] as const, edit.size) ?? 'p' };
    return { ...block, text: editRuns(block.text, edit, typist) };
  }
  if (block.kind === 'list') return { ...block, items: editItems(block.items, edit, typist) };
  if (block.kind === 'table') {
    const row = edit.place % block.rows.length;
    const cells = block.rows[row]?.cells ?? [];
    if (edit.does === 'remove-block' && block.rows.length > 1) return { ...block, rows: replaceAt(block.rows, row) };
    const next = cells.map((cell, index) =>
      index === edit.size % cells.length
        ? { ...cell, text: editRuns(cell.text, { ...edit, does: 'type' }, typist) }
        : cell,
    );
    return { ...block, rows: replaceAt(block.rows, row, { cells: next }) };
  }
  return block.kind === 'embed' ? { ...block, title: `${block.title} ${typist.word()}` } : block;
}

function editBody(article: Article, edit: Edit, typist: Typist): readonly Block[] {
  const { body } = article;
  const index = edit.place % Math.max(1, body.length);
  const block = body[index];
  const fresh: Block = { kind: 'p', id: typist.id(), text: plainRuns(`${typist.word()} ${typist.word()}`) };
  if (block === undefined || edit.does === 'new-block') return [...body.slice(0, index), fresh, ...body.slice(index)];
  const rest = replaceAt(body, index);
  const to = edit.size % (rest.length + 1);
  switch (edit.does) {
    case 'remove-block':
      return block.kind === 'figure' ? body : rest;
    case 'move-block':
      return [...rest.slice(0, to), block, ...rest.slice(to)];
    case 'split': {
      if (!('text' in block)) return body;
      const text = runsText(block.text);
      const half = wordsOf(text)
        .slice(0, 1 + (edit.size % 5))
        .join('').length;
      const tail: Block = { kind: 'p', id: typist.id(), text: plainRuns(text.slice(half)) };
      return replaceAt(body, index, { ...block, text: plainRuns(text.slice(0, half)) }, tail);
    }
    case 'merge': {
      const next = body[index + 1];
      if (next === undefined || !('text' in block) || !('text' in next)) return body;
      return replaceAt(replaceAt(body, index + 1), index, { ...block, text: [...block.text, ...next.text] });
    }
    default:
      return replaceAt(body, index, editBlock(block, edit, typist));
  }
}

const photoOf = (size: number): Figure['photo'] => ({
  blob: size.toString(16).padStart(64, 'f'),
  mediaType: 'image/jpeg',
  width: 1200,
  height: 800,
  fileName: `${size}.jpg`,
});

function editFigures(article: Article, edit: Edit, typist: Typist): Article {
  const entry = pick(Object.entries(article.figures), edit.place);
  if (edit.does === 'new-figure') {
    const id = typist.id();
    const caption = plainRuns(typist.word());
    const made: Figure = {
      photo: photoOf(edit.size),
      caption,
      alt: typist.word(),
      photographer: '',
      source: '',
      rights: '',
      takenAt: null,
    };
    const body = [
      ...article.body.slice(0, 1),
      { kind: 'figure' as const, id: typist.id(), figure: id },
      ...article.body.slice(1),
    ];
    return { ...article, body, figures: { ...article.figures, [id]: made } };
  }
  if (entry === undefined) return article;
  const [id, figure] = entry;
  const with_ = (change: Partial<Figure>): Article => ({
    ...article,
    figures: { ...article.figures, [id]: { ...figure, ...change } },
  });
  const { [id]: _gone, ...others } = article.figures;
  const body = article.body.filter((block) => block.kind !== 'figure' || block.figure !== id);
  switch (edit.does) {
    case 'caption':
      return with_({ caption: editRuns(figure.caption, { ...edit, does: 'type' }, typist) });
    case 'photo':
      return with_({ photo: photoOf(edit.size) });
    case 'credit':
      return with_({ photographer: typist.word(), alt: `${figure.alt} ${typist.word()}`.slice(0, 900) });
    case 'remove-figure':
      return { ...article, body, figures: others, leadFigure: article.leadFigure === id ? null : article.leadFigure };
    case 'lead-figure':
      if (article.leadFigure === id)
        return { ...article, leadFigure: null, body: [{ kind: 'figure', id: typist.id(), figure: id }, ...body] };
      return article.leadFigure === null ? { ...article, leadFigure: id, body } : article;
    default:
      return article;
  }
}

function editEntries(article: Article, edit: Edit, typist: Typist): Article {
  const bylines = inOrder(article.bylines);
  const chosen = pick(bylines, edit.place);
  switch (edit.does) {
    case 'byline': {
      if (chosen !== undefined && edit.size % 2 === 0)
        return { ...article, bylines: { ...article.bylines, [chosen[0]]: { ...chosen[1], name: typist.word() } } };
      const order = orderKeyAt(
        bylines.map(([, entry]) => entry),
        edit.place % (bylines.length + 1),
      );
      const made = { name: typist.word(), agency: '', relayed: false, personId: null, role: 'text' as const, order };
      return { ...article, bylines: { ...article.bylines, [typist.id()]: made } };
    }
    case 'remove-byline': {
      if (chosen === undefined) return article;
      const { [chosen[0]]: _gone, ...others } = article.bylines;
      return { ...article, bylines: others };
    }
    default: {
      const related = inOrder(article.related).map(([, entry]) => entry);
      const order = orderKeyAt(related, edit.place % (related.length + 1));
      const made = { kind: 'external' as const, url: `https://example.org/${edit.size}`, title: typist.word(), order };
      return { ...article, related: { ...article.related, [typist.id()]: made } };
    }
  }
}

function editOnce(article: Article, edit: Edit, typist: Typist): Article {
  switch (edit.does) {
    case 'headline':
      return { ...article, headline: `${article.headline} ${typist.word()}`.slice(0, 1_500) };
    case 'lead':
      return { ...article, lead: editRuns(article.lead, { ...edit, does: 'type' }, typist) };
    case 'note':
      return { ...article, correctionNote: `${article.correctionNote} ${typist.word()}` };
    case 'tag':
      return article.tags.length > 40 ? article : { ...article, tags: [...article.tags, typist.word()] };
    case 'remove-tag':
      return { ...article, tags: article.tags.filter((_, index) => index !== edit.place % article.tags.length) };
    case 'section':
      return { ...article, section: `s${edit.size % 5}` };
    case 'embargo':
      return { ...article, embargo: edit.size % 2 === 0 ? null : '2026-11-23T02:00:00Z' };
    case 'caption':
    case 'photo':
    case 'credit':
    case 'new-figure':
    case 'remove-figure':
    case 'lead-figure':
      return editFigures(article, edit, typist);
    case 'byline':
    case 'remove-byline':
    case 'related':
      return editEntries(article, edit, typist);
    default:
      return { ...article, body: editBody(article, edit, typist) };
  }
}

/** An article after a session of writing; canonical, and valid where the one before was. */
export const afterEdits = (article: Article, edits: readonly Edit[], typist: Typist): Article =>
  canonicalArticle(edits.reduce((now, edit) => editOnce(now, edit, typist), article));
