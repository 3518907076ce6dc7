import path from 'node:path';
import { runBounded, runInside } from '../display/run-inside.mjs';
import { root } from '../run/tool.mjs';

/**
 * Runs a TypeScript program of the project, on a hidden screen if it needs one, for a bounded time.
 * @param {string} file relative to the root
 * @param {readonly string[]} args
 * @param {{ needsApp: boolean, minutes: number }} needs
 * @param {Record<string, string>} env
 * @returns {Promise<number>} its exit code
 */
export async function runProgram(file, args, { needsApp, minutes }, env) {
  const command = [path.join(root, 'scripts/run-ts.mjs'), path.join(root, file), ...args];
  const timeoutMs = minutes * 60_000;
  if (needsApp) return runInside(process.execPath, command, { env, timeoutMs });
  return runBounded(process.execPath, command, { ...process.env, ...env }, timeoutMs);
}
