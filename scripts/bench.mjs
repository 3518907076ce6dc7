#!/usr/bin/env node
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { giveUp, say, secondsSince } from './run/say.mjs';
import { root } from './run/tool.mjs';
import { prepareApp } from './setup/prepare-app.mjs';
import { runProgram } from './test/run-program.mjs';

/**
 * npm run bench [-- NAME…]: the benchmarks, one after the other on a hidden screen. Figures are ratios within one run, so
 * that they mean something on a slow or busy machine. Each may take TOASOAN_BENCH_MINUTES (20): an archive of decades takes longer to make.
 */

const ending = /\.bench\.tsx?$/;
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const passedOn = process.argv.slice(2).filter((word) => word.startsWith('-'));
const files = readdirSync(path.join(root, 'bench')).filter((file) => ending.test(file));
const chosen = files.filter((file) => wanted.length === 0 || wanted.includes(file.replace(ending, '')));
if (chosen.length === 0) {
  giveUp(
    `bench: nothing named ${wanted.join(', ') || 'so'}; there are: ${files.map((file) => file.replace(ending, '')).join(', ')}`,
  );
}
const minutes = Number(process.env['TOASOAN_BENCH_MINUTES'] ?? 20);
const env = await prepareApp();
/** @type {string[]} */
const failed = [];
for (const file of chosen) {
  const start = Date.now();
  say(`bench ${file.replace(ending, '')}`);
  const code = await runProgram(`bench/${file}`, passedOn, { needsApp: true, minutes }, env);
  if (code !== 0) failed.push(file);
  say(`bench ${file.replace(ending, '')}: ${code === 0 ? 'done' : `failed with ${code}`} (${secondsSince(start)})`);
}
if (failed.length > 0) giveUp(`bench: failed: ${failed.join(', ')}`);
