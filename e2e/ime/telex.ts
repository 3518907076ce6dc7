/**
 * Vietnamese text as the keys that a person presses in Telex. Each key is an X keysym name, as xdotool takes it.
 * Only Vietnamese words are understood: a foreign word with a letter that Telex would take for an accent is refused, so
 * that a test never means something else than it types.
 */

const toneKeys: Readonly<Record<string, string>> = {
  '\u0301': 's',
  '\u0300': 'f',
  '\u0309': 'r',
  '\u0303': 'x',
  '\u0323': 'j',
};
const letterKeys: Readonly<Record<string, string>> = {
  â: 'aa',
  ă: 'aw',
  ê: 'ee',
  ô: 'oo',
  ơ: 'ow',
  ư: 'uw',
  đ: 'dd',
};
const punctuation: Readonly<Record<string, string>> = {
  ' ': 'space',
  ',': 'comma',
  '.': 'period',
  ':': 'colon',
  ';': 'semicolon',
  '-': 'minus',
  '/': 'slash',
  '(': 'parenleft',
  ')': 'parenright',
  '%': 'percent',
  '!': 'exclam',
  '?': 'question',
  '"': 'quotedbl',
  "'": 'apostrophe',
  '“': 'U201C',
  '”': 'U201D',
  '–': 'U2013',
  '…': 'U2026',
};

/**
 * Unikey holds a word until a sign that it knows ends it. A curly quote is not one of them and would overtake the word, in
 * every program; a tap on Ctrl makes Unikey let go first.
 */
const letGo = 'Control_L';

/** The keys for a text, in order. */
export function telexKeys(text: string): readonly string[] {
  const pieces = text.normalize('NFC').match(/\p{L}+|[^\p{L}]/gu) ?? [];
  return pieces.flatMap((piece, at) => {
    if (/\p{L}/u.test(piece)) return wordKeys(piece);
    const key = otherKey(piece);
    const endsWord = /\p{L}$/u.test(pieces[at - 1] ?? '');
    return endsWord && /^U[0-9A-F]+$/.test(key) ? [letGo, key] : [key];
  });
}

function otherKey(sign: string): string {
  if (/^[0-9]$/.test(sign)) return sign;
  const key = punctuation[sign];
  if (key === undefined) throw new Error(`no key is known for "${sign}"`);
  return key;
}

/** The tone comes last, as most people type: the input method then has to move it to its letter. */
function wordKeys(word: string): readonly string[] {
  let tone = '';
  let keys = '';
  for (const letter of word) {
    const { plain, toneKey } = splitTone(letter);
    tone ||= toneKey;
    keys += keysOfLetter(plain);
  }
  if (keys === word && /[fwjz]|[aeiouy].*[srx]|dd|aa|ee|oo/i.test(word)) {
    throw new Error(`Telex would put accents on "${word}"`);
  }
  return [...keys, ...tone];
}

function splitTone(letter: string) {
  const marks = [...letter.normalize('NFD')];
  const mark = marks.find((part) => toneKeys[part] !== undefined);
  const plain = marks.filter((part) => part !== mark).join('');
  return { plain: plain.normalize('NFC'), toneKey: mark === undefined ? '' : (toneKeys[mark] ?? '') };
}

function keysOfLetter(letter: string): string {
  const lower = letter.toLowerCase();
  const keys = letterKeys[lower] ?? lower;
  if (!/^[a-z]+$/.test(keys)) throw new Error(`"${letter}" is not a Vietnamese letter`);
  return letter === lower ? keys : keys.toUpperCase();
}
