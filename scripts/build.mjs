#!/usr/bin/env node
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { fingerprint } from './build/fingerprint.mjs';
import { targets } from './build/targets.mjs';
import { giveUp, say, secondsSince } from './run/say.mjs';
import { root } from './run/tool.mjs';

/**
 * npm run build [-- --force]: main, preload and renderer into dist/, each only when its sources changed since.
 */

const force = process.argv.includes('--force');
const missing = targets.filter((target) => !existsSync(path.join(root, target.entry)));
if (missing.length > 0) giveUp(`build: cannot build without ${missing.map((target) => target.entry).join(', ')}`);

/** @param {import('./build/targets.mjs').Target} target */
async function buildTarget(target) {
  const stamp = path.join(root, 'dist/.built', target.name);
  const print = fingerprint(root, target.sources);
  const known = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (!force && known === print && existsSync(path.join(root, target.result))) return;
  const start = Date.now();
  rmSync(stamp, { force: true });
  try {
    await build({ configFile: path.join(root, target.config), logLevel: 'warn', mode: 'production' });
  } catch (error) {
    giveUp(`build: ${target.name} failed\n${error instanceof Error ? error.message : String(error)}`);
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, print);
  say(`built ${target.result} (${secondsSince(start)})`);
}

process.chdir(root);
for (const target of targets) await buildTarget(target);
