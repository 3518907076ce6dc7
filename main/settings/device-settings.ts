import * as v from 'valibot';
import { ArticleIdSchema } from '../../shared/article/schema.ts';
import { SiteHostSchema } from '../../shared/portal/site-host.ts';
import { DeskIdSchema } from '../../shared/records/roster.ts';

const folder = v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(4_096)));
const pixels = v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000));

/** Where the window stood, in the display's own units. */
const WindowPlaceSchema = v.object({
  x: pixels,
  y: pixels,
  width: pixels,
  height: pixels,
  isMaximized: v.boolean(),
});

/** What this device remembers between starts; nothing here is the desk's, and nothing is secret. A line that cannot be read falls back by itself. */
const DeviceSettingsSchema = v.object({
  locale: v.fallback(v.picklist(['vi', 'en']), 'vi'),
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  /** What others did with the person's articles is told on their desktop. */
  notifications: v.fallback(v.boolean(), true),
  window: v.fallback(v.nullable(WindowPlaceSchema), null),
  deskFolder: v.fallback(folder, null),
  /** Desks that were opened here, the last one first. */
  recentDesks: v.fallback(
    v.pipe(
      v.array(
        v.object({
          id: DeskIdSchema,
          name: v.pipe(v.string(), v.maxLength(200)),
          folder: v.pipe(v.string(), v.minLength(1), v.maxLength(4_096)),
          openedAt: v.pipe(v.string(), v.maxLength(40)),
        }),
      ),
      v.maxLength(50),
    ),
    [],
  ),
  /** Where each desk's site is written on this device, by the desk's id. */
  siteFolders: v.fallback(v.record(v.string(), v.pipe(v.string(), v.minLength(1), v.maxLength(4_096))), {}),
  /** Which folder each drop folder is on this device, by desk and portal. */
  dropFolders: v.fallback(v.record(v.string(), v.pipe(v.string(), v.minLength(1), v.maxLength(4_096))), {}),
  /** Where each desk's site travels to from its folder, by the desk's id. */
  siteHosts: v.fallback(v.record(v.string(), SiteHostSchema), {}),
  lastArticle: v.fallback(v.nullable(ArticleIdSchema), null),
  /** Where the file dialogs were left. */
  lastFolders: v.fallback(
    v.object({ photos: folder, pages: folder, desks: folder, sites: folder, exchange: v.optional(folder, null) }),
    {
      photos: null,
      pages: null,
      desks: null,
      sites: null,
      exchange: null,
    },
  ),
});

export type WindowPlace = Readonly<v.InferOutput<typeof WindowPlaceSchema>>;
export type DeviceSettings = Readonly<v.InferOutput<typeof DeviceSettingsSchema>>;

/** The settings in a file's text; whatever is missing, damaged or from another version falls back, line by line. */
export function parseDeviceSettings(text: string): DeviceSettings {
  return v.parse(DeviceSettingsSchema, objectIn(text));
}

function objectIn(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
