#!/usr/bin/env node
import { RuntimeError } from './electron/runtime-error.mjs';
import { ensureElectron, findElectron } from './electron/runtime.mjs';
import { giveUp } from './run/say.mjs';

/**
 * node scripts/ensure-electron.mjs [--find] [--json]: prints the path of an Electron program (or, with --json, where it
 * comes from too), getting one first if need be; --find never uses the network and exits with 3 when there is none.
 */

const findOnly = process.argv.includes('--find');
try {
  const runtime = findOnly ? findElectron() : await ensureElectron();
  if (runtime) console.log(process.argv.includes('--json') ? JSON.stringify(runtime) : runtime.executable);
  else process.exitCode = 3;
} catch (error) {
  if (error instanceof RuntimeError) giveUp(error.message);
  throw error;
}
