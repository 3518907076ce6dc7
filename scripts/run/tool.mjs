import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, whatever folder the command was typed in. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * The JavaScript file behind a tool of node_modules: started with this Node, so that no shell and no .cmd file is needed.
 * @param {string} packageName
 * @param {string} [binName] when it differs from the package's name
 */
export function toolFile(packageName, binName = packageName) {
  const folder = path.join(root, 'node_modules', packageName);
  /** @type {{ bin?: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin?.[binName];
  if (file === undefined) throw new Error(`${packageName} has no command named ${binName}`);
  return path.join(folder, file);
}

/**
 * Runs a Node program of the project and waits for it.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, timeoutMs?: number }} [how] show: straight to the terminal instead of into `output`
 * @returns {{ passed: boolean, output: string, code: number | null }}
 */
export function runNode(file, args, { env = process.env, show = false, timeoutMs } = {}) {
  const result = spawnSync(process.execPath, [file, ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs, killSignal: 'SIGKILL' }),
  });
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ? String(result.error) : ''}`;
  return { passed: result.status === 0, output, code: result.status };
}
