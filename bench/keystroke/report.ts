import type { EditorName } from './page.ts';

/** What one editor did with one length of text in one round. */
export interface Cell {
  readonly editor: EditorName;
  readonly words: number;
  readonly openMs: number;
  /** Main thread's own time per key. */
  readonly cpuMs: number;
  /** From key to frame, one per key. */
  readonly frameMs: readonly number[];
  readonly saveMs: number;
}

/** Our promise at the largest size, against ProseMirror. */
const GOAL = 0.8;

const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

const of = (cells: readonly Cell[], editor: EditorName, words: number): readonly Cell[] =>
  cells.filter((cell) => cell.editor === editor && cell.words === words);

const cpu = (cells: readonly Cell[], editor: EditorName, words: number): number =>
  quantile(
    of(cells, editor, words).map((cell) => cell.cpuMs),
    0.5,
  );

const digits = (value: number): string => value.toFixed(1).padStart(6);

function row(cells: readonly Cell[], editor: EditorName, words: number): string {
  const own = of(cells, editor, words);
  const frames = own.flatMap(({ frameMs }) => frameMs);
  const open = quantile(
    own.map(({ openMs }) => openMs),
    0.5,
  );
  const save = quantile(
    own.map(({ saveMs }) => saveMs),
    0.5,
  );
  const ratio = cpu(cells, editor, words) / cpu(cells, 'prosemirror', words);
  return [
    String(words).padStart(6),
    editor.padEnd(11),
    digits(cpu(cells, editor, words)),
    ratio.toFixed(2).padStart(5),
    digits(quantile(frames, 0.5)),
    digits(quantile(frames, 0.95)),
    digits(open),
    digits(save),
  ].join('  ');
}

/** The figures of a run as a table; the last line says whether the promise was kept. */
export function keystrokeReport(cells: readonly Cell[]): string {
  const sizes = [...new Set(cells.map(({ words }) => words))];
  const editors: readonly EditorName[] = ['ours', 'lexical', 'prosemirror'];
  const most = Math.max(...sizes);
  const reached = cpu(cells, 'ours', most) / cpu(cells, 'prosemirror', most);
  return [
    ' words  editor       cpu ms  / PM  frame50 frame95    open    save',
    ...sizes.flatMap((words) => editors.map((editor) => row(cells, editor, words))),
    `keystroke: CPU per key at ${most} words is ${reached.toFixed(2)} of ProseMirror's (goal ${GOAL}): ${reached <= GOAL ? 'kept' : 'MISSED'}`,
  ].join('\n');
}
