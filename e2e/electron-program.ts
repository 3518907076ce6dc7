import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** The project's folder. */
export const projectFolder = path.resolve(import.meta.dirname, '..');

/**
 * The Electron program of this machine. Always passed to Playwright: left to itself it would download one.
 * The test commands name it in TOASOAN_ELECTRON_PROGRAM; a test started from an editor looks for it itself.
 */
export function findElectronProgram(): string {
  const named = process.env['TOASOAN_ELECTRON_PROGRAM'];
  if (named) return named;
  const script = path.join(projectFolder, 'scripts/ensure-electron.mjs');
  return execFileSync(process.execPath, [script, '--find'], { encoding: 'utf8' }).trim();
}

/** Chromium refuses to run as root with its sandbox. */
export const sandboxSwitches: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
