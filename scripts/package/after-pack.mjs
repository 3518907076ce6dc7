import { rmSync } from 'node:fs';
import path from 'node:path';

/** Leftovers of an unpacked runtime that mean nothing in a shipped app, or would let it open another program. */
const leftovers = ['resources/default_app.asar', 'version', '.complete.json'];

/**
 * Called by electron-builder between copying the runtime and setting its fuses.
 * @param {{ appOutDir: string }} context
 */
export function afterPack({ appOutDir }) {
  for (const name of leftovers) rmSync(path.join(appOutDir, name), { force: true });
}
