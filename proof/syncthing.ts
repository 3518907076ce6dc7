import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ulid } from 'ulid';
import { bringPackages } from '../e2e/debian-packages.ts';
import { freePort } from '../e2e/free-port.ts';
import { createMemoryCredentials } from '../main/credentials/memory-credentials.ts';
import { createDesk } from '../main/desk/create-desk.ts';
import type { Desk, DeskSurroundings } from '../main/desk/desk.ts';
import { openDesk } from '../main/desk/open-desk.ts';
import { openIdentity } from '../main/identity/open-identity.ts';
import { plainRuns } from '../shared/article/runs.ts';
import { EVERYTHING } from '../shared/ipc/list-wish.ts';
import { must } from '../main/desk/machines.testkit.ts';

/**
 * npm run proof -- syncthing [ROUNDS]: two real Syncthing peers, on this machine only and without discovery, relays, NAT or reporting, carry a desk's folder
 * between two machines that write in the same article while apart. One peer is killed (SIGKILL) while it brings the two together. In the end both must hold
 * every acknowledged text and photo and come to the same state, and no file may have met another of its name.
 */

const ROUNDS = Number(process.argv[2] ?? 2);
const PATIENCE_MS = 60_000;
const person = { name: 'Hoàng Thị Dịu', penName: '' };
const figures = { rounds: 0, 'peers killed': 0, texts: 0, photos: 0, lost: 0, 'states apart': 0, 'conflict files': 0 };

