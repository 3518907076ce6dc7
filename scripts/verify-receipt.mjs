#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { checkReceipt } from './receipt/check-receipt.mjs';
import { giveUp } from './run/say.mjs';

/**
 * npm run verify-receipt -- FILE: checks a receipt of an article's history with Node's own cryptography and nothing of the app. Exit code 0: every
 * signature holds and the receipt says what its signatures say.
 */

const [file] = process.argv.slice(2);
if (file === undefined) giveUp('usage: npm run verify-receipt -- FILE.json');

/** @returns {unknown} */
function readJson() {
  try {
    return JSON.parse(readFileSync(file ?? '', 'utf8'));
  } catch (error) {
    return giveUp(`this file cannot be read as JSON: ${String(error)}`);
  }
}

const { lines, faults } = checkReceipt(readJson());
for (const line of lines) console.log(line);
for (const fault of faults) console.log(`FAULT: ${fault}`);
console.log(
  faults.length === 0
    ? 'receipt: it holds'
    : `receipt: it does NOT hold, ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
