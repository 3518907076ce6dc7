import type { FigureFacts } from '../nodes/figure-node.ts';

/** The words that the page itself shows or says to a screen reader, in the language of the interface. */
export interface PageWords {
  /** Names the whole page. */
  readonly article: string;
  readonly kicker: string;
  readonly headline: string;
  readonly lead: string;
  /** Invites to write the first paragraph. */
  readonly body: string;
  readonly caption: string;
  /** Stands in the frame of a figure without its photo. */
  readonly noPhoto: string;
  readonly byline: string;
  /** Over a note between the paragraphs, and its name for a screen reader. */
  readonly note: string;
  /** Before a relayed name: “Theo”. */
  readonly relayed: string;
  /** Over the related links: “Các tin khác”. */
  readonly related: string;
  /** The credit line as the reader will see it, or what is missing from it. */
  readonly credit: (figure: FigureFacts) => string;
}
