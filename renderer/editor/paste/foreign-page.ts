interface HtmlPolicy {
  readonly createHTML: (html: string) => string;
}

interface PolicyFactory {
  readonly createPolicy: (name: string, rules: HtmlPolicy) => HtmlPolicy;
}

/** The one name that the window's content security policy lets pages be parsed under; Lexical's own reading of the clipboard uses it as well. */
const POLICY_NAME = 'lexical';

let policy: HtmlPolicy | null = null;

function allowed(html: string): string {
  const factory = Reflect.get(globalThis, 'trustedTypes') as PolicyFactory | undefined;
  policy ??= factory?.createPolicy(POLICY_NAME, { createHTML: (text) => text }) ?? null;
  return policy === null ? html : policy.createHTML(html);
}

const STYLE_ELEMENT = /<style\b[\s\S]*?(?:<\/style\s*>|$)/giu;
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/giu;
const ATTRIBUTE = /(\s)([^\s"'<>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?/gu;
const WORD_LIST = /(?:^|;)\s*mso-list\s*:\s*([^;]+)/iu;

/**
 * The window's policy forbids inline styles, in parsed pages too: they would be ignored, and with them the bold of a word processor. So styles are parsed under
 * another name and set one by one, which is allowed. Style sheets are left out: formats that matter come as tags or inline.
 */
const renameStyles = (html: string): string =>
  html
    .replace(STYLE_ELEMENT, '')
    .replace(TAG, (tag) =>
      tag.replace(ATTRIBUTE, (whole, space: string, name: string, value: string | undefined) =>
        name.toLowerCase() === 'style' ? `${space}data-foreign-style${value ?? ''}` : whole,
      ),
    );

function restoreStyles(page: Document): void {
  for (const element of page.querySelectorAll<HTMLElement>('[data-foreign-style]')) {
    const css = element.dataset['foreignStyle'] ?? '';
    delete element.dataset['foreignStyle'];
    // Word's own property is dropped by every style object; Lexical's Word rules look for it here.
    const wordList = WORD_LIST.exec(css)?.[1];
    if (wordList !== undefined) element.dataset['msoList'] = wordList.trim();
    element.style.cssText = css;
  }
}

/** Parses a foreign page into a document of its own: nothing in it is run, shown or loaded. */
export function parseForeignPage(html: string): Document {
  const page = new DOMParser().parseFromString(allowed(renameStyles(html)), 'text/html');
  restoreStyles(page);
  return page;
}
