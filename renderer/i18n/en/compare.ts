import type { ChangeCounts } from '../../../shared/compare/count-changes.ts';
import type { FieldName } from '../../../shared/compare/compare-articles.ts';
import { englishCount, formatsOf } from '../format.ts';
import type { Words } from '../vi/vi.ts';

const n = formatsOf('en').number;

const fields: Readonly<Record<FieldName, string>> = {
  section: 'Section',
  tags: 'Tags',
  dateline: 'Dateline',
  shortTitle: 'Short title',
  teaser: 'Teaser',
  slug: 'Address',
  lang: 'Language',
  embargo: 'Embargo',
  scheduledFor: 'Scheduled for',
  correctionNote: 'Correction',
  origin: 'Origin',
};

function summary(counts: ChangeCounts): string {
  const count = (value: number, one: string, other: string, done: string) =>
    value === 0 ? [] : [`${englishCount(value, one, other)} ${done}`];
  const said = (isSo: boolean, words: string) => (isSo ? [words] : []);
  const parts = [
    ...count(counts.blocksChanged, 'paragraph', 'paragraphs', 'edited'),
    ...count(counts.blocksAdded, 'paragraph', 'paragraphs', 'added'),
    ...count(counts.blocksRemoved, 'paragraph', 'paragraphs', 'removed'),
    ...count(counts.blocksMoved, 'place', 'places', 'moved'),
    ...count(counts.photosReplaced, 'photo', 'photos', 'replaced'),
    ...count(counts.photosAdded, 'photo', 'photos', 'added'),
    ...count(counts.photosRemoved, 'photo', 'photos', 'removed'),
    ...count(counts.captionsChanged, 'photo', 'photos', 'with other words'),
    ...said(counts.headline, 'headline changed'),
    ...said(counts.kicker, 'kicker changed'),
    ...said(counts.lead, 'lead edited'),
    ...said(counts.bylines, 'byline changed'),
    ...said(counts.related, 'related stories changed'),
    ...counts.fields.map((field) => `${fields[field].toLocaleLowerCase('en')} changed`),
  ];
  return parts.length === 0 ? 'The two versions are exactly the same' : parts.join(', ');
}

export const compare: Words['compare'] = {
  title: 'Compare two versions',
  from: 'Before',
  to: 'After',
  now: 'The text being written',
  version: (when, by) => `${when} · ${by}`,
  published: (label) => `${label} · on the site`,
  nobody: 'unknown',
  layout: 'View',
  inline: 'In the text',
  sides: 'Side by side',
  previous: 'Previous',
  next: 'Next',
  place: (at, all) => `${n(at)}/${n(all)}`,
  places: (all) => englishCount(all, 'difference', 'differences'),
  copy: 'Copy',
  copied: 'The differences were copied.',
  back: 'Back to the text',
  comparing: 'Comparing…',
  noRevision: 'This article has no other revision to compare with. Ctrl+S keeps one.',
  gone: 'One of the two versions cannot be read. The open article is untouched.',
  summary,
  fields,
  reading: 'The differences, in the article',
  kicker: 'Kicker',
  headline: 'Headline',
  lead: 'Lead',
  leadFigure: 'Lead photo',
  figure: 'Photo',
  block: 'Paragraph',
  byline: 'Byline',
  related: 'Related story',
  facts: {
    photo: 'Photo file',
    caption: 'Caption',
    alt: 'Description',
    photographer: 'Photographer',
    source: 'Source',
    rights: 'Rights',
    takenAt: 'Taken at',
  },
  kinds: { p: 'plain paragraph', h2: 'subheading', h3: 'small subheading', quote: 'quotation' },
  added: 'Added',
  removed: 'Removed',
  changed: 'Edited',
  moved: 'Moved',
  movedAndChanged: 'Moved, edited',
  replaced: 'Replaced',
  retyped: (before, after) => `${before} to ${after}`,
  wordsRemoved: 'removed:',
  wordsAdded: 'added:',
  wordsFormatted: 'other formatting',
  before: 'before',
  after: 'after',
  none: 'none',
  empty: 'empty',
  noPhoto: 'no photo yet',
  rule: 'Rule',
  embed: 'Embedded link',
  restore: 'Restore as it was',
  restored: 'One place was restored. Undo in the text brings the change back.',
};

export const joining: Words['joining'] = {
  banner: (mine, theirs) => `There are two parallel versions: by ${mine} and by ${theirs}. Both are kept.`,
  bannerMore: (mine, theirs, others) =>
    `There are ${n(others + 2)} parallel versions, among them by ${mine} and by ${theirs}. All are kept.`,
  version: (by, when) => `${by} (${when})`,
  me: (name) => `${name} on this machine`,
  look: 'Compare',
  join: 'Join the two…',
  title: 'Join two versions',
  explain: 'What only one side changed is taken already. Where both changed the same place, you choose.',
  noBase: 'The common version was not found, so every difference is yours to choose.',
  reading: 'The joined article',
  mine: (name) => `By ${name}`,
  both: 'Take both, the other one behind',
  nothing: 'nothing here',
  choose: (part) => `${part}: choose a version`,
  order: 'Order of the paragraphs',
  orderOf: (name) => `Order by ${name}`,
  takenFrom: (name) => `${name} edited`,
  bothAlike: 'Both edited alike',
  openLeft: (count) => (count === 0 ? 'Every place is chosen' : `${englishCount(count, 'place', 'places')} to choose`),
  nextOpen: 'Next place to choose',
  finish: 'Keep the joined version',
  later: 'Later',
  finished: 'The joined version was kept. The two older ones stay in the list of versions.',
  alone: 'This article has no parallel version.',
};
