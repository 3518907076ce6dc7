import { onArticle } from './request-parts.ts';

/** Who works on an article at the moment: a hint for the others, never needed for safety. */
export const HOLD_REQUESTS = {
  /** This person is writing. Main signs a record only where the others do not know it yet, and never against another's. */
  'hold:keep': onArticle,
  /** This person writes now, whoever was writing before; the other is told. */
  'hold:takeOver': onArticle,
  'hold:letGo': onArticle,
} as const;

export interface HoldAnswers {
  'hold:keep': null;
  'hold:takeOver': null;
  'hold:letGo': null;
}
