import type { Article } from './schema.ts';

/** An empty article. `id` is a new ULID. */
export const createArticle = (id: string, lang = 'vi'): Article => ({
  schema: 1,
  id,
  lang,
  kicker: '',
  headline: '',
  shortTitle: '',
  lead: [],
  leadFigure: null,
  body: [],
  figures: {},
  bylines: {},
  dateline: { place: '', date: null },
  section: null,
  tags: [],
  related: {},
  teaser: '',
  slug: '',
  embargo: null,
  scheduledFor: null,
  correctionNote: '',
  origin: null,
});
