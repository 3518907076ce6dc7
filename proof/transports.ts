import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ftpsTransport } from '../main/portals/site-host/ftps-transport.ts';
import { asHostResult, type HostFailure } from '../main/portals/site-host/host-problem.ts';
import { sftpTransport } from '../main/portals/site-host/sftp-transport.ts';
import { TRANSPORT_PROMISES } from '../main/portals/site-host/transport-contract.testkit.ts';
import type { HostAccess } from '../main/portals/site-host/transport.ts';
import { uploadSite, type UploadReport } from '../main/portals/site-host/upload-site.ts';
import { createStaticSite } from '../main/portals/static-site/create-static-site.ts';
import { brokenLinks, publicFiles, testArticle, testPhotos, testTime } from '../main/portals/static-site/test-site.ts';
import { testPortal } from '../shared/rendering/test-newspaper.ts';
import type { Result } from '../shared/result.ts';
import {
  haveServers,
  startCuttingProxy,
  startSshd,
  startVsftpd,
  type RealServer,
} from '../e2e/portals/real-servers.ts';

/**
 * npm run proof -- transports [KILLS]: a site of ten articles and more is brought to a real sshd and a real vsftpd, both on loopback. The uploader is killed (SIGKILL),
 * its line is cut, the server's disk is full, its key or certificate and the password are wrong. After each of these the site on the host is read as a
 * browser reads it; in the end it must be, byte for byte, the site on this machine. Needs root on Linux, for the servers.
 */

const KILLS = Number(process.argv[2] ?? 12) || 12;
const ARTICLES = 10;
const LONGEST_LIFE_MS = 500;
const CUTS = 3;

const never = new AbortController().signal;
const figures = {
  kills: 0,
  'in a transfer': 0,
  cuts: 0,
  'full disks': 0,
  refused: 0,
  'links and pages broken': 0,
  failed: 0,
};

function failed(sentence: string): void {
  figures.failed += 1;
  console.log(`  FAILED: ${sentence}`);
}

type Kind = RealServer['kind'];

const openerOf = (kind: Kind, access: HostAccess) => (kind === 'sftp' ? sftpTransport(access) : ftpsTransport(access));

const upload = (root: string, kind: Kind, access: HostAccess): Promise<Result<UploadReport, HostFailure>> =>
  asHostResult(() =>
    uploadSite(
      {
        root,
        siteUrl: testPortal.url,
        placeholder: (file) => (/\.(html|xml|js)$/.test(file) ? '<!DOCTYPE html><html lang="vi"></html>\n' : null),
        open: openerOf(kind, access),
      },
      { takesOver: false, readBack: [], onProgress: () => undefined, signal: never },
    ),
  );

