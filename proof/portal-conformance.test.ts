import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startReferencePortal } from '../e2e/portals/reference-portal.ts';
import { tryPortal } from './portal/conformance.ts';

const TOKEN = 'mat-ma-thu-nghiem';
const SAMPLES = path.join(import.meta.dirname, '../docs/guide/portal-samples');
const running: ChildProcess[] = [];
afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function startSample(
  command: string,
  args: (port: number) => readonly string[],
  env: Readonly<Record<string, string>>,
) {
  const port = await freePort();
  const site = `http://127.0.0.1:${port}`;
  const child = spawn(command, args(port), {
    env: { ...process.env, PORTAL_TOKEN: TOKEN, PORT: String(port), SITE_ADDRESS: site, ...env },
    stdio: 'ignore',
  });
  running.push(child);
  await expect
    .poll(
      () =>
        fetch(`${site}/intake/v1/me`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 15_000 },
    )
    .toBe(401);
  return `${site}/intake`;
}

const problems = async (address: string) => (await tryPortal(address, TOKEN)).filter(({ problem }) => problem !== null);

test('[O33] the reference portal holds every demand, and a portal that loses a field is found out', async () => {
  const portal = await startReferencePortal(TOKEN);
  try {
    expect(await problems(portal.address)).toEqual([]);
    portal.plan(({ step }) => (step === 'page' ? 'captcha' : null));
    expect((await problems(portal.address)).map(({ demand }) => demand)).toContain(
      'published, its page shows title, lead and every paragraph, without a redirect',
    );
  } finally {
    await portal.close();
  }
});

test('[O33] the sample in Node holds every demand', async () => {
  const address = await startSample(process.execPath, () => [path.join(SAMPLES, 'node-portal.mjs')], {});
  expect(await problems(address)).toEqual([]);
});

const hasPhp = spawnSync('php', ['-v']).status === 0;
test.runIf(hasPhp)('[O33] the sample in PHP holds every demand', async () => {
  const data = mkdtempSync(path.join(tmpdir(), 'toasoan-php-'));
  try {
    const args = (port: number) => ['-S', `127.0.0.1:${port}`, path.join(SAMPLES, 'php-portal.php')];
    expect(await problems(await startSample('php', args, { PORTAL_DATA: data }))).toEqual([]);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});
