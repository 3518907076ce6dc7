import type { Article } from '../../../shared/article/schema.ts';
import type { Portal } from '../../../shared/portal/schema.ts';
import { authorsOf } from '../../../shared/rendering/card-of-article.ts';
import type { Card } from '../../../shared/rendering/card.ts';
import { LIST_PAGE_SIZE, pageCount, type ListHeading } from '../../../shared/rendering/list-page.ts';
import {
  isReservedName,
  LATEST,
  sectionLine,
  sectionList,
  type ListRef,
} from '../../../shared/rendering/site-paths.ts';
import { portalWords } from '../../../shared/rendering/portal-words.ts';
import { slugOf } from '../../../shared/text/slug.ts';
import { STATE_PATHS, type StateView } from './state-files.ts';
import type { ListName, ListPlace, SiteList } from './site-state.ts';

/** A list that an article belongs in, before it has a name in the state. */
interface WantedList {
  readonly kind: ListName['kind'];
  readonly key: string;
  readonly title: string;
}

const sectionName = (id: string): string => Buffer.from(id, 'utf8').toString('hex');

/** The section's id behind a list's name. */
export const sectionIdOf = (name: string): string => Buffer.from(name, 'hex').toString('utf8');

export const sectionListName = (id: string): ListName => ({ kind: 'section', name: sectionName(id) });

/** Two ways of writing that a reader takes for one word share a list; accents make another word. */
export const listKey = (title: string): string => title.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();

function wantedLists(article: Article, portal: Portal): readonly WantedList[] {
  const named = (kind: 'tag' | 'author', titles: readonly string[]) =>
    titles.flatMap((title) => (listKey(title) === '' ? [] : [{ kind, key: listKey(title), title: title.trim() }]));
  const wanted = [
    ...sectionLine(portal, article.section).map(({ id }) => ({ kind: 'section' as const, key: id, title: '' })),
    ...named('tag', article.tags),
    ...named('author', authorsOf(article)),
  ];
  return wanted.filter(
    (list, index) => wanted.findIndex((other) => other.kind === list.kind && other.key === list.key) === index,
  );
}

/** The list's name in addresses and in the state. Different words with one slug (dương, đường) get numbers. */
async function nameOf(wanted: WantedList, view: StateView): Promise<{ name: ListName; known: SiteList | null }> {
  const { kind, key } = wanted;
  if (kind === 'section') {
    const name = sectionListName(key);
    return { name, known: await view.list(name) };
  }
  const slug = slugOf(wanted.title, 60);
  const stem = slug === '' ? 'khac' : slug;
  for (let number = 1; ; number += 1) {
    const name = { kind, name: number === 1 ? stem : `${stem}-${number}` };
    if (isReservedName(name.name)) continue;
    const known = await view.list(name);
    if (known === null || known.key === key) return { name, known };
  }
}

/** Gives the article its places: new lists get it at their end, lists that it left keep a gap, so that no other article moves. */
export async function placeInLists(
  article: Article,
  number: number,
  before: readonly ListPlace[],
  portal: Portal,
  view: StateView,
): Promise<readonly ListPlace[]> {
  const places: ListPlace[] = [];
  for (const wanted of wantedLists(article, portal)) {
    const { name, known } = await nameOf(wanted, view);
    const old = before.find((place) => place.kind === name.kind && place.name === name.name);
    if (old !== undefined) {
      places.push(old);
      continue;
    }
    const total = (known?.total ?? 0) + 1;
    const page = pageCount(total);
    view.set(STATE_PATHS.list(name), { ...name, key: wanted.key, title: known?.title ?? wanted.title, total });
    view.set(STATE_PATHS.listPage(name, page), [...(await view.listPage(name, page)), number]);
    places.push({ ...name, page });
  }
  const left = before.filter((old) => !places.some((place) => place.kind === old.kind && place.name === old.name));
  await leaveLists(number, left, view);
  return places;
}

/** Takes the article out of lists; each keeps a gap in its place. */
export async function leaveLists(number: number, places: readonly ListPlace[], view: StateView): Promise<void> {
  for (const place of places) {
    const page = await view.listPage(place, place.page);
    view.set(
      STATE_PATHS.listPage(place, place.page),
      page.map((entry) => (entry === number ? null : entry)),
    );
  }
}

/** Whether readers meet the article in lists, feeds and the search. */
export const isShown = (card: Card): boolean => card.withdrawn !== true;

/** How readers address a list; null for a section that the settings no longer have. `null` names the list of everything. */
export function publicList(name: ListName | null, portal: Portal): ListRef | null {
  if (name === null) return LATEST;
  return name.kind === 'section' ? sectionList(portal, sectionIdOf(name.name)) : { kind: name.kind, slug: name.name };
}

/** A list's heading and size; null when readers have no such list. */
export async function listHeading(
  name: ListName | null,
  portal: Portal,
  view: StateView,
): Promise<{ readonly heading: ListHeading; readonly total: number } | null> {
  const list = publicList(name, portal);
  if (list === null) return null;
  if (name === null) {
    const { articles } = await view.head();
    return { heading: { list, title: portalWords(portal).latest, sectionId: null }, total: articles };
  }
  const known = await view.list(name);
  if (name.kind !== 'section') {
    return { heading: { list, title: known?.title ?? '', sectionId: null }, total: known?.total ?? 0 };
  }
  const sectionId = sectionIdOf(name.name);
  const title = portal.sections.find((section) => section.id === sectionId)?.title ?? '';
  return { heading: { list, title, sectionId }, total: known?.total ?? 0 };
}

/** The numbers on one page of a list, oldest first, without gaps. */
async function numbersOn(name: ListName | null, page: number, view: StateView): Promise<readonly number[]> {
  if (name !== null) return (await view.listPage(name, page)).filter((number) => number !== null);
  const cards = await view.cards(page);
  return cards.map((_card, index) => (page - 1) * LIST_PAGE_SIZE + index + 1);
}

/** The cards on one page of a list, newest first. */
export async function cardsOn(name: ListName | null, page: number, view: StateView): Promise<readonly Card[]> {
  const numbers = await numbersOn(name, page, view);
  const cards = await Promise.all(numbers.toReversed().map((number) => view.card(number)));
  return cards.filter(isShown);
}

// Pages of nothing but gaps are rare; looking further would let one publication read a whole long list.
const PAGES_TO_LOOK_BACK = 5;

/** The newest articles of a list, newest first. */
export async function newestOn(
  name: ListName | null,
  total: number,
  wanted: number,
  view: StateView,
): Promise<readonly Card[]> {
  const found: Card[] = [];
  const last = pageCount(total);
  const pagesNeeded = Math.ceil(wanted / LIST_PAGE_SIZE) + PAGES_TO_LOOK_BACK;
  for (let page = last; page > Math.max(0, last - pagesNeeded) && found.length < wanted; page -= 1)
    found.push(...(await cardsOn(name, page, view)));
  return found.slice(0, wanted);
}
