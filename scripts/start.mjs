#!/usr/bin/env node
import { spawn } from 'node:child_process';
import path from 'node:path';
import { giveUp, say } from './run/say.mjs';
import { root, runNode } from './run/tool.mjs';
import { appEnvironment, appSwitches } from './run/app-launch.mjs';
import { setUp } from './setup/set-up.mjs';

/** npm start [-- ARGUMENTS FOR THE APP]: sets up what is missing, builds what changed, opens Tòa Soạn. */

const hasDisplay = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
if (!hasDisplay) {
  giveUp(
    'Tòa Soạn is a desktop app and this session has no display (DISPLAY is not set).\n' +
      'To watch it work without one: npm run demo. It drives the app on a hidden screen and keeps the pictures and the page.',
  );
}
const runtime = await setUp('app');
const build = runNode(path.join(root, 'scripts/build.mjs'), [], { show: true });
if (!build.passed) giveUp('The build failed: see above.');
say('opening Tòa Soạn');
const app = spawn(runtime.executable, [...appSwitches(), root, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: appEnvironment(),
});
app.once('error', (error) => giveUp(`Electron did not start: ${error.message}`));
app.once('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1);
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => app.kill(signal));
