const FIGURE_CHECKS = [
  'figure-photo',
  'figure-caption',
  'figure-alt',
  'figure-alt-copied',
  'figure-credit',
  'figure-rights',
  'lead-low-resolution',
  'figure-low-resolution',
  'figure-same-caption',
] as const;

const RELATED_CHECKS = [
  'related-duplicate',
  'related-self',
  'related-dead',
  'related-absent',
  'related-withdrawn',
  'related-untitled',
] as const;

/** What stands at a place of the text: words still to come, a link that leads nowhere, a note between the paragraphs. */
const TEXT_CHECKS = ['tk', 'link', 'note'] as const;

/** Everything that is looked at before an article goes on, in the order in which a desk reads its rules. */
export const CHECKS = [
  'headline',
  'lead',
  'body',
  'section',
  'byline',
  ...TEXT_CHECKS,
  ...FIGURE_CHECKS,
  ...RELATED_CHECKS,
  'same-headline',
  'comments',
  'embargo',
] as const;

export type CheckName = (typeof CHECKS)[number];
export type FigureCheck = (typeof FIGURE_CHECKS)[number];
export type RelatedCheck = (typeof RELATED_CHECKS)[number];
export type TextCheck = (typeof TEXT_CHECKS)[number];

/** `required`: the article goes no further before it is mended. `advice`: it is said, and decided by people. `off`: not looked at. */
export const CHECK_LEVELS = ['required', 'advice', 'off'] as const;

export type CheckLevel = (typeof CHECK_LEVELS)[number];

/** Raised when a check of the same name begins to mean something else; reports name it. */
export const CHECKS_VERSION = 2;
