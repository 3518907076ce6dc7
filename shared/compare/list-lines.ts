import type { ListItem, Run } from '../article/schema.ts';

/** A list item on a line of its own: how deep it stands, and whether the list that holds it is numbered. */
export interface ListLine {
  readonly depth: number;
  readonly ordered: boolean;
  readonly text: readonly Run[];
}

interface List {
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
}

/** The items of a list and of the lists in it, from top to bottom. */
export const listLines = ({ ordered, items }: List, depth = 0): readonly ListLine[] =>
  items.flatMap(({ text, child }) => [
    { depth, ordered, text },
    ...(child === null ? [] : listLines(child, depth + 1)),
  ]);

/** The list that has these lines; at least one is needed. Inverse of `listLines`. */
export function listOfLines(lines: readonly ListLine[]): List {
  const depth = lines[0]?.depth ?? 0;
  const items: ListItem[] = [];
  for (let index = 0; index < lines.length;) {
    const line = lines[index];
    let end = index + 1;
    while (end < lines.length && (lines[end]?.depth ?? 0) > depth) end += 1;
    const below = lines.slice(index + 1, end);
    if (line !== undefined) items.push({ text: line.text, child: below.length === 0 ? null : listOfLines(below) });
    index = end;
  }
  return { ordered: lines[0]?.ordered ?? false, items };
}
