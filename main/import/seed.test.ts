import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { articleLines } from '../../shared/article/outline.ts';
import { decodeFile } from './decode-file.ts';
import { importPage } from './import-page.ts';

const folder = path.resolve(import.meta.dirname, '../../e2e/fixtures/seed');
const file = (name: string): Buffer => readFileSync(path.join(folder, name));

function imported(name: string, change: (source: string) => string = (source) => source) {
  let count = 0;
  const decoded = decodeFile(file(name));
  if (!decoded.ok) throw new Error(decoded.error.code);
  const result = importPage({
    source: change(decoded.value.source),
    format: decoded.value.format,
    newId: () => '01HZX0000000000000000SEED1',
    newEntryId: () => `e${(count += 1)}`,
  });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const text = imported('bao-thai-nguyen-article.txt');
const html = imported('bao-thai-nguyen-article.html');

if (process.env['UPDATE_GOLDEN'] === '1') {
  const golden = {
    article: text.article,
    understood: text.understood,
    unplaced: { text: text.unplaced, html: html.unplaced },
  };
  writeFileSync(path.join(folder, 'golden-article.json'), `${JSON.stringify(golden, null, 2)}\n`);
}

const golden: unknown = JSON.parse(file('golden-article.json').toString());

describe('the seed page', () => {
  test('[I1] the copied text and the web page make the same article, and what is left over is listed', () => {
    expect({
      article: text.article,
      understood: text.understood,
      unplaced: { text: text.unplaced, html: html.unplaced },
    }).toEqual(golden);
    expect({ article: html.article, understood: html.understood }).toEqual({
      article: text.article,
      understood: text.understood,
    });
  });

  test('[I2] not a word of the article is lost, nothing of the page around it is in it', () => {
    const lines = file('bao-thai-nguyen-article.txt')
      .toString()
      .split('\n')
      .map((line) => line.replace(/\u00a0/g, ' ').trim());
    const start = lines.findIndex((line) => line.startsWith('Nêu cao'));
    const end = lines.indexOf('Các tin khác:');
    const [headline, , caption, , ...rest] = lines.slice(start, end).filter((line) => line !== '');
    expect(articleLines(text.article)).toEqual([headline, caption, ...rest]);
  });

  test('[I3] NFD, other line ends and a byte order mark change nothing', () => {
    const decomposed = imported(
      'bao-thai-nguyen-article.txt',
      (source) => `\ufeff${source.normalize('NFD').replace(/\n/g, '\r\n')}`,
    );
    expect([decomposed, imported('bao-thai-nguyen-article.html', (source) => source.normalize('NFD'))]).toEqual([
      text,
      html,
    ]);
  });
});