async function publish(root: string, number: number): Promise<void> {
  const at = testTime(number);
  const site = createStaticSite({ folder: root, portal: testPortal, photos: testPhotos, clock: () => new Date(at) });
  const done = await site.publish(testArticle(number), { publishedAt: at, updatedAt: at }, () => undefined, never);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

async function looksWhole(server: RealServer, folder: string, when: string): Promise<void> {
  const broken = await brokenLinks(folder);
  figures['links and pages broken'] += broken.length;
  for (const sentence of broken.slice(0, 3)) console.log(`  BROKEN ${server.kind}, ${when}: ${sentence}`);
}

async function isIdentical(root: string, folder: string): Promise<boolean> {
  const [ours, theirs] = [await publicFiles(root), await publicFiles(folder)];
  return JSON.stringify(ours) === JSON.stringify(theirs);
}

async function expectTrouble(
  work: Promise<Result<unknown, HostFailure>>,
  trouble: string,
  when: string,
): Promise<string> {
  const result = await work;
  if (result.ok) failed(`${when} was accepted`);
  else if (result.error.trouble !== trouble)
    failed(`${when} was called ${result.error.trouble}: ${result.error.detail}`);
  else figures.refused += 1;
  return result.ok ? '' : result.error.detail;
}

async function keepsPromises(server: RealServer): Promise<void> {
  const transport = await openerOf(server.kind, server.access)(never);
  for (const { name, check } of TRANSPORT_PROMISES) {
    try {
      await check(transport);
    } catch (cause) {
      failed(`${server.kind}: ${name}: ${String(cause)}`);
    }
  }
  await transport.close();
  for (const name of ['h1', 'h2', 'h3', 'h4', 'h5'])
    rmSync(path.join(server.folder, name), { recursive: true, force: true });
}

/** The uploader's own process: one transfer, and out. */
async function uploader(root: string, kind: string, access: string): Promise<void> {
  process.send?.('ready');
  const done = await upload(root, kind === 'sftp' ? 'sftp' : 'ftps', JSON.parse(access) as HostAccess);
  if (!done.ok) console.log(`  the uploader met ${done.error.trouble}: ${done.error.detail}`);
  process.exitCode = done.ok ? 0 : 3;
  process.disconnect();
}

async function liveAndDie(root: string, server: RealServer, lifeMs: number): Promise<boolean> {
  const bundle = process.env.RUN_TS_BUNDLE ?? '';
  const child = fork(bundle, ['--uploader', root, server.kind, JSON.stringify(server.access)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  await Promise.race([once(child, 'message'), ended]);
  const timer = setTimeout(() => child.kill('SIGKILL'), lifeMs);
  const code = await ended;
  clearTimeout(timer);
  if (code !== null && code !== 0) failed(`the uploader ended with ${code}`);
  return code === null;
}

async function killAgainAndAgain(root: string, server: RealServer, kills: number): Promise<void> {
  let published = (await publicArticles(root)) + 1;
  for (let kill = 0; kill < kills; kill += 1) {
    const wasKilled = await liveAndDie(root, server, 30 + Math.random() * LONGEST_LIFE_MS);
    figures.kills += 1;
    if (wasKilled) figures['in a transfer'] += 1;
    await looksWhole(server, server.folder, `kill ${kill + 1}`);
    if (published <= ARTICLES) await publish(root, published);
    published += 1;
  }
  for (; published <= ARTICLES; published += 1) await publish(root, published);
}

const publicArticles = (root: string): Promise<number> =>
  createStaticSite({ folder: root, portal: testPortal, photos: testPhotos, clock: () => new Date() }).articleCount();

async function cutTheLine(root: string, server: RealServer): Promise<void> {
  for (let cut = 1; cut <= CUTS; cut += 1) {
    await publish(root, ARTICLES + cut);
    const bytes = server.kind === 'sftp' ? 12_000 * cut : 2_500 + 1_500 * cut;
    const proxy = await startCuttingProxy(server.access.address.port, bytes);
    const address = { ...server.access.address, port: proxy.port };
    const done = await upload(root, server.kind, { ...server.access, address });
    proxy.stop();
    if (!done.ok && done.error.trouble !== 'reset') failed(`a cut line was called ${done.error.trouble}`);
    if (!done.ok) figures.cuts += 1;
    await looksWhole(server, server.folder, `cut ${cut}`);
  }
}

/** A disk of the server's own that is too small, then large enough. */
async function fillTheDisk(root: string, server: RealServer): Promise<void> {
  const folder = path.join(server.folder, '..', 'đĩa nhỏ');
  mkdirSync(folder);
  const mount = (options: string) =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  try {
    mount('size=340k,mode=777');
  } catch {
    console.log('  no small disk can be mounted here: the full disk is left out');
    return;
  }
  const address = { ...server.access.address, folder: server.kind === 'sftp' ? folder : '/đĩa nhỏ' };
  const access = { ...server.access, address };
  try {
    await expectTrouble(upload(root, server.kind, access), 'host-full', `${server.kind}: a full disk`);
    figures['full disks'] += 1;
    await looksWhole(server, folder, 'full disk');
    mount('remount,size=40m');
    const done = await upload(root, server.kind, access);
    if (!done.ok || !(await isIdentical(root, folder))) failed(`${server.kind}: with room the site is not whole`);
  } finally {
    execFileSync('umount', [folder], { stdio: 'ignore' });
  }
}

async function refuseStrangers(root: string, server: RealServer): Promise<void> {
  const { kind, access } = server;
  const unknown = upload(root, kind, { ...access, identity: null });
  const shown = await expectTrouble(unknown, 'identity-unknown', `${kind}: a host that nobody confirmed`);
  if (shown !== access.identity) failed(`${kind}: it shows ${shown}, its key is ${access.identity}`);
  await expectTrouble(upload(root, kind, server.wrongPassword), 'account-refused', `${kind}: a wrong password`);
  const nowhere = { ...access, address: { ...access.address, folder: `${access.address.folder}/không có` } };
  await expectTrouble(upload(root, kind, nowhere), 'no-folder', `${kind}: a folder that is not there`);
}

async function proveServer(server: RealServer, root: string, kills: number): Promise<void> {
  await keepsPromises(server);
  await publish(root, 1);
  await refuseStrangers(root, server);
  if (Object.keys(await publicFiles(server.folder)).length > 0) failed(`${server.kind}: a stranger got files`);
  await killAgainAndAgain(root, server, kills);
  await cutTheLine(root, server);
  const last = await upload(root, server.kind, server.access);
  if (!last.ok) failed(`${server.kind}: the last transfer met ${last.error.trouble}`);
  if (!(await isIdentical(root, server.folder))) failed(`${server.kind}: the host's site is another one`);
  const again = await upload(root, server.kind, server.access);
  if (!again.ok || again.value.sent + again.value.removed > 0)
    failed(`${server.kind}: a second transfer sent something`);
  await fillTheDisk(root, server);
  await publish(root, ARTICLES + CUTS + 1);
  await server.changeIdentity();
  await expectTrouble(upload(root, server.kind, server.access), 'identity-changed', `${server.kind}: another key`);
}

async function prove(): Promise<void> {
  if (!haveServers()) {
    console.log(
      'proof transports: left out, openssh-server and vsftpd are not here and cannot be installed (root on Debian or Ubuntu, in a container)',
    );
    return;
  }
  const home = mkdtempSync(path.join(os.tmpdir(), 'toasoan-transports-'));
  const servers = [await startSshd(home), await startVsftpd(home)];
  try {
    await Promise.all(
      servers.map(async (server) => {
        const root = path.join(home, `desk-${server.kind}`);
        mkdirSync(root);
        await proveServer(server, root, Math.ceil(KILLS / servers.length));
        console.log(`  ${server.kind}: done`);
      }),
    );
  } finally {
    for (const server of servers) await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
  const line = Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  console.log(`proof transports: ${line}; sites of ${ARTICLES + CUTS} articles on sshd and vsftpd`);
  const holds =
    figures.failed + figures['links and pages broken'] === 0 &&
    figures['in a transfer'] >= KILLS / 4 &&
    figures.cuts > 0;
  if (!holds) process.exitCode = 1;
}

const [flag, root = '', kind = '', access = ''] = process.argv.slice(2);
await (flag === '--uploader' ? uploader(root, kind, access) : prove());
