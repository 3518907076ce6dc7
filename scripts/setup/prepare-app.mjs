import path from 'node:path';
import { giveUp } from '../run/say.mjs';
import { root, runNode } from '../run/tool.mjs';
import { setUp } from './set-up.mjs';

/**
 * Set up for the tests and built: what every command that drives the app does first.
 * @returns {Promise<Record<string, string>>} the environment in which tests find the runtime
 */
export async function prepareApp() {
  const runtime = await setUp('tests');
  const { passed } = runNode(path.join(root, 'scripts/build.mjs'), [], { show: true });
  if (!passed) giveUp('The build failed: see above.');
  return { TOASOAN_ELECTRON_PROGRAM: runtime.executable };
}
