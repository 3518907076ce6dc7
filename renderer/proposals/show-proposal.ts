import type { Proposal } from '../../shared/records/fold-proposals.ts';
import type { Stores } from '../app/stores.ts';

/** Shows a suggestion beside the text in the window. */
export async function showProposal(stores: Stores, proposal: Proposal): Promise<void> {
  const open = stores.articles.current.peek();
  if (open === null || open.isSuggestion) return;
  if (await stores.deciding.show(open, proposal)) stores.surface.show('proposal');
}

/** Begins or goes on with a suggestion for the article in the window; in a suggestion, back to the article. */
export async function toggleSuggestion(stores: Stores): Promise<void> {
  const isSuggestion = stores.articles.current.peek()?.isSuggestion === true;
  if (!(await (isSuggestion ? stores.suggesting.leave() : stores.suggesting.begin()))) return;
  stores.surface.show('article');
  stores.articles.current.peek()?.editor.focus();
}
