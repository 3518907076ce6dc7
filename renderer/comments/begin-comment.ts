import type { Stores } from '../app/stores.ts';
import { focusSoon } from '../app/focus.ts';
import { NEW_COMMENT_ID } from './commenting.ts';

function showPanel({ panes, surface }: Stores): void {
  surface.show('article');
  panes.reveal('inspector');
  surface.showPanel('comments');
}

/** Begins a talk about what is selected on the page, and puts the caret into it. */
export function beginComment(stores: Stores): void {
  const anchor = stores.articles.current.peek()?.editor.anchors.selected() ?? null;
  if (anchor !== null) stores.commenting.setAbout(anchor);
  showPanel(stores);
  focusSoon(NEW_COMMENT_ID);
}

/** To the next or previous open talk: the panel says it, the page shows its words. */
export function goToTalk(stores: Stores, by: 1 | -1): void {
  const next = stores.commenting.step(by);
  if (next === null) {
    stores.notices.showInfo((words) => words.comments.none);
    return;
  }
  showPanel(stores);
  stores.commenting.choose(next);
  focusSoon(`talk-${next}`);
}
