import { say } from '../run/say.mjs';
import { buildFallback, findFallback } from './fallback.mjs';
import { findOfficial, findOverride, installOfficial, pinnedVersion } from './official.mjs';
import { RuntimeError } from './runtime-error.mjs';

/** @typedef {import('./official.mjs').Runtime} Runtime */

/**
 * The Electron runtime that this machine has already, without touching the network.
 * @returns {Runtime | null}
 */
export function findElectron() {
  return findOverride() ?? findOfficial() ?? findFallback();
}

/**
 * An Electron runtime: the one a person points at, the official one, or the fallback. TOASOAN_ELECTRON=official|fallback
 * asks for one of them; TOASOAN_RETRY_OFFICIAL=1 tries the official download again though a fallback is there.
 * @returns {Promise<Runtime>}
 */
export async function ensureElectron() {
  const mode = process.env['TOASOAN_ELECTRON'] ?? 'auto';
  if (!['auto', 'official', 'fallback'].includes(mode)) {
    throw new RuntimeError(`TOASOAN_ELECTRON=${mode}: use auto, official or fallback`);
  }
  const runtime = findOverride() ?? (await obtain(mode));
  if (!runtime) throw new RuntimeError(howToHelp());
  const pinned = pinnedVersion();
  if (runtime.version !== pinned) {
    say(
      `Electron ${runtime.version} (${runtime.source}) is used; package.json pins ${pinned}: fine for tests, not for a release`,
    );
  }
  return runtime;
}

/** @param {string} mode */
async function obtain(mode) {
  if (mode === 'official') return findOfficial() ?? installOfficial();
  if (mode === 'fallback') return buildFallback();
  const there = findOfficial() ?? (process.env['TOASOAN_RETRY_OFFICIAL'] ? null : findFallback());
  return there ?? installOfficial() ?? buildFallback();
}

function howToHelp() {
  return [
    `There is no Electron runtime for ${process.platform}-${process.arch}. One of these helps:`,
    "  - allow downloads from Electron's releases on GitHub, or set ELECTRON_MIRROR to a mirror of them;",
    `  - unpack electron-v${pinnedVersion()}-${process.platform}-${process.arch}.zip and set ELECTRON_OVERRIDE_DIST_PATH to its folder.`,
  ].join('\n');
}
