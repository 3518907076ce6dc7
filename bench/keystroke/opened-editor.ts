/** What every editor under test can do. */
export interface OpenedEditor {
  /** Puts the caret at the start of a paragraph in the middle of the text. */
  readonly placeCaret: () => void;
  readonly text: () => string;
  /** Converts the whole document to what would be saved, and returns the milliseconds it took. */
  readonly save: () => number;
  readonly close: () => void;
}
