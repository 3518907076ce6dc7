#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findSecondCopies } from './check/second-copies.mjs';
import { secondsSince } from './run/say.mjs';
import { root, runNode, toolFile } from './run/tool.mjs';

/**
 * npm run check: everything that can be known without opening the app. The same steps on every machine, in this order;
 * the first that fails is shown whole and ends the run.
 */

/** @typedef {{ passed: boolean, output: string }} Outcome */
/** @typedef {{ name: string, run: () => Outcome }} Step */

/** @returns {Outcome} */
function oneCopyOfTheEditor() {
  /** @type {{ packages: Record<string, { version?: string }> }} */
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const copies = findSecondCopies(lock, ['lexical', 'react', 'react-dom', '@preact/signals-core'], ['@lexical/']);
  return { passed: copies.length === 0, output: copies.join('\n') };
}

/** @type {readonly Step[]} */
const steps = [
  { name: 'types', run: () => runNode(toolFile('typescript', 'tsc'), ['-b']) },
  { name: 'lint', run: () => runNode(toolFile('oxlint'), ['--type-aware', '--deny-warnings']) },
  { name: 'format', run: () => runNode(toolFile('oxfmt'), ['--check', '.']) },
  { name: 'dead code', run: () => runNode(toolFile('knip'), ['--no-progress', '--no-config-hints']) },
  { name: 'one copy of the editor', run: oneCopyOfTheEditor },
  {
    name: 'unit tests',
    run: () =>
      runNode(toolFile('vitest'), [
        'run',
        '--reporter=default',
        '--reporter=json',
        '--outputFile.json=test-results/unit.json',
      ]),
  },
];

/** @param {Step} step */
function runStep(step) {
  const start = Date.now();
  const { passed, output } = step.run();
  console.log(`${passed ? 'ok  ' : 'FAIL'}  ${step.name} (${secondsSince(start)})`);
  if (!passed) console.log(output.trim());
  return passed;
}

const passed = steps.every(runStep);
console.log(passed ? 'check: all passed' : 'check: failed');
process.exitCode = passed ? 0 : 1;
