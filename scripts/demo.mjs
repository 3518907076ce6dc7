#!/usr/bin/env node
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runInside } from './display/run-inside.mjs';
import { giveUp, say } from './run/say.mjs';
import { root, toolFile } from './run/tool.mjs';
import { prepareApp } from './setup/prepare-app.mjs';

/**
 * npm run demo: the whole story, from a portal page to a portal page, in the real app on a hidden screen. Leaves pictures of
 * every step and the finished site in out/demo.
 */

const folder = path.join(root, 'out/demo');
const env = await prepareApp();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
say(`playing the story on a hidden screen; pictures and the site go to ${folder}`);
const args = ['test', '--project=app', '--grep', '@demo', '--reporter=list'];
const failed = await runInside(process.execPath, [toolFile('@playwright/test', 'playwright'), ...args], {
  env: { ...env, TOASOAN_STORY_FOLDER: folder },
  timeoutMs: 10 * 60_000,
});
if (failed !== 0) giveUp('The story did not come to its end: see above.');
for (const name of readdirSync(folder).sort()) say(`  ${path.join(folder, name)}`);
const home = path.join(folder, 'site/index.html');
if (existsSync(home)) say(`Open the portal in a browser: ${home}`);
