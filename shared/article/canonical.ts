import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { toNfc } from '../text/to-nfc.ts';
import { canonicalRuns } from './runs.ts';
import type { Article, Block, Figure, ListItem } from './schema.ts';
import { versionOf } from './version-of.ts';

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
    case 'note':
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
  schema: versionOf(article),
  lead: canonicalRuns(article.lead),
  body: article.body.map(canonicalBlock),
  figures: Object.fromEntries(Object.entries(article.figures).map(([id, figure]) => [id, canonicalFigure(figure)])),
});

/**
 * Canonical JSON (RFC 8785) in NFC: what is hashed and signed. Throws on what has no single JSON form (`toNfc` says what that is): signing something
 * near it would be worse than not signing.
 */
export function canonicalJson(value: unknown): string {
  const normalised = toNfc(value);
  const text = normalised.ok ? canonicalize(normalised.value) : undefined;
  if (text === undefined) throw new Error('a value without one JSON form cannot be signed');
  return text;
}

/** The bytes that an approval means. */
export const canonicalBytes = (article: Article): Uint8Array => utf8ToBytes(canonicalJson(canonicalArticle(article)));

/** Lower-case hexadecimal SHA-256 of the canonical bytes: the name of exactly these words, captions, credits, links and photos. */
export const contentHash = (article: Article): string => bytesToHex(sha256(canonicalBytes(article)));
