#!/usr/bin/env node
import { runInside } from './display/run-inside.mjs';
import { RuntimeError } from './electron/runtime-error.mjs';
import { giveUp } from './run/say.mjs';

/** node scripts/with-display.mjs COMMAND ARGS…: runs a command with a hidden screen, a bus and a keyring of its own. */

const [command, ...args] = process.argv.slice(2);
if (command === undefined) giveUp('usage: node scripts/with-display.mjs COMMAND [ARGUMENTS]');
try {
  process.exitCode = await runInside(command, args);
} catch (error) {
  if (error instanceof RuntimeError) giveUp(error.message);
  throw error;
}
