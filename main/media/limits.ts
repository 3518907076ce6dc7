/** 120 megapixels: above every camera that a newsroom uses, low enough that one decoded photo fits in memory. */
export const MAX_PIXELS = 120_000_000;

/** The longest side that `shared/article` can name is far above this; no encoder that we write for goes further. */
export const MAX_SIDE = 60_000;

/** Upper bounds, in UTF-16 units, of what a photo's own metadata may suggest. They fit the fields of a figure. */
export const SUGGESTION_LIMITS = { caption: 5_000, line: 2_000, name: 200, fileName: 255 } as const;
