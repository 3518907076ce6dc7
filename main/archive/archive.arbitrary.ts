import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import { NO_COMMISSION } from '../../shared/workflow/commission.ts';
import type { ArchivedArticle } from './archive-engine.ts';

/** An article that no step was ever taken with. */
export const NO_FLOW_SUMMARY: ArticleSummary['workflow'] = {
  state: 'draft',
  owner: null,
  reviewer: null,
  submittedAt: null,
  publishAt: null,
  isApproved: false,
  isEdited: false,
  owes: false,
  commission: NO_COMMISSION,
};

interface Sample {
  readonly headline: string;
  readonly body: string;
  readonly section: string | null;
  readonly name: string;
  readonly at: string;
}

/** An invented article as the index keeps it; a larger number was saved later. */
export function sampleArticle(number: number, more: Partial<Sample>): ArchivedArticle {
  const id = `01J${String(number).padStart(23, '0')}`;
  const { headline = `Bài ${number}`, body = '', section = null, name = 'Mai Lê' } = more;
  const updatedAt = more.at ?? new Date(Date.UTC(2026, 0, 1) + number * 61_000).toISOString();
  return {
    article: id,
    entry: JSON.stringify({ article: id }),
    row: {
      id,
      headline,
      section,
      bylines: [name],
      updatedAt,
      site: 'absent',
      missingPhoto: false,
      workflow: NO_FLOW_SUMMARY,
      heads: 1,
      holder: null,
      talk: { open: 0, said: 0, mentioned: [] },
      proposals: 0,
    },
    names: [name],
    marks: [],
    words: `${headline}\n${body}\n${name}`.normalize('NFC'),
  };
}
