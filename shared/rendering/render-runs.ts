import type { Mark, Run } from '../article/schema.ts';
import { assertNever } from '../result.ts';
import { markup, safeUrl, withLineBreaks, type Html } from './markup.ts';

function marked(mark: Mark, inner: Html): Html {
  switch (mark) {
    case 'bold':
      return markup`<strong>${inner}</strong>`;
    case 'italic':
      return markup`<em>${inner}</em>`;
    case 'underline':
      return markup`<u>${inner}</u>`;
    case 'strike':
      return markup`<s>${inner}</s>`;
    case 'subscript':
      return markup`<sub>${inner}</sub>`;
    case 'superscript':
      return markup`<sup>${inner}</sup>`;
    default:
      return assertNever(mark);
  }
}

const runMarkup = (run: Run): Html =>
  run.marks.toReversed().reduce((inner, mark) => marked(mark, inner), markup`${withLineBreaks(run.text)}`);

/** Runs as inline markup. Neighbours with one address become one link; an address that no reader may follow leaves its words. */
export function renderRuns(runs: readonly Run[]): Html {
  const groups: { readonly link: string | null; readonly runs: Run[] }[] = [];
  for (const run of runs) {
    if (run.text === '') continue;
    const link = run.link === null ? null : safeUrl(run.link);
    const last = groups.at(-1);
    if (last !== undefined && last.link === link) last.runs.push(run);
    else groups.push({ link, runs: [run] });
  }
  return markup`${groups.map((group) => {
    const inner = group.runs.map(runMarkup);
    const hasWords = group.runs.some((part) => part.text.trim() !== '');
    return group.link === null || !hasWords ? markup`${inner}` : markup`<a href="${group.link}">${inner}</a>`;
  })}`;
}
