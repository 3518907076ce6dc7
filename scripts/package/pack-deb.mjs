#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { controlFile, readFpmArguments } from './fpm-arguments.mjs';

/**
 * Stands in for fpm, which electron-builder would download, when the packaging is only tried (--test-only): takes fpm's
 * arguments, as far as electron-builder uses them for a .deb, and lets Debian's own dpkg-deb do the work.
 */

const { options, dependencies, recommended, copies } = readFpmArguments(process.argv.slice(2));
if (options.get('-t') !== 'deb') {
  console.error(`pack-deb: makes .deb only, not ${options.get('-t')}`);
  process.exit(1);
}

const tree = mkdtempSync(path.join(os.tmpdir(), 'toasoan-deb-'));
try {
  chmodSync(tree, 0o755);
  for (const { from, to } of copies) copyInto(from, path.join(tree, to));
  const size = Number(execFileSync('du', ['-sk', tree], { encoding: 'utf8' }).split('\t')[0]);
  const about = path.join(tree, 'DEBIAN');
  mkdirSync(about);
  writeFileSync(path.join(about, 'control'), controlFile({ options, dependencies, recommended }, size));
  copyScript('after-install', path.join(about, 'postinst'));
  copyScript('after-remove', path.join(about, 'postrm'));
  const target = options.get('--package') ?? '';
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '-b', tree, target], { stdio: 'inherit' });
} finally {
  rmSync(tree, { recursive: true, force: true });
}

/**
 * A folder named with a slash at its end gives its content, as with fpm.
 * @param {string} from
 * @param {string} to
 */
function copyInto(from, to) {
  mkdirSync(from.endsWith('/') ? to : path.dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

/**
 * @param {string} option
 * @param {string} to
 */
function copyScript(option, to) {
  const from = options.get(`--${option}`);
  if (from === undefined) return;
  cpSync(from, to);
  chmodSync(to, 0o755);
}
