import { createArticle } from '../../shared/article/create-article.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import type { Article, Block, Figure } from '../../shared/article/schema.ts';

const SYLLABLES =
  'đồi chè xanh mướt trải dài bên sông Công người dân vui mừng vụ mới được mùa giá cao huyện Định Hóa mở thêm chợ phiên hằng tuần'.split(
    ' ',
  );

/** Words of one paragraph, the same for the same number. */
const sentence = (seed: number, words: number): string => {
  const picked = Array.from({ length: words }, (_, index) => SYLLABLES[(seed * 7 + index * 5) % SYLLABLES.length]);
  return `Đoạn ${seed} ${picked.join(' ')}.`;
};

const WORDS_PER_PARAGRAPH = 58;

/** One piece of the sample: a heading now and then, else a paragraph. */
export interface SamplePiece {
  readonly kind: 'p' | 'h2';
  readonly text: string;
}

/** The same text for every editor, of about so many words. */
export const samplePieces = (words: number): readonly SamplePiece[] =>
  Array.from({ length: Math.ceil(words / (WORDS_PER_PARAGRAPH + 2)) }, (_, index) =>
    index % 12 === 11
      ? { kind: 'h2', text: sentence(index, 6) }
      : { kind: 'p', text: sentence(index, WORDS_PER_PARAGRAPH) },
  );

const figure: Figure = {
  photo: null,
  caption: plainRuns('Người dân thu hoạch chè vụ xuân.'),
  alt: 'Đồi chè',
  photographer: 'Minh Khuê',
  source: '',
  rights: '',
  takenAt: null,
};

/** The sample as an article with everything that an article has: figures, bylines, links, fields. */
export function sampleArticle(words: number): Article {
  const body: Block[] = samplePieces(words).map((piece, index) => ({
    kind: piece.kind,
    id: `b${index}`,
    text: plainRuns(piece.text),
  }));
  body.splice(3, 0, { kind: 'figure', id: 'bf', figure: 'f2' });
  return {
    ...createArticle('01J0000000000000000000TEST'),
    kicker: 'Kinh tế',
    headline: 'Đồi chè vào vụ mới',
    lead: plainRuns(sentence(1, 40)),
    leadFigure: 'f1',
    figures: { f1: figure, f2: figure },
    body,
    bylines: { y1: { name: 'Minh Khuê', agency: '', relayed: false, personId: null, role: 'text', order: 'a0' } },
    related: { r1: { kind: 'external', url: 'https://example.org/che', title: 'Chợ chè phiên đầu năm', order: 'a0' } },
  };
}
