import { createState } from 'lexical';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The id of a figure, byline or related link in the article's maps. A copy is a new entry. */
export const entryIdState = createState('entryId', { parse: text, resetOnCopyNode: true });

/** The fractional key that orders bylines and related links. */
export const orderState = createState('order', { parse: text });