function hasSyncthing(): boolean {
  try {
    execFileSync('syncthing', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

interface Peer {
  readonly home: string;
  readonly folder: string;
  readonly device: string;
  readonly port: number;
}

async function createPeer(home: string, folder: string): Promise<Peer> {
  execFileSync('syncthing', ['generate', `--home=${home}`, '--no-default-folder'], { stdio: 'ignore' });
  const device = execFileSync('syncthing', [`--home=${home}`, '--device-id'], { encoding: 'utf8' }).trim();
  await mkdir(path.join(folder, '.stfolder'), { recursive: true });
  return { home, folder, device, port: await freePort() };
}

/** Each knows the other's address; neither asks or tells anybody else anything. */
async function configure(peer: Peer, peers: readonly Peer[]): Promise<void> {
  const devices = peers.map(
    ({ device, port }) => `<device id="${device}" name="p"><address>tcp://127.0.0.1:${port}</address></device>`,
  );
  const members = peers.map(({ device }) => `<device id="${device}"></device>`);
  const off = ['globalAnnounceEnabled', 'localAnnounceEnabled', 'relaysEnabled', 'natEnabled', 'startBrowser'];
  const options = [
    `<listenAddress>tcp://127.0.0.1:${peer.port}</listenAddress>`,
    ...off.map((name) => `<${name}>false</${name}>`),
    '<crashReportingEnabled>false</crashReportingEnabled><urAccepted>-1</urAccepted>',
    '<autoUpgradeIntervalH>0</autoUpgradeIntervalH><reconnectionIntervalS>1</reconnectionIntervalS>',
    '<announceLANAddresses>false</announceLANAddresses>',
  ];
  const folder = `<folder id="ban" path="${peer.folder}" type="sendreceive" rescanIntervalS="2" fsWatcherEnabled="true" fsWatcherDelayS="1">`;
  await writeFile(
    path.join(peer.home, 'config.xml'),
    `<configuration version="35">${folder}<filesystemType>basic</filesystemType>${members.join('')}</folder>${devices.join('')}<gui enabled="false"></gui><options>${options.join('')}</options></configuration>`,
  );
}

/** The peer's one process: without its keeper, which would start it again. */
const startPeer = ({ home }: Peer): ChildProcess =>
  spawn('syncthing', ['serve', `--home=${home}`, '--no-browser', '--no-restart', '--no-upgrade'], {
    env: { ...process.env, STMONITORED: 'yes', STNOUPGRADE: '1' },
    stdio: 'ignore',
  });

async function killPeer(peer: ChildProcess): Promise<void> {
  if (peer.exitCode !== null || peer.signalCode !== null) return;
  const gone = once(peer, 'exit');
  peer.kill('SIGKILL');
  await gone;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((name) => !name.includes('.tmp-') && !name.includes('.syncthing.'))
    .toSorted();
}

/** Waits until both folders hold the same names; false: they did not in time. */
async function areJoined(one: Peer, other: Peer): Promise<boolean> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const [here, there] = await Promise.all([filesIn(one.folder), filesIn(other.folder)]);
    if (here.join('\n') === there.join('\n')) return true;
    await wait(250);
  }
  return false;
}

const place = await mkdtemp(path.join(os.tmpdir(), 'toasoan-syncthing-'));
const folders = { here: path.join(place, 'bàn một'), there: path.join(place, 'bàn hai') };
const keyrings = { here: createMemoryCredentials('keyring'), there: createMemoryCredentials('keyring') };
type Name = keyof typeof folders;

const surroundings = async (name: Name): Promise<DeskSurroundings> => {
  const localFolder = path.join(place, name);
  const identity = await openIdentity({ localFolder, credentials: keyrings[name] });
  return { localFolder, identity, now: () => new Date(), newId: ulid };
};

/** A founder and a guest whom the founder let in, each with the desk in a folder of its own; until here the folders are carried by hand. */
async function openBoth(): Promise<readonly [Desk, Desk]> {
  const [here, there] = [folders.here, folders.there];
  const carry = (from: string, to: string) => cp(from, to, { recursive: true });
  const founded = must(
    await createDesk(await surroundings('here'), { folder: here, fill: 'empty', deskName: 'Bàn', person }),
  );
  await founded.close();
  await carry(here, there);
  const newcomer = { name: 'Lò Văn Ín', penName: '' };
  const guest = must(await openDesk(await surroundings('there'), { folder: there, person: newcomer }));
  must(await guest.roster.askToJoin());
  must(await guest.refresh());
  await guest.close();
  await carry(there, here);
  const admin = must(await openDesk(await surroundings('here'), { folder: here, person: null }));
  const [request] = must(await admin.roster.overview()).requests;
  must(await admin.roster.signIn(request?.request ?? '', { kind: 'new', roles: ['editor'] }));
  await admin.close();
  await carry(here, there);
  return [
    must(await openDesk(await surroundings('here'), { folder: here, person: null })),
    must(await openDesk(await surroundings('there'), { folder: there, person: null })),
  ];
}

const acknowledged: { readonly article: string; readonly content: string }[] = [];
const photos: string[] = [];

async function write(desk: Desk, id: string, headline: string): Promise<void> {
  const { article } = must(await desk.openArticle(id));
  const text = { ...article, headline, lead: plainRuns(`${headline}: con nước, phiên chợ và người chèo đò.`) };
  must(await desk.saveWorkingCopy(id, JSON.stringify(text)));
  const kept = must(await desk.keepRevision(id));
  if (kept.kind === 'revision') acknowledged.push({ article: id, content: kept.content });
  photos.push(must(await desk.blobs.put(Buffer.alloc(300_000, headline), 'image/png')));
}

/** What a machine makes of everything: each article with its revisions in order, and whether two texts stand side by side. */
async function stateOf(desk: Desk): Promise<string> {
  const { rows } = must(await desk.list({ ...EVERYTHING, sort: 'headline' }));
  const ids = rows.map(({ summary }) => summary.id).toSorted();
  const states = await Promise.all(
    ids.map(async (id) => {
      const { apart, revisions } = must(await desk.joins.revisions(id));
      const heads = apart === null ? [] : [apart.mine.record, apart.theirs.record].toSorted();
      return [id, heads, revisions.map(({ record }) => record)];
    }),
  );
  return JSON.stringify(states);
}

/** Each sends what waits, the peers carry it, and each takes in what came; false: the peers did not come together in time. */
async function settle(desks: readonly Desk[], peers: readonly [Peer, Peer]): Promise<boolean> {
  for (let turn = 0; turn < 2; turn += 1) {
    for (const desk of desks) must(await desk.checkWhole());
    if (!(await areJoined(...peers))) return false;
  }
  for (const desk of desks) must(await desk.checkWhole());
  return true;
}

async function prove(): Promise<void> {
  const desks = await openBoth();
  const [here, there] = desks;
  const peers = [
    await createPeer(path.join(place, 'p1'), folders.here),
    await createPeer(path.join(place, 'p2'), folders.there),
  ] as const;
  for (const peer of peers) await configure(peer, peers);
  const steady = startPeer(peers[0]);
  let other = startPeer(peers[1]);
  try {
    const shared = must(await here.createArticle()).article.id;
    await write(here, shared, 'Bản đầu');
    if (!(await settle(desks, peers))) throw new Error('the two peers never came together');
    for (let round = 1; round <= ROUNDS; round += 1) {
      await killPeer(other);
      await write(here, shared, `Một, lượt ${round}`);
      await write(there, shared, `Hai, lượt ${round}`);
      for (const desk of desks) await write(desk, must(await desk.createArticle()).article.id, `Riêng, lượt ${round}`);
      // What waits goes into the two folders while the peers are apart.
      for (const desk of desks) must(await desk.refresh());
      other = startPeer(peers[1]);
      await wait(1_000 + Math.random() * 2_000);
      await killPeer(other);
      figures['peers killed'] += 2;
      other = startPeer(peers[1]);
      const isSame = (await settle(desks, peers)) && (await stateOf(here)) === (await stateOf(there));
      if (!isSame) figures['states apart'] += 1;
      figures.rounds += 1;
      console.log(`  round ${round}: ${isSame ? 'the same on both' : 'NOT THE SAME'}`);
    }
    for (const desk of desks) {
      for (const { article, content } of acknowledged)
        if (!(await desk.readContent(article, content)).ok) figures.lost += 1;
      for (const photo of photos) if (!(await desk.blobs.read(photo)).ok) figures.lost += 1;
    }
    figures.texts = acknowledged.length;
    figures.photos = photos.length;
    const names = [...(await filesIn(folders.here)), ...(await filesIn(folders.there))];
    figures['conflict files'] = names.filter((name) => name.includes('sync-conflict')).length;
  } finally {
    await Promise.all([killPeer(steady), killPeer(other)]);
    await Promise.all(desks.map((desk) => desk.close()));
  }
}

if (!hasSyncthing() && bringPackages(['syncthing']) !== null) {
  console.log('proof syncthing: skipped, there is no syncthing here and it cannot be installed');
} else {
  await prove();
  const line = Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  console.log(`proof syncthing: ${line}`);
  const broken = figures.lost + figures['states apart'] + figures['conflict files'];
  if (broken > 0 || figures.rounds !== ROUNDS || figures.texts === 0) process.exitCode = 1;
}
await rm(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
