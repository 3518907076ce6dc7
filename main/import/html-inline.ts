import { LIMITS, MARKS, type Mark } from '../../shared/article/schema.ts';
import { attribute, type HtmlElement } from './html-tree.ts';

const MARK_OF_TAG: Readonly<Record<string, Mark>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  sub: 'subscript',
  sup: 'superscript',
};

/** Formats that an element adds to those around it, by its tag and by the inline styles that word processors leave. */
export function marksOf(element: HtmlElement, around: readonly Mark[]): readonly Mark[] {
  const style = attribute(element, 'style').toLowerCase();
  const added = new Set<Mark>(around);
  const byTag = MARK_OF_TAG[element.tagName];
  if (byTag !== undefined) added.add(byTag);
  if (/font-weight\s*:\s*(bold|bolder|[6-9]00)/.test(style)) added.add('bold');
  if (/font-weight\s*:\s*(normal|[1-4]00)/.test(style)) added.delete('bold');
  if (/font-style\s*:\s*(italic|oblique)/.test(style)) added.add('italic');
  if (/font-style\s*:\s*normal/.test(style)) added.delete('italic');
  if (/text-decoration[a-z-]*\s*:[^;]*underline/.test(style) && element.tagName !== 'a') added.add('underline');
  if (/text-decoration[a-z-]*\s*:[^;]*line-through/.test(style)) added.add('strike');
  return MARKS.filter((mark) => added.has(mark));
}

/** An address as a reader's browser would open it, or null for what is not a page or a mail address (`javascript:`, `#top`, nonsense). */
export function linkAddress(href: string, base: string | null, scheme = /^(https?|mailto):/i): string | null {
  const written = href.trim();
  if (written === '' || written.startsWith('#') || written.length > LIMITS.line) return null;
  try {
    const url = base === null ? new URL(written) : new URL(written, base);
    const address = url.href.normalize('NFC');
    return scheme.test(address) && /^(https?:\/\/|mailto:)[^\s<>"]+$/iu.test(address) && address.length <= LIMITS.line
      ? address
      : null;
  } catch {
    return null;
  }
}

/** The same for what must be a web page. */
export const webAddress = (href: string, base: string | null): string | null => linkAddress(href, base, /^https?:/i);

/** Where a picture stands, also when the page loads it late. */
export function imageAddress(image: HtmlElement, base: string | null): string | null {
  const candidates = ['data-src', 'data-original', 'data-lazy-src', 'src'].map((name) => attribute(image, name));
  const fromSet =
    attribute(image, 'srcset')
      .trim()
      .split(/[\s,]+/)[0] ?? '';
  for (const candidate of [...candidates, fromSet]) {
    const address = webAddress(candidate, base);
    if (address !== null) return address;
  }
  // An address that cannot be completed is still worth showing; a picture inside the page's own text is not.
  return (
    candidates
      .find((candidate) => candidate !== '' && !/^(data|javascript):/i.test(candidate))
      ?.slice(0, LIMITS.line) ?? null
  );
}

/** Icons, smileys and counting pixels, by the size that the page gives them. */
export function isTiny(image: HtmlElement): boolean {
  const sizes = ['width', 'height'].map((name) => /^\d+(?=(px)?$)/.exec(attribute(image, name).trim())?.[0]);
  return sizes.some((size) => size !== undefined && Number(size) <= 48);
}
