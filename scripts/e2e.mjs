#!/usr/bin/env node
import { runInside } from './display/run-inside.mjs';
import { toolFile } from './run/tool.mjs';
import { prepareApp } from './setup/prepare-app.mjs';

/** npm run e2e [-- PLAYWRIGHT ARGUMENTS]: the stories in the real app, on a hidden screen with a keyring of their own. */

const env = await prepareApp();
const args = ['test', '--project=app', ...process.argv.slice(2)];
process.exitCode = await runInside(process.execPath, [toolFile('@playwright/test', 'playwright'), ...args], { env });
