#!/usr/bin/env node
import path from 'node:path';
import { runInside } from './display/run-inside.mjs';
import { root, toolFile } from './run/tool.mjs';
import { prepareApp } from './setup/prepare-app.mjs';

/** npm run screenshots: draws the README's pictures anew, from the real app, into docs/images. */

const env = { ...(await prepareApp()), TOASOAN_SCREENSHOTS: path.join(root, 'docs/images') };
const args = ['test', '--project=app', 'screenshots.spec.ts'];
process.exitCode = await runInside(process.execPath, [toolFile('@playwright/test', 'playwright'), ...args], { env });
