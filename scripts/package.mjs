#!/usr/bin/env node
import { rmSync } from 'node:fs';
import path from 'node:path';
import { readFuses } from './electron/fuses.mjs';
import { findPackagedApp } from './package/packaged-app.mjs';
import { wantedFuses } from './package/wanted-fuses.mjs';
import { giveUp, say, secondsSince } from './run/say.mjs';
import { root, runNode, toolFile } from './run/tool.mjs';
import { setUp } from './setup/set-up.mjs';

/**
 * npm run package [-- TARGET…] [--test-only]: the unpacked app of this machine in release/, or with targets (deb, AppImage,
 * tar.gz, nsis, dmg) what is given to readers' newsrooms. A release is built from the official Electron only; --test-only
 * builds its targets from the fallback runtime too, to try the packaging itself.
 */

const words = process.argv.slice(2);
const targets = words.filter((word) => !word.startsWith('-'));
const runtime = await setUp('app');
if (targets.length > 0 && runtime.source !== 'official' && !words.includes('--test-only')) {
  giveUp(
    `package: ${targets.join(', ')} would contain Electron ${runtime.version} (${runtime.source}), which is not for releases.\n` +
      'Build where the official Electron can be downloaded, or add --test-only to try the packaging.',
  );
}
const build = runNode(path.join(root, 'scripts/build.mjs'), [], { show: true });
if (!build.passed) giveUp('The build failed: see above.');

const start = Date.now();
say(
  `package: putting together ${targets.join(', ') || 'the unpacked app'} with Electron ${runtime.version} (${runtime.source})`,
);
rmSync(path.join(root, 'release'), { recursive: true, force: true });
const systems = new Map([
  ['win32', '--win'],
  ['darwin', '--mac'],
]);
const system = systems.get(process.platform) ?? '--linux';
// A release is packed by the tools that electron-builder fetches; a try-out must do without the network.
const env = words.includes('--test-only')
  ? { ...process.env, CUSTOM_FPM_PATH: path.join(root, 'scripts/package/pack-deb.mjs') }
  : process.env;
const options = [
  system,
  ...(targets.length > 0 ? targets : ['dir']),
  '--publish=never',
  `-c.electronDist=${runtime.folder}`,
  `-c.electronVersion=${runtime.version}`,
];
const packing = runNode(toolFile('electron-builder'), options, { env });
if (!packing.passed) giveUp(`package: electron-builder failed:\n${packing.output}`);

const program = findPackagedApp();
if (program === null) giveUp(`package: electron-builder left no app in release/:\n${packing.output}`);
checkFuses(program);
say(`package: ${program} (${secondsSince(start)})`);

/** @param {string} file */
function checkFuses(file) {
  // On macOS the switches lie in the framework beside the program.
  const framework = '../Frameworks/Electron Framework.framework/Electron Framework';
  const binary = process.platform === 'darwin' ? path.join(path.dirname(file), framework) : file;
  const found = readFuses(binary);
  const wrong = Object.entries(wantedFuses).filter(
    ([name, on]) => found[/** @type {keyof typeof found} */ (name)] !== on,
  );
  if (wrong.length > 0)
    giveUp(`package: these fuses are not as electron-builder.yml says: ${wrong.map(([n]) => n).join(', ')}`);
}
