import { giveUp } from '../run/say.mjs';
import { ensurePackages } from './packages.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

const oldestNode = [20, 19];

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = oldestNode;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  giveUp(`Node ${process.versions.node} is too old: Tòa Soạn needs Node ${oldestNode.join('.')} or newer (nodejs.org)`);
}

/**
 * Brings a bare machine to where the app can be built and run: system libraries, packages, the Electron runtime. Each
 * step looks first and does only what is missing. Uses Node's own modules only, until the packages are there.
 * @param {import('./system-libraries.mjs').Purpose} purpose
 */
export async function setUp(purpose) {
  checkNode();
  ensureSystemLibraries(purpose);
  ensurePackages();
  const { RuntimeError } = await import('../electron/runtime-error.mjs');
  const { ensureElectron } = await import('../electron/runtime.mjs');
  try {
    return await ensureElectron();
  } catch (error) {
    if (error instanceof RuntimeError) giveUp(error.message);
    throw error;
  }
}
