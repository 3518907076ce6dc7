#!/usr/bin/env node
import { say } from './run/say.mjs';
import { setUp } from './setup/set-up.mjs';
import { ensureSystemLibraries } from './setup/system-libraries.mjs';

/**
 * node scripts/set-up.mjs [--app] [--system-libraries-only]: what npm start and npm test do first, by itself. Prepares for
 * the tests; --app leaves out what only the tests need (a screen without a monitor, a keyring, an input method).
 */

const purpose = process.argv.includes('--app') ? 'app' : 'tests';
if (process.argv.includes('--system-libraries-only')) ensureSystemLibraries(purpose);
else await setUp(purpose);
say('set-up: everything is there');
