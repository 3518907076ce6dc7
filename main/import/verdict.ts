import type { UnplacedText } from '../../shared/ipc/wire.ts';
import type { BylineLine } from './byline-line.ts';
import type { DateLine } from './date-line.ts';

/** What the importer decided about one piece. Every piece gets exactly one, so that no word can be forgotten. */
export type Verdict =
  | { readonly as: 'headline' | 'kicker' | 'lead' | 'body' | 'tags' | 'label' | 'related' }
  | { readonly as: 'date'; readonly line: DateLine }
  | { readonly as: 'byline'; readonly line: BylineLine }
  /** A picture; `lead`: it stands above the lead. */
  | { readonly as: 'figure'; readonly lead: boolean }
  /** The caption of the figure at `of`; null: of a picture that only the caption is left of. */
  | { readonly as: 'caption'; readonly of: number | null; readonly lead: boolean }
  /** The credit of the figure or caption at `of`. */
  | { readonly as: 'credit'; readonly of: number }
  | { readonly as: 'unplaced'; readonly reason: UnplacedText['reason'] };
