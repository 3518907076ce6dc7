import { foldText } from './fold.ts';

// Latin letters whose marks are part of the letter and so survive folding; đ is folded already.
const PLAIN_LATIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
};

/** The longest slug that the app proposes; the article model allows 120. */
export const DEFAULT_SLUG_LENGTH = 80;

/**
 * The headline as part of a web address: `a-z0-9` and single hyphens. Numbers stay readable (1,65% is `1-65`, 23/02/2021 is `23-02-2021`). Longer
 * than `maxLength` it is cut between syllables, and never inside a number. Empty when nothing can be written so (a headline of emoji): the address
 * then lives from the article's id alone.
 */
export function slugOf(headline: string, maxLength: number = DEFAULT_SLUG_LENGTH): string {
  // NFKD first, so that full-width letters, ligatures and raised digits (m²) count as what they look like.
  const plain = foldText(headline.normalize('NFKD')).replace(/[łøæœßþıħ]/g, (letter) => PLAIN_LATIN[letter] ?? '');
  let slug = '';
  // A sign between two digits holds a number together; everywhere else it parts syllables.
  for (const [unit] of plain.matchAll(/[a-z0-9]+(?:(?<=\d)[^a-z0-9\s](?=\d)[a-z0-9]+)*/gu)) {
    const syllable = unit.replace(/[^a-z0-9]/gu, '-');
    const longer = slug === '' ? syllable : `${slug}-${syllable}`;
    if (longer.length > maxLength) return slug === '' ? hardCut(syllable, maxLength) : slug;
    slug = longer;
  }
  return slug;
}

// Only when not even the first syllable fits.
const hardCut = (syllable: string, maxLength: number): string =>
  syllable.slice(0, Math.max(0, maxLength)).replace(/-+$/, '');
