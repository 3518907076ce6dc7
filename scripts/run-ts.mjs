#!/usr/bin/env node
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleProgram } from './build/bundle-program.mjs';
import { giveUp } from './run/say.mjs';

/**
 * node scripts/run-ts.mjs FILE ARGS…: runs a TypeScript program of the project in this very process, so that a parent
 * may fork it, talk to it and kill it like any Node program. process.argv is what the program would see by itself.
 */

const [file, ...args] = process.argv.slice(2);
if (file === undefined) giveUp('usage: node scripts/run-ts.mjs FILE.ts [ARGUMENTS]');
const program = path.resolve(file);
if (!existsSync(program)) giveUp(`run-ts: there is no ${file}`);
const bundle = await bundleProgram(program);
process.argv = [process.execPath, program, ...args];
process.setSourceMapsEnabled(true);
// A program that forks itself again and again need not be bundled each time: Node runs this file as it is.
process.env.RUN_TS_BUNDLE = bundle.file;
process.once('exit', bundle.remove);
await import(pathToFileURL(bundle.file).href);
