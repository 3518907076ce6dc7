import { spawn } from 'node:child_process';
import { RuntimeError } from '../electron/runtime-error.mjs';

/**
 * Starts a program that must stay up, and says why when it does not.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, input?: string }} how input: what it reads on stdin; it may answer on descriptor 3
 */
export function startServant(command, args, { env, input = '' }) {
  /** @type {import('node:child_process').StdioOptions} */
  const stdio = ['pipe', 'ignore', 'pipe', 'pipe'];
  const child = spawn(command, args, { env, stdio });
  let complaint = '';
  child.stderr?.on('data', (chunk) => (complaint = `${complaint}${chunk}`.slice(-2000)));
  child.stdin?.on('error', () => null).end(input);
  const gone = new Promise((resolve) => {
    child.once('error', (error) => resolve(`${command} could not be started: ${error.message}`));
    child.once('exit', (code) => resolve(`${command} ended by itself (${code}) ${complaint.trim()}`));
  });
  const end = async () => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), 3000);
    await gone;
    clearTimeout(patience);
  };
  const fails = gone.then((reason) => {
    throw new RuntimeError(String(reason));
  });
  fails.catch(() => null);
  return { child, end, fails };
}
