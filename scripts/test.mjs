#!/usr/bin/env node
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runBounded, runInside } from './display/run-inside.mjs';
import { say, secondsSince } from './run/say.mjs';
import { root, toolFile } from './run/tool.mjs';
import { prepareApp } from './setup/prepare-app.mjs';
import { setUp } from './setup/set-up.mjs';
import { needsOfProof, testedProofs } from './test/programs.mjs';
import { runProgram } from './test/run-program.mjs';
import { closingLine, flakyLines, sum, tallyOfOne, tallyOfStories, tallyOfUnits } from './test/tally.mjs';

/**
 * npm test: everything that a release must pass, on any machine: the check, the stories in the real app, the proofs, and the
 * packaged app. Every part runs even when an earlier one failed; the last line counts the tests, and what passed only at a second attempt is
 * named just before it.
 */

/** @typedef {import('./test/tally.mjs').Tally} Tally */

const reports = path.join(root, 'test-results');

/**
 * @template T
 * @param {string} name
 * @param {(report: T) => Tally} count
 * @param {boolean} passed the runner's own verdict: a run without a report, or one that failed without saying where, failed
 */
function readReport(name, count, passed) {
  const file = path.join(reports, name);
  if (!existsSync(file)) return tallyOfOne(false);
  /** @type {T} */
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const tally = count(report);
  return passed || tally.failed > 0 ? tally : sum([tally, tallyOfOne(false)]);
}

/**
 * @param {string} name
 * @param {() => Promise<Tally>} run
 */
async function part(name, run) {
  const start = Date.now();
  say(`\n== ${name}`);
  const tally = await run();
  say(`== ${name}: ${closingLine(tally)} (${secondsSince(start)})`);
  return tally;
}

async function check() {
  const code = await runBounded(process.execPath, [path.join(root, 'scripts/check.mjs')], process.env, 8 * 60_000);
  return readReport('unit.json', tallyOfUnits, code === 0);
}

/**
 * @param {string} project
 * @param {Record<string, string>} env
 * @param {number} minutes
 */
async function stories(project, env, minutes) {
  const report = `e2e-${project}.json`;
  const args = [toolFile('@playwright/test', 'playwright'), 'test', `--project=${project}`];
  const how = { env: { ...env, TOASOAN_E2E_REPORT: path.join(reports, report) }, timeoutMs: minutes * 60_000 };
  const code = await runInside(process.execPath, args, how);
  return readReport(report, tallyOfStories, code === 0);
}

/**
 * @param {string} name
 * @param {Record<string, string>} env
 */
async function proof(name, env) {
  return tallyOfOne((await runProgram(`proof/${name}.ts`, [], needsOfProof(name), env)) === 0);
}

/**
 * Those that open the app one after the other, since their windows would take the keys from each other; beside them the others, two at a time.
 * @param {Record<string, string>} env
 */
async function proofs(env) {
  const inApp = testedProofs.filter((name) => needsOfProof(name).needsApp);
  const others = testedProofs.filter((name) => !needsOfProof(name).needsApp);
  /** @param {string[]} queue */
  const takeAll = async (queue) => {
    /** @type {Tally[]} */
    const done = [];
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const next = name;
      done.push(await part(`proof ${next}`, () => proof(next, env)));
    }
    return done;
  };
  return (await Promise.all([takeAll(inApp), takeAll(others), takeAll(others)])).flat();
}

/** @param {Record<string, string>} env */
async function packagedApp(env) {
  const packing = [path.join(root, 'scripts/package.mjs'), '--test-only'];
  const code = await runBounded(process.execPath, packing, process.env, 5 * 60_000);
  return code === 0 ? stories('package', env, 5) : tallyOfOne(false);
}

/** The whole has half an hour: what could go on for longer ends its rounds then. */
const PROOFS_MS = 27 * 60_000;

const start = Date.now();
await setUp('tests');
rmSync(reports, { recursive: true, force: true });
const tallies = [await part('check', check)];
const env = await prepareApp();
tallies.push(await part('stories in the app', () => stories('app', env, 26)));
tallies.push(...(await proofs({ ...env, TOASOAN_PROOFS_UNTIL: String(start + PROOFS_MS) })));
tallies.push(await part('the packaged app', () => packagedApp(env)));

const total = sum(tallies);
say(`\nnpm test took ${secondsSince(start)}`);
for (const line of flakyLines(total)) console.log(line);
console.log(closingLine(total));
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
