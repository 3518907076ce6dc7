import { plainRuns, runsText } from '../../../shared/article/runs.ts';
import { LIMITS, type Figure, type Run } from '../../../shared/article/schema.ts';
import type { UnplacedText } from '../../../shared/ipc/wire.ts';
import { cleanForeign, tidyRuns } from '../clean-runs.ts';
import { readInline } from '../html-pieces.ts';
import { parseBounded, descendants, type HtmlElement } from '../html-tree.ts';
import { cleanLine, fits, readInstant } from './clean-field.ts';
import type { BodyPictures } from './ninjs-body.ts';
import type { NinjsAssociation, NinjsRoled } from './parse-ninjs.ts';

/** A photo that the file gives or names; nothing of it was looked at yet. */
export interface OfferedRendition {
  readonly figure: string;
  /** `data:` with the bytes, or the address or name of a file. */
  readonly href: string;
  readonly title: string;
}

export interface NinjsFigures {
  readonly figures: Map<string, Figure>;
  readonly offered: OfferedRendition[];
  readonly left: UnplacedText[];
  readonly pictures: BodyPictures;
  /** The figure that stands before the lead, when the file says so. */
  readonly lead: string | null;
  /** All that associations gave, in the file's order. */
  readonly given: readonly string[];
}

const NAME = 200;

/** The words of a part that may be HTML or plain text. */
export function readWords({ contentType, value }: NinjsRoled): readonly Run[] {
  const isHtml = /html/i.test(contentType);
  const tree = isHtml ? parseBounded(value) : null;
  if (tree === null || !tree.ok) return tidyRuns(plainRuns(cleanForeign(value)));
  for (const element of descendants(tree.value)) if (element.tagName === 'body') return readInline(element.childNodes);
  return [];
}

const isOf =
  (...roles: readonly string[]) =>
  ({ role }: NinjsRoled): boolean =>
    roles.includes(role);

/** The largest picture of those that are given. */
function bestRendition({ renditions }: NinjsAssociation) {
  const pictures = renditions.filter(({ href, contentType }) => href !== '' && !/^(video|audio)\//i.test(contentType));
  const main = pictures.find(({ name }) => name === 'main');
  return main ?? pictures.toSorted((a, b) => b.width - a.width)[0] ?? null;
}

function figureOf(given: NinjsAssociation): Figure {
  const { descriptions, by, people, infoSources } = given;
  const caption = descriptions.find(isOf('caption')) ?? descriptions.find(({ role }) => role !== 'alt');
  const runs = caption === undefined ? [] : readWords(caption);
  const photographer = cleanLine(by) === '' ? (people[0]?.name ?? '') : by;
  return {
    photo: null,
    caption: runsText(runs).length > LIMITS.text ? [] : runs,
    alt: fits(cleanLine(descriptions.find(isOf('alt'))?.value ?? '')),
    photographer: fits(cleanLine(photographer), NAME),
    source: fits(cleanLine(infoSources[0]?.name ?? ''), NAME),
    rights: fits(cleanLine(given.usageTerms || given.copyrightNotice || given.copyrightHolder)),
    takenAt: readInstant(given.contentCreated),
  };
}

const isPicture = ({ type, renditions }: NinjsAssociation): boolean =>
  type === 'picture' || type === 'graphic' || (type === '' && renditions.length > 0);

/** The pictures of a ninjs item as figures that wait for their photos. */
export function ninjsFigures(associations: readonly NinjsAssociation[], newEntryId: () => string): NinjsFigures {
  const figures = new Map<string, Figure>();
  const offered: OfferedRendition[] = [];
  const left: UnplacedText[] = [];
  const at = new Map<string, string>();
  let lead: string | null = null;
  const add = (figure: Figure, href: string, title: string): string | null => {
    if (figures.size >= LIMITS.entries) return null;
    const id = newEntryId();
    figures.set(id, figure);
    if (href !== '') offered.push({ figure: id, href, title });
    return id;
  };
  for (const given of associations.filter(isPicture)) {
    const best = bestRendition(given);
    const id = add(figureOf(given), best?.href ?? '', best?.title ?? '');
    if (id === null) {
      left.push({ reason: 'unknown', text: cleanLine(given.name) });
      continue;
    }
    if (given.name !== '') at.set(`#${given.name}`, id);
    for (const { href } of given.renditions) if (href !== '') at.set(href, id);
    if (given.rel === 'lead' && lead === null) lead = id;
  }
  const given = [...figures.keys()];
  const waiting = (alt: string, caption: HtmlElement | null): Figure => ({
    photo: null,
    photographer: '',
    source: '',
    rights: '',
    takenAt: null,
    alt: fits(cleanLine(alt)),
    caption: caption === null ? [] : readInline(caption.childNodes),
  });
  const pictures: BodyPictures = {
    at: (address) => at.get(address) ?? null,
    add: (address, alt, caption) => add(waiting(alt, caption), address, ''),
  };
  return { figures, offered, left, pictures, lead, given };
}
