import * as v from 'valibot';
import { ArticleIdSchema, LinkUrlSchema } from '../../article/schema.ts';
import type { AppStart, Locale, Theme } from '../wire.ts';
import { nothing } from './request-parts.ts';

/** Longest message and longest stack, in UTF-16 units, that the window reports of its own bugs. */
export const MAX_BUG_LENGTH = 10_000;

/** The program and its window. */
export const APP_REQUESTS = {
  'app:start': nothing,
  'app:setLocale': v.strictObject({ locale: v.picklist(['vi', 'en']) }),
  'app:setTheme': v.strictObject({ theme: v.picklist(['system', 'light', 'dark']) }),
  'app:setNotifications': v.strictObject({ on: v.boolean() }),
  'app:openLink': v.strictObject({ url: LinkUrlSchema }),
  /** Remembers what the window shows, for the next start. */
  'window:remember': v.strictObject({ articleId: v.nullable(ArticleIdSchema) }),
  /** The window has saved everything and may be closed. */
  'window:readyToClose': nothing,
  /** The window could not save everything and asks the person itself: main stops waiting and asks nothing. */
  'window:keepOpen': nothing,
  /** Drawing the window failed: what was thrown, cut to a bounded length, for the log. */
  'window:brokeDown': v.strictObject({
    name: v.pipe(v.string(), v.maxLength(100)),
    message: v.pipe(v.string(), v.maxLength(MAX_BUG_LENGTH)),
    stack: v.pipe(v.string(), v.maxLength(MAX_BUG_LENGTH)),
  }),
} as const;

export interface AppAnswers {
  'app:start': AppStart;
  'app:setLocale': Locale;
  'app:setTheme': Theme;
  'app:setNotifications': boolean;
  'app:openLink': null;
  'window:remember': null;
  'window:readyToClose': null;
  'window:keepOpen': null;
  'window:brokeDown': null;
}
