#!/usr/bin/env node
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { giveUp, say, secondsSince } from './run/say.mjs';
import { root } from './run/tool.mjs';
import { prepareApp } from './setup/prepare-app.mjs';
import { setUp } from './setup/set-up.mjs';
import { needsOfProof } from './test/programs.mjs';
import { runProgram } from './test/run-program.mjs';

/**
 * npm run proof -- NAME [ARGUMENTS]: tries to break one of the product's promises against the real parts, within a time
 * limit, and ends with one line of figures. Without a name: which proofs there are.
 */

const proofs = readdirSync(path.join(root, 'proof'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.replace(/\.ts$/, ''));
const [name, ...args] = process.argv.slice(2);
if (name === undefined || !proofs.includes(name)) {
  giveUp(`usage: npm run proof -- NAME, where NAME is one of: ${proofs.join(', ') || '(none yet)'}`);
}
const needs = needsOfProof(name);
const env = needs.needsApp ? await prepareApp() : {};
if (!needs.needsApp) await setUp('tests');
const start = Date.now();
const code = await runProgram(`proof/${name}.ts`, args, needs, env);
if (code !== 0) say(`proof ${name}: did not hold (exit code ${code} after ${secondsSince(start)})`);
process.exitCode = code;
