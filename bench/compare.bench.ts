import { diffWords } from 'diff';
import { createArticle } from '../shared/article/create-article.ts';
import { articleLines } from '../shared/article/outline.ts';
import { plainRuns } from '../shared/article/runs.ts';
import type { Article, Block } from '../shared/article/schema.ts';
import { compareArticles } from '../shared/compare/compare-articles.ts';
import { countChanges } from '../shared/compare/count-changes.ts';

/**
 * npm run bench -- compare: comparing two versions of an article of 5,000 words (blocks by their ids, words inside the changed ones) against a word diff
 * of the whole text by jsdiff, in one run.
 */

const WORDS = 5_000;
const WORDS_PER_BLOCK = 60;
const WARM_UP = 10;
const REPEATS = 31;
const GOAL = 0.3;

const SYLLABLES =
  'sáng nay chợ phiên mở sớm người dân mang chè búp non xuống bán giá mỗi ký tăng thêm đồng tỉnh hỗ trợ vốn vay hộ nghèo xã vùng cao đường mới khánh thành trường học bệnh viện khởi công dự án nước sạch'.split(
    ' ',
  );

/** The same numbers in every run. */
function createChance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function writeArticle(): Article {
  const chance = createChance(7);
  const body = Array.from({ length: Math.round(WORDS / WORDS_PER_BLOCK) }, (_, index): Block => {
    const words = Array.from({ length: WORDS_PER_BLOCK }, () => SYLLABLES[chance(SYLLABLES.length)] ?? '');
    return { kind: 'p', id: `b${String(index)}`, text: plainRuns(`${words.join(' ')}.`) };
  });
  return { ...createArticle('01J0000000000000000000TEST'), headline: 'Chợ phiên vùng cao', body };
}

/** An editor's pass over it: words in every fourth paragraph, one paragraph moved, one written anew, one taken out. */
function editArticle(article: Article): Article {
  const chance = createChance(11);
  const edited = article.body.map((block, index): Block => {
    if (block.kind !== 'p' || index % 4 !== 0) return block;
    const words = (block.text[0]?.text ?? '').split(' ');
    for (let edit = 0; edit < 4; edit += 1) words[chance(words.length)] = `sửa${String(edit)}`;
    return { ...block, text: plainRuns(words.join(' ')) };
  });
  const [first, moved, ...rest] = edited;
  const fresh: Block = { kind: 'p', id: 'n1', text: plainRuns('Chiều cùng ngày, chợ đóng cửa muộn hơn mọi khi.') };
  const ends = { first: first === undefined ? [] : [first], last: moved === undefined ? [] : [moved] };
  const body = [...ends.first, ...rest.slice(0, 20), fresh, ...rest.slice(21), ...ends.last];
  return { ...article, headline: 'Chợ phiên vùng cao mở sớm', body };
}

function timeMs(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const before = writeArticle();
const after = editArticle(before);
const text = (article: Article) => articleLines(article).join('\n');
const counts = countChanges(compareArticles(before, after));
const compare = () => compareArticles(before, after);
const compareWholeText = () => diffWords(text(before), text(after));
for (let warm = 0; warm < WARM_UP; warm += 1) void [compare(), compareWholeText()];
// One right after the other, so that whatever else the machine does weighs on both alike.
const ratios = Array.from({ length: REPEATS }, () => timeMs(compare) / timeMs(compareWholeText));
const ratio = ratios.toSorted((a, b) => a - b)[REPEATS >> 1] ?? Number.NaN;
const found = `${counts.blocksChanged} changed, ${counts.blocksMoved} moved, ${counts.blocksAdded} added, ${counts.blocksRemoved} removed`;
console.log(
  `bench compare: ${WORDS} words (${found}): ${ratio.toFixed(2)} of the time of a word diff of the whole text (goal ≤ ${GOAL})`,
);
if (!(ratio <= GOAL)) process.exitCode = 1;
