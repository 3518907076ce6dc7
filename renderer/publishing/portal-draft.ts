import { inOrder, orderKeyAt } from '../../shared/article/order.ts';
import type { Portal, Section } from '../../shared/portal/schema.ts';
import { slugOf } from '../../shared/text/slug.ts';

const WEB_ADDRESS = /^https?:\/\/[^\s<>"]+$/iu;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/u;

export type DraftProblem = 'required' | 'url' | 'link' | 'slug' | 'duplicate' | 'template';

/** What keeps a draft of the settings from being saved, by the name of its control. */
export type DraftProblems = ReadonlyMap<string, DraftProblem>;

const isBlank = (text: string): boolean => text.trim() === '';

function checkSlugs(
  entries: readonly { readonly key: string; readonly slug: string }[],
  found: Map<string, DraftProblem>,
) {
  const seen = new Set<string>();
  for (const { key, slug } of entries) {
    if (!SLUG.test(slug)) found.set(key, 'slug');
    else if (seen.has(slug)) found.set(key, 'duplicate');
    seen.add(slug);
  }
}

function checkLinks(
  prefix: string,
  links: readonly { readonly title: string; readonly url: string }[],
  found: Map<string, DraftProblem>,
) {
  for (const [index, link] of links.entries()) {
    if (isBlank(link.title)) found.set(`${prefix}.${index}.title`, 'required');
    if (!WEB_ADDRESS.test(link.url)) found.set(`${prefix}.${index}.url`, 'link');
  }
}

export function draftProblems(draft: Portal): DraftProblems {
  const found = new Map<string, DraftProblem>();
  if (isBlank(draft.name)) found.set('name', 'required');
  if (draft.url !== null && (!WEB_ADDRESS.test(draft.url) || draft.url.endsWith('/'))) found.set('url', 'url');
  if (!draft.creditTemplate.includes('{names}')) found.set('creditTemplate', 'template');
  for (const name of ['withdrawn', 'correction'] as const)
    if (draft.notices !== undefined && isBlank(draft.notices[name])) found.set(`notices.${name}`, 'required');
  for (const section of draft.sections)
    if (isBlank(section.title)) found.set(`section.${section.id}.title`, 'required');
  checkSlugs(
    draft.sections.map((section) => ({ key: `section.${section.id}.slug`, slug: section.slug })),
    found,
  );
  checkLinks('siteLinks', draft.siteLinks, found);
  for (const [index, list] of draft.specialLists.entries()) {
    if (isBlank(list.title)) found.set(`specialLists.${index}.title`, 'required');
    checkLinks(`specialLists.${index}`, list.links, found);
  }
  for (const [index, page] of draft.standingPages.entries())
    if (isBlank(page.title)) found.set(`standingPages.${index}.title`, 'required');
  checkSlugs(
    draft.standingPages.map((page, index) => ({ key: `standingPages.${index}.slug`, slug: page.slug })),
    found,
  );
  return found;
}

/** The entry moved by `step` places; past either end it stays. */
export function moved<T>(entries: readonly T[], index: number, step: number): readonly T[] {
  const entry = entries[index];
  const to = index + step;
  if (entry === undefined || to < 0 || to >= entries.length) return entries;
  const others = entries.filter((_, at) => at !== index);
  return [...others.slice(0, to), entry, ...others.slice(to)];
}

export const replaced = <T>(entries: readonly T[], index: number, entry: T): readonly T[] =>
  entries.map((known, at) => (at === index ? entry : known));

export const without = <T>(entries: readonly T[], index: number): readonly T[] =>
  entries.filter((_, at) => at !== index);

const siblingsOf = (sections: readonly Section[], parent: string | null): readonly Section[] =>
  inOrder(
    Object.fromEntries(sections.filter((section) => section.parent === parent).map((section) => [section.id, section])),
  ).map(([, section]) => section);

export function addSection(sections: readonly Section[], id: string): readonly Section[] {
  const siblings = siblingsOf(sections, null);
  return [...sections, { id, title: '', slug: '', parent: null, order: orderKeyAt(siblings, siblings.length) }];
}

/** Moves a section among those of the same parent. */
export function moveSection(sections: readonly Section[], id: string, step: number): readonly Section[] {
  const section = sections.find((known) => known.id === id);
  if (section === undefined) return sections;
  const siblings = siblingsOf(sections, section.parent);
  const to = siblings.findIndex((known) => known.id === id) + step;
  if (to < 0 || to >= siblings.length) return sections;
  const others = siblings.filter((known) => known.id !== id);
  return changeSection(sections, id, { order: orderKeyAt(others, to) });
}

/** A new title carries the slug along as long as the slug was the old title's own. */
export const changeSection = (sections: readonly Section[], id: string, change: Partial<Section>): readonly Section[] =>
  sections.map((section) => {
    if (section.id !== id) return section;
    const followsTitle = change.title !== undefined && section.slug === slugOf(section.title);
    return { ...section, ...(followsTitle ? { slug: slugOf(change.title ?? '') } : {}), ...change };
  });

/** Without the section; those inside it move up to its place. */
export function removeSection(sections: readonly Section[], id: string): readonly Section[] {
  const gone = sections.find((section) => section.id === id);
  return sections
    .filter((section) => section.id !== id)
    .map((section) => (section.parent === id ? { ...section, parent: gone?.parent ?? null } : section));
}

/** The sections that may hold this one: not itself, nor anything inside it. */
export function possibleParents(sections: readonly Section[], id: string): readonly Section[] {
  const inside = new Set([id]);
  for (let before = 0; before !== inside.size;) {
    before = inside.size;
    for (const section of sections) if (section.parent !== null && inside.has(section.parent)) inside.add(section.id);
  }
  return sections.filter((section) => !inside.has(section.id));
}
