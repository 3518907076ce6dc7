import type { ReadonlySignal } from '@preact/signals-core';
import type { LexicalEditor } from 'lexical';
import type { Article, Byline, Figure, Related } from '../../shared/article/schema.ts';
import type { AnchorSession } from './anchors/anchor-session.ts';
import type { ImportedPhoto } from '../../shared/ipc/wire.ts';

/** The article's fields that are not on the page itself: edited in the info panel, kept in the same undo history. */
export type InfoFields = Pick<
  Article,
  | 'lang'
  | 'section'
  | 'tags'
  | 'dateline'
  | 'slug'
  | 'shortTitle'
  | 'teaser'
  | 'embargo'
  | 'scheduledFor'
  | 'correctionNote'
>;

/** What can be done to the text at the caret, and what is on there now; drives the toolbar. */
export interface TextSelectionState {
  readonly where: 'kicker' | 'headline' | 'lead' | 'body' | 'caption' | 'byline' | 'related' | 'none';
  readonly block: 'p' | 'h2' | 'h3' | 'quote' | 'note' | 'bullet' | 'number' | 'table' | 'figure' | 'other';
  readonly marks: readonly string[];
  readonly link: string | null;
  /** The figure that holds the caret or is selected. */
  readonly figure: string | null;
}

export interface FigureView {
  readonly id: string;
  readonly figure: Figure;
  readonly isLead: boolean;
}

export interface Counts {
  readonly syllables: number;
  readonly minutes: number;
}

/** Which words to look for; accents and case are ignored unless asked for. */
export interface FindQuery {
  readonly text: string;
  readonly matchCase: boolean;
  readonly matchAccents: boolean;
}

export interface FindState {
  readonly total: number;
  /** 1-based; 0 when there is no hit. */
  readonly current: number;
}

/**
 * One article being edited: a single Lexical document that holds kicker, headline, lead figure, lead, body, bylines and related links, and as state of
 * its root the info fields. So there is one undo history, one find, one text: panels read these signals and call these commands, and hold no copy.
 */
export interface ArticleEditor {
  readonly lexical: LexicalEditor;
  readonly articleId: string;
  /** Rises with every change of the document (not with the caret); autosave listens to it. */
  readonly version: ReadonlySignal<number>;
  /** The article now. Converts only the blocks changed since the last call. */
  readonly readArticle: () => Article;
  readonly figures: ReadonlySignal<readonly FigureView[]>;
  readonly bylines: ReadonlySignal<readonly (readonly [id: string, byline: Byline])[]>;
  readonly related: ReadonlySignal<readonly (readonly [id: string, link: Related])[]>;
  readonly info: ReadonlySignal<InfoFields>;
  readonly headline: ReadonlySignal<string>;
  readonly leadText: ReadonlySignal<string>;
  /** Counted when idle, never per key. */
  readonly counts: ReadonlySignal<Counts>;
  readonly selection: ReadonlySignal<TextSelectionState>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  readonly find: ReadonlySignal<FindState>;
  /** What is talked about on the page. */
  readonly anchors: AnchorSession;

  /** Puts another text of this article in the place of the one on the page, as one step of undo. */
  readonly restore: (article: Article) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Puts the caret back into the text where it was (Esc from a panel). */
  readonly focus: () => void;
  readonly selectFigure: (id: string) => void;
  /** Puts the caret at the end of a block of the body and brings it into view; nothing where there is no such block. */
  readonly selectBlock: (id: string) => void;

  readonly setInfo: (change: Partial<InfoFields>) => void;
  /** New figure below the caret's block; in the lead position when the article has none and the caret is above the body. Returns its id. */
  readonly insertFigure: (photo: ImportedPhoto | null) => string;
  readonly replacePhoto: (id: string, photo: ImportedPhoto) => void;
  readonly setFigure: (id: string, change: Partial<Omit<Figure, 'photo' | 'caption'>>) => void;
  /** Rewrites only the characters that differ, so formats inside the caption survive. */
  readonly setCaptionText: (id: string, text: string) => void;
  readonly moveFigure: (id: string, toIndex: number) => void;
  readonly removeFigure: (id: string) => void;

  readonly addByline: (byline: Omit<Byline, 'order'>) => string;
  readonly setByline: (id: string, change: Partial<Omit<Byline, 'order'>>) => void;
  readonly moveByline: (id: string, toIndex: number) => void;
  readonly removeByline: (id: string) => void;

  readonly addRelated: (
    link: { kind: 'internal'; article: string; title: string } | { kind: 'external'; url: string; title: string },
  ) => string;
  readonly setRelatedTitle: (id: string, title: string) => void;
  readonly moveRelated: (id: string, toIndex: number) => void;
  readonly removeRelated: (id: string) => void;

  /** Runs a command of the text (format, insert, paste plain…) at the caret; false when it does not apply there. */
  readonly run: (command: TextCommand) => boolean;

  readonly startFind: (query: FindQuery) => void;
  readonly findNext: (backward?: boolean) => void;
  readonly replaceCurrent: (replacement: string) => void;
  /** One step of undo. Returns how many places were changed. */
  readonly replaceAll: (replacement: string) => number;
  readonly endFind: () => void;
  readonly dispose: () => void;
}

/** What a paste could not bring along, for the person to be told. */
export interface PasteNotice {
  /** Photos of the pasted page that were not loaded: their captions stand in empty frames. */
  readonly photosLeftOut: number;
  /** Addresses of links that may not be kept; their words are there. */
  readonly linksLeftOut: readonly string[];
  /** Words of the clipboard that did not arrive on the page; empty unless a paste failed to be understood. */
  readonly wordsMissing: readonly string[];
}

/** What the editor needs from the window. */
export interface ArticleEditorDeps {
  /** Takes dropped or pasted photo files into the desk. Refused files are the window's to report; the accepted ones are placed on the page, in order. */
  readonly takePhotoFiles: (files: readonly File[]) => Promise<readonly ImportedPhoto[]>;
  readonly onPasteNotice: (notice: PasteNotice) => void;
  /** Opens a link that was clicked with Ctrl (or Cmd). */
  readonly openLink: (url: string) => void;
  /** Makes ids of blocks and entries; left out, they are random. */
  readonly newId?: () => string;
}

/** What the toolbar, the menu and the keys do to the text. */
export type TextCommand =
  | { readonly kind: 'block'; readonly block: 'p' | 'h2' | 'h3' | 'quote' | 'note' | 'bullet' | 'number' }
  | { readonly kind: 'mark'; readonly mark: 'bold' | 'italic' | 'underline' | 'strike' | 'subscript' | 'superscript' }
  | { readonly kind: 'clear-format' }
  | { readonly kind: 'link'; readonly url: string | null }
  | { readonly kind: 'table'; readonly rows: number; readonly columns: number }
  | {
      readonly kind: 'table-edit';
      readonly edit:
        | 'row-above'
        | 'row-below'
        | 'column-before'
        | 'column-after'
        | 'delete-row'
        | 'delete-column'
        | 'delete-table'
        | 'toggle-header';
    }
  | { readonly kind: 'rule' }
  | { readonly kind: 'embed'; readonly url: string; readonly title: string }
  | { readonly kind: 'paste-plain'; readonly text: string };
