import { createHash } from 'node:crypto';
import beVietnamLatin400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2?inline';
import beVietnamLatin600 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-600-normal.woff2?inline';
import beVietnamVietnamese400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2?inline';
import beVietnamVietnamese600 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-600-normal.woff2?inline';
import notoSerifLatinItalic from '@fontsource-variable/noto-serif/files/noto-serif-latin-wght-italic.woff2?inline';
import notoSerifLatin from '@fontsource-variable/noto-serif/files/noto-serif-latin-wght-normal.woff2?inline';
import notoSerifVietnameseItalic from '@fontsource-variable/noto-serif/files/noto-serif-vietnamese-wght-italic.woff2?inline';
import notoSerifVietnamese from '@fontsource-variable/noto-serif/files/noto-serif-vietnamese-wght-normal.woff2?inline';
import type { SiteAssets } from '../../../shared/rendering/page-frame.ts';
import portalCss from './theme/portal.css?raw';
import searchScript from './theme/search.js?raw';

/** The portal's looks: the files, by path from the site's root, and what pages call them. */
export interface Theme {
  readonly assets: SiteAssets;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const FONTS: Readonly<Record<string, string>> = {
  'be-vietnam-pro-latin-400': beVietnamLatin400,
  'be-vietnam-pro-latin-600': beVietnamLatin600,
  'be-vietnam-pro-vietnamese-400': beVietnamVietnamese400,
  'be-vietnam-pro-vietnamese-600': beVietnamVietnamese600,
  'noto-serif-latin': notoSerifLatin,
  'noto-serif-latin-italic': notoSerifLatinItalic,
  'noto-serif-vietnamese': notoSerifVietnamese,
  'noto-serif-vietnamese-italic': notoSerifVietnameseItalic,
};

/** A shared file is named by its bytes: a reader's browser may keep it for ever, and a new one never replaces one in use. */
function hashedName(name: string, ending: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return `assets/${name}-${hash}.${ending}`;
}

const bytesOfAddress = (address: string): Uint8Array =>
  new Uint8Array(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));

/** The looks that this version of the program publishes with. Files and names follow from the bytes alone. */
export function loadTheme(): Theme {
  const files = new Map<string, Uint8Array>();
  const fonts = new Map<string, string>();
  for (const [name, address] of Object.entries(FONTS)) {
    const bytes = bytesOfAddress(address);
    const file = hashedName(name, 'woff2', bytes);
    fonts.set(name, file);
    files.set(file, bytes);
  }
  const fontFile = (name: string): string => {
    const file = fonts.get(name);
    if (file === undefined) throw new Error(`the style sheet names a font that is not published: ${name}`);
    return file;
  };
  const css = portalCss.replace(/font-file:([a-z0-9-]+)/g, (_whole, name: string) =>
    fontFile(name).replace('assets/', ''),
  );
  const cssBytes = new TextEncoder().encode(css);
  const stylesheet = hashedName('portal', 'css', cssBytes);
  files.set(stylesheet, cssBytes);
  const scriptBytes = new TextEncoder().encode(searchScript);
  const script = hashedName('search', 'js', scriptBytes);
  files.set(script, scriptBytes);
  return { assets: { stylesheet, searchScript: script }, files };
}
