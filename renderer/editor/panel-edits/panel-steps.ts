import {
  $addUpdateTag,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type LexicalEditor,
} from 'lexical';

const PANEL_TAG = 'toasoan-panel';

/** A pause in a panel's field after which the next key is a new step of undo. */
const MERGE_WITHIN_MS = 2_000;

/** Runs the panels' edits: each is a step of its own, consecutive typing in one field is one step, and the focus stays where it is. */
export interface PanelSteps {
  /** `field` names the field being typed in; null: an action that never merges. */
  readonly run: (field: string | null, $change: () => void) => void;
  readonly dispose: () => void;
}

/** `now` in milliseconds. */
export function createPanelSteps(editor: LexicalEditor, now: () => number): PanelSteps {
  let last: { readonly field: string; readonly at: number } | null = null;
  const dispose = editor.registerUpdateListener(({ tags, dirtyElements, dirtyLeaves }) => {
    if (!tags.has(PANEL_TAG) && (dirtyElements.size > 0 || dirtyLeaves.size > 0)) last = null;
  });
  const run = (field: string | null, $change: () => void): void => {
    const at = now();
    const merges = last !== null && last.field === field && at - last.at < MERGE_WITHIN_MS;
    editor.update(
      () => {
        for (const tag of [PANEL_TAG, SKIP_DOM_SELECTION_TAG, SKIP_SCROLL_INTO_VIEW_TAG]) $addUpdateTag(tag);
        $addUpdateTag(merges ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG);
        $change();
      },
      { discrete: true },
    );
    last = field === null ? null : { field, at };
  };
  return { run, dispose };
}
