import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { canonicalRuns } from './runs.ts';
import type { Article, Block, Figure, ListItem } from './schema.ts';

const canonicalItem = (item: ListItem): ListItem => ({
  text: canonicalRuns(item.text),
  child: item.child === null ? null : { ordered: item.child.ordered, items: item.child.items.map(canonicalItem) },
});

function canonicalBlock(block: Block): Block {
  switch (block.kind) {
    case 'p':
    case 'h2':
    case 'h3':
    case 'quote':
      return { ...block, text: canonicalRuns(block.text) };
    case 'list':
      return { ...block, items: block.items.map(canonicalItem) };
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => ({
          cells: row.cells.map((cell) => ({ ...cell, text: canonicalRuns(cell.text) })),
        })),
      };
    case 'figure':
    case 'embed':
    case 'rule':
      return block;
  }
}

const canonicalFigure = (figure: Figure): Figure => ({ ...figure, caption: canonicalRuns(figure.caption) });

/** The article with every text in its one canonical form. Two articles that read the same are equal after it. */
export const canonicalArticle = (article: Article): Article => ({
  ...article,
  lead: canonicalRuns(article.lead),
  body: article.body.map(canonicalBlock),
  figures: Object.fromEntries(Object.entries(article.figures).map(([id, figure]) => [id, canonicalFigure(figure)])),
});

const nfcDeep = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(nfcDeep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key.normalize('NFC'), nfcDeep(entry)]));
};

/** Canonical JSON (RFC 8785) in NFC, as UTF-8 bytes: what is hashed and signed. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(nfcDeep(value));
  if (text === undefined) throw new Error('a value without a JSON form cannot be signed');
  return text;
}

/** The bytes that an approval means. */
export const canonicalBytes = (article: Article): Uint8Array => utf8ToBytes(canonicalJson(canonicalArticle(article)));

/** Lower-case hexadecimal SHA-256 of the canonical bytes: the name of exactly these words, captions, credits, links and photos. */
export const contentHash = (article: Article): string => bytesToHex(sha256(canonicalBytes(article)));
