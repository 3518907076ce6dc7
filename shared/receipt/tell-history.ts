import type { HistoryLine } from './article-history.ts';
import type { HistoryWords } from './history-words.ts';

/** A line as sentences: who did what; with which device and how sure that is; and why it had no effect, null where it had. */
export interface ToldLine {
  readonly what: string;
  readonly said: string | null;
  readonly device: string;
  readonly trust: string;
  readonly noEffect: string | null;
}

export function tellLine(line: HistoryLine, words: HistoryWords): ToldLine {
  const { kind, person, said, device, trust, effect } = line;
  return {
    what: words.line(person, words.did[kind]),
    said: said.trim() === '' ? null : words.said(said),
    device: words.device(device),
    trust: words.trust[trust],
    noEffect: effect === 'done' ? null : words.noEffect(words.why[effect] ?? words.otherWhy),
  };
}

export const tellRefused = (reason: string, words: HistoryWords): string =>
  words.refusedWhy[reason] ?? words.refusedOther;
