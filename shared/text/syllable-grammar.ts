import { tonedVowelOf, withTone, type Tone } from './vietnamese-letters.ts';

/** Where the tone of an open oa, oe, uy is written: old `hòa, khỏe, thủy`, new `hoà, khoẻ, thuỷ`. All else is the same in both. */
export type ToneStyle = 'old' | 'new';

/**
 * A syllable taken apart, lower case. After the initials `qu` and `gi` the rime is what is heard after them: `quyết` is qu + yêt, `gìn` is gi + in (the
 * shared i is written once).
 */
export interface Syllable {
  readonly initial: string;
  readonly rime: string;
  readonly tone: Tone;
}

/** The initials, longer before shorter so that the first that fits is the right one; the last is none. */
export const INITIALS: readonly string[] = 'ngh ng nh gh gi ch kh ph qu th tr b c d đ g h k l m n p r s t v x'
  .split(' ')
  .concat('');

/** Every rime that Vietnamese spelling knows, without tone. */
export const RIMES: readonly string[] = (
  'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
  'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu ' +
  'i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu ' +
  'o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet ' +
  'ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
  'u uc ui um un ung up ut ua uân uâng uât uây uê uêch uên uênh uêt uêu uôc uôi uôm uôn uông uôt uơ ' +
  'uy uya uyc uych uyên uyêt uyn uynh uyp uyt uyu ' +
  'ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu y yêc yêm yên yêng yêt yêu'
).split(' ');

const RIMES_AFTER_QU = new Set(
  RIMES.filter((rime) => /^[aăâeêơ]|^i(?![aêu])/.test(rime)).concat('y ych yên yêt yn ynh yt yp ôc'.split(' ')),
);
const RIME_SET = new Set(RIMES);
const OPEN_GLIDES = new Set(['oa', 'oe', 'uy']);
const LONGEST_SYLLABLE = 7;

const GLIDE = /^(o[aăe]|u[âêơy])/;
const FRONT = /^[eêiy]/;

// One line per spelling rule; the rime is as written, except after gi and qu.
function fits(initial: string, rime: string): boolean {
  switch (initial) {
    case 'qu':
      return RIMES_AFTER_QU.has(rime);
    case 'gi':
      return !rime.startsWith('y') && !GLIDE.test(rime);
    case 'k':
      return FRONT.test(rime) && !rime.startsWith('yê');
    case 'c':
      return !FRONT.test(rime) && !GLIDE.test(rime);
    case 'g':
    case 'ng':
      return !FRONT.test(rime);
    case 'gh':
    case 'ngh':
      return /^[eêi]/.test(rime);
    case '':
      return !rime.startsWith('iê');
    default:
      return !rime.startsWith('yê');
  }
}

const isStopped = (rime: string): boolean => /(?:ch|[cpt])$/.test(rime);

/** Whether initial, rime and tone can stand together: c/k/q, g/gh, ng/ngh by the vowel; sắc or nặng alone before -c -ch -p -t. */
const isPossible = ({ initial, rime, tone }: Syllable): boolean =>
  (RIME_SET.has(rime) || initial === 'qu') &&
  fits(initial, rime) &&
  (!isStopped(rime) || tone === 'acute' || tone === 'dot');

/**
 * Takes a Vietnamese syllable apart, in any case and form; null when no such syllable can exist. The tone mark may stand on any of its vowels: whether
 * it stands on the right one is `isSyllable`'s question.
 */
export function parseSyllable(word: string): Syllable | null {
  const lower = word.normalize('NFC').toLowerCase();
  if (lower.length > LONGEST_SYLLABLE) return null;
  const bare = withoutTone(lower);
  if (bare === null) return null;
  for (const initial of INITIALS) {
    if (!bare.flat.startsWith(initial)) continue;
    const syllable = { initial, rime: rimeAfter(initial, bare.flat), tone: bare.tone };
    if (isPossible(syllable)) return syllable;
  }
  return null;
}

// gi swallows the i of the rime: gì, gìn, giếng.
function rimeAfter(initial: string, flat: string): string {
  const written = flat.slice(initial.length);
  if (initial !== 'gi') return written;
  if (written.startsWith('i')) return '';
  return RIME_SET.has(written) ? written : `i${written}`;
}

function withoutTone(lower: string): { readonly flat: string; readonly tone: Tone } | null {
  let flat = '';
  let tone: Tone = 'level';
  for (const letter of lower) {
    const parts = tonedVowelOf(letter);
    if (parts !== null && parts.tone !== 'level') {
      if (tone !== 'level') return null;
      tone = parts.tone;
    }
    flat += parts?.vowel ?? letter;
  }
  return { flat, tone };
}

/** Writes a syllable, lower case NFC, with its tone mark where the style puts it. */
export function spellSyllable({ initial, rime, tone }: Syllable, style: ToneStyle): string {
  const onset = initial === 'gi' && rime.startsWith('i') ? 'g' : initial;
  const at = tonedPosition(rime, style);
  return onset + rime.slice(0, at) + withTone(rime.charAt(at), tone) + rime.slice(at + 1);
}

// A vowel with a mark of its own carries the tone (the second of ươ); else the only vowel, the last before a consonant, the middle of three,
// the first of two, where the styles part over oa, oe and uy.
function tonedPosition(rime: string, style: ToneStyle): number {
  const marked = rime.includes('ươ') ? 1 : rime.search(/[ăâêôơư]/);
  if (marked >= 0) return marked;
  const vowels = /^[aeiouy]+/.exec(rime)?.[0].length ?? 1;
  if (vowels < rime.length) return vowels - 1;
  if (vowels === 3) return 1;
  return style === 'new' && OPEN_GLIDES.has(rime) ? 1 : 0;
}

/** Whether the styles write this syllable in two ways. */
export const hasTwoSpellings = ({ rime, tone }: Syllable): boolean => OPEN_GLIDES.has(rime) && tone !== 'level';

/** Whether a word is a Vietnamese syllable with its tone mark where one of the two styles puts it. Says nothing about its meaning anything. */
export function isSyllable(word: string): boolean {
  const syllable = parseSyllable(word);
  if (syllable === null) return false;
  const lower = word.normalize('NFC').toLowerCase();
  return lower === spellSyllable(syllable, 'old') || lower === spellSyllable(syllable, 'new');
}
