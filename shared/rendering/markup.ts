/** A piece of finished markup. Only `markup` makes it, so that no text can reach a page unescaped. */
export interface Html {
  readonly source: string;
}

type Part = Html | string | number | null | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that no HTML or XML document may contain, however they are written: controls and halves of surrogate pairs. */
// oxlint-disable-next-line no-control-regex -- removing them is the point
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** Text as a document may hold it: without the characters that are forbidden everywhere. */
export const cleanText = (text: string): string => text.replace(FORBIDDEN, '');

/** Text for markup, between tags or in a quoted attribute; good for XML, too. */
export const escapeText = (text: string): string =>
  cleanText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

const partMarkup = (part: Part): string => {
  if (part === null) return '';
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  return 'source' in part ? part.source : part.map(partMarkup).join('');
};

/** Markup with holes: strings are escaped, markup and lists of it are put in as they are, null is nothing. Quote every attribute. */
export const markup = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  source: strings.map((piece, index) => (index === 0 ? piece : partMarkup(parts[index - 1] ?? null) + piece)).join(''),
});

/** Pieces with line breaks between them, for pages that people also read as source. */
export const lines = (pieces: readonly (Html | null)[]): Html => ({
  source: pieces.flatMap((piece) => (piece === null || piece.source === '' ? [] : [piece.source])).join('\n'),
});

/** `text` with a line break element for each `\n`. */
export const withLineBreaks = (text: string): readonly (Html | string)[] =>
  text.split('\n').flatMap((part, index) => (index === 0 ? [part] : [markup`<br>`, part]));

/** JSON for the inside of a script element: `<` and `>` cannot end it, line separators cannot break it. */
export const scriptJson = (value: unknown): Html => ({
  source: JSON.stringify(value, (_key, entry: unknown) =>
    typeof entry === 'string' ? cleanText(entry) : entry,
  ).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
});

/** The address when a reader may follow it (http, https, mailto), else null: no other scheme ever reaches a page. */
export function safeUrl(url: string): string | null {
  if (!/^(https?:\/\/|mailto:)[^\s<>"]+$/iu.test(url) || cleanText(url) !== url) return null;
  return url;
}
