import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import * as v from 'valibot';
import { createMemoryCredentials } from '../main/credentials/memory-credentials.ts';
import type { DeskFile } from '../main/desk/carrier/carrier.ts';
import { nodeDurableFs, type DurableFs } from '../main/desk/files/durable-file.ts';
import { createCopyCarrier } from '../main/desk/exchange/copy-carrier.ts';
import { createExchange } from '../main/desk/exchange/exchange.ts';
import { createFolderCarrier } from '../main/desk/carrier/folder-carrier.ts';
import { createLedger } from '../main/desk/ledger.ts';
import { openIdentity } from '../main/identity/open-identity.ts';
import { RosterSchema, type Roster } from '../shared/records/roster.ts';

/**
 * npm run proof -- carriers [--seconds 600] [--seed 7]: two or four machines write at one desk while its shared folder loses, damages, cuts off,
 * doubles and repeats files, refuses writes, vanishes, or is replaced by an empty folder, and while sticks carry parts of copies about. In the
 * end every machine and the folder must hold the same whole files, all that was ever acknowledged among them, and compute the same states.
 */

const argument = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
};
const SECONDS = argument('seconds', 40);
const FIRST_SEED = argument('seed', 1);
const STEPS = 60;
const FIRST_ROSTER = 'phiên bản đầu';

/** The same numbers for the same seed: a failing history can be played again. */
function createDice(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296;
  };
  return {
    below: (limit: number): number => Math.floor(next() * limit),
    pick: <T>(from: readonly T[]): T | undefined => from[Math.floor(next() * from.length)],
  };
}
type Dice = ReturnType<typeof createDice>;

const filesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.tmp-'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted();
};

/** The names of what travels; what an attacker put beside it is not among them. */
const thingsIn = async (folder: string): Promise<readonly string[]> =>
  (await filesIn(folder)).filter((name) => /[0-9a-f]{64}\.(?:jws|json\.gz|png)$/u.test(name));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface Share {
  readonly folder: string;
  readonly away: string;
  isReadOnly: boolean;
}

/** How one machine reaches the files: the share may refuse every write. */
const fsTo = (share: Share): DurableFs => ({
  ...nodeDurableFs,
  createFile: async (file) => {
    if (share.isReadOnly && file.startsWith(share.folder)) throw Object.assign(new Error('refused'), { code: 'EROFS' });
    return nodeDurableFs.createFile(file);
  },
});

interface Surroundings {
  readonly home: string;
  readonly share: Share;
  readonly desk: DeskFile;
  readonly roster: () => Roster;
}

async function createMachine({ home, share, desk, roster }: Surroundings, name: string) {
  const local = path.join(home, name);
  const copyFolder = path.join(local, 'copy');
  const fs = fsTo(share);
  const identity = await openIdentity({ localFolder: local, credentials: createMemoryCredentials('keyring') });
  const signer = await identity.signer();
  if (!signer.ok) throw new Error(signer.error.code);
  const sharedCarrier = createFolderCarrier(share.folder, fs);
  const copy = createFolderCarrier(copyFolder, fs);
  await copy.found(desk);
  await copy.putVersion('roster', 1, FIRST_ROSTER);
  const now = () => new Date();
  const exchange = createExchange({ shared: share.folder, sharedCarrier, copy: copyFolder, desk, now, fs });
  const carrier = createCopyCarrier(copyFolder, sharedCarrier, exchange, fs);
  const ledger = createLedger({ carrier, identity, roster, rosters: () => [roster()], now });
  return { name, kid: signer.value.kid, copyFolder, exchange, carrier, ledger };
}
type Machine = Awaited<ReturnType<typeof createMachine>>;

/** Writes a photo, a text and the signed revision that names them; what was acknowledged is remembered. */
async function write(machine: Machine, article: string, number: number, acknowledged: Set<string>): Promise<void> {
  const photo = Buffer.from(`ảnh ${machine.name} ${number}`);
  const blob = await machine.carrier.putBlob(photo, 'png');
  if (!blob.ok) throw new Error(`a put of a photo was refused: ${blob.error.code}`);
  acknowledged.add(blob.value);
  const appended = await machine.ledger.append(article, `p-${machine.name}`, async ({ heads }) => {
    const content = await machine.carrier.putContent(
      article,
      Buffer.from(JSON.stringify({ tít: `${machine.name} ${number}` })),
    );
    if (!content.ok) return content;
    acknowledged.add(content.value);
    const parents = heads.map(({ record }) => record).slice(0, 2);
    return { ok: true, value: { kind: 'revision', content: content.value, parents, blobs: [blob.value], note: '' } };
  });
  if (!appended.ok) throw new Error(`a signature was refused: ${appended.error.code}`);
  const newest = appended.value.state.revisions.findLast(({ dev }) => dev === machine.kid);
  if (newest !== undefined) acknowledged.add(newest.record);
}

const ATTACKS = [
  'delete',
  'cut',
  'alter',
  'double',
  'delete-many',
  'stick',
  'read-only',
  'vanish',
  'empty',
  'desk-file',
] as const;
type Attack = (typeof ATTACKS)[number];

const isThere = async (share: Share): Promise<boolean> => (await readdir(share.away).catch(() => null)) === null;

async function comeBack(share: Share): Promise<void> {
  share.isReadOnly = false;
  if (await isThere(share)) return;
  await rm(share.folder, { recursive: true, force: true });
  await rename(share.away, share.folder);
}

/** A stick carries some files of one machine's copy to another's, in no order, some for the second time. */
async function carryByStick(dice: Dice, machines: readonly Machine[]): Promise<void> {
  const [from, to] = [dice.pick(machines), dice.pick(machines)];
  if (from === undefined || to === undefined || from === to) return;
  const names = await thingsIn(from.copyFolder);
  for (let count = dice.below(12); count > 0; count -= 1) {
    const name = dice.pick(names);
    if (name === undefined) return;
    await mkdir(path.dirname(path.join(to.copyFolder, name)), { recursive: true });
    await cp(path.join(from.copyFolder, name), path.join(to.copyFolder, name));
  }
}

async function strikeFiles(dice: Dice, attack: Attack, share: Share): Promise<void> {
  const names = await thingsIn(share.folder);
  const name = dice.pick(names);
  if (name === undefined) return;
  const file = path.join(share.folder, name);
  if (attack === 'delete') await rm(file);
  if (attack === 'cut') await truncate(file, dice.below(20));
  if (attack === 'alter') {
    const bytes = await readFile(file);
    bytes[dice.below(bytes.length)]! ^= 0x55;
    await writeFile(file, bytes);
  }
  if (attack === 'double') await cp(file, file.replace(/(\.[a-z]+)$/u, `.sync-conflict-${dice.below(99)}$1`));
  if (attack === 'delete-many')
    for (const other of names) if (dice.below(3) === 0) await rm(path.join(share.folder, other));
}

async function strike(dice: Dice, attack: Attack, share: Share, machines: readonly Machine[]): Promise<void> {
  if (attack === 'stick') return carryByStick(dice, machines);
  if (attack === 'read-only') {
    share.isReadOnly = true;
    return;
  }
  if (!(await isThere(share))) return comeBack(share);
  if (attack === 'vanish' || attack === 'empty') {
    await rename(share.folder, share.away);
    if (attack === 'empty') await mkdir(share.folder);
    return;
  }
  if (attack === 'desk-file') return rm(path.join(share.folder, 'desk.json'), { force: true });
  return strikeFiles(dice, attack, share);
}

/**
 * A folder that lost `desk.json` and everything else by which it is known looks like a share that is not mounted, and is never written to. Then a
 * person copies `desk.json` back; whether that was needed is counted.
 */
async function helpKnowTheFolder(machines: readonly Machine[], share: Share): Promise<boolean> {
  const [machine] = machines;
  if (machine === undefined) return false;
  await machine.exchange.round('whole');
  if (machine.exchange.state().standing !== 'unreachable') return false;
  await cp(path.join(machine.copyFolder, 'desk.json'), path.join(share.folder, 'desk.json'));
  return true;
}

/** Rounds in full until nobody has anything to give or to take. */
async function settle(machines: readonly Machine[]): Promise<number> {
  for (let rounds = 1; rounds <= 6; rounds += 1) {
    let moved = 0;
    for (const machine of machines) {
      const { articles, versions } = await machine.exchange.round('whole');
      moved += articles.length + Number(versions) + machine.exchange.state().waiting;
    }
    if (moved === 0) return rounds;
  }
  throw new Error('six full rounds did not bring the desk to rest');
}

const withoutTrust = (state: unknown): string =>
  JSON.stringify(state, (key, value: unknown) => (key === 'trust' ? undefined : value));

interface Outcome {
  readonly acknowledged: number;
  readonly lost: number;
  readonly torn: number;
  readonly unequal: number;
  readonly states: number;
}

async function compareAll(
  machines: readonly Machine[],
  share: Share,
  articles: readonly string[],
  acknowledged: Set<string>,
): Promise<Outcome> {
  const folders = [share.folder, ...machines.map(({ copyFolder }) => copyFolder)];
  const sets = await Promise.all(folders.map(thingsIn));
  const unequal = sets.filter((names) => JSON.stringify(names) !== JSON.stringify(sets[0])).length;
  const present = new Set(sets[0]?.map((name) => /[0-9a-f]{64}/u.exec(path.basename(name))?.[0]));
  const lost = [...acknowledged].filter((hash) => !present.has(hash)).length;
  let torn = 0;
  for (const [index, names] of sets.entries())
    for (const name of names) {
      if (name.endsWith('.json.gz')) continue;
      const bytes = await readFile(path.join(folders[index] ?? '', name));
      if (!name.includes(sha256(bytes))) torn += 1;
    }
  let states = 0;
  for (const article of articles) {
    const folded = new Set<string>();
    for (const machine of machines) {
      const arrival = await machine.carrier.listArticle(article);
      if (!arrival.ok) throw new Error(arrival.error.code);
      const { state } = await machine.ledger.check(arrival.value);
      for (const { content } of state.revisions)
        if (!(await machine.carrier.readContent(article, content)).ok) torn += 1;
      folded.add(withoutTrust(state));
    }
    if (folded.size > 1) states += 1;
  }
  return { acknowledged: acknowledged.size, lost, torn, unequal, states };
}

async function play(
  seed: number,
  size: number,
): Promise<Outcome & { readonly attacks: number; readonly helped: number }> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'toasoan-carriers-'));
  try {
    const dice = createDice(seed * 7_919 + size);
    const share: Share = { folder: path.join(home, 'chung'), away: path.join(home, 'đi vắng'), isReadOnly: false };
    const deskId = ulid();
    const people: Roster['people'] = {};
    const keys: Roster['keys'] = {};
    const base = {
      v: 1,
      desk: deskId,
      version: 1,
      prev: null,
      at: new Date().toISOString(),
      by: 'p-a',
      name: 'Bàn chung',
    };
    const roster = () => v.parse(RosterSchema, { ...base, people, keys, rules: { selfApprove: true } });
    const carrier = createFolderCarrier(share.folder);
    const root = await carrier.putVersion('roster', 1, FIRST_ROSTER);
    if (!root.ok) throw new Error(root.error.code);
    const desk: DeskFile = { v: 1, id: deskId, name: 'Bàn chung', root: root.value };
    await carrier.found(desk);
    const machines: Machine[] = [];
    for (const name of ['a', 'b', 'c', 'd'].slice(0, size)) {
      const machine = await createMachine({ home, share, desk, roster }, name);
      machines.push(machine);
      Object.assign(people, { [`p-${name}`]: { name, penName: '', roles: ['reporter'], active: true } });
      Object.assign(keys, { [machine.kid]: { person: `p-${name}`, label: '', closed: null } });
    }
    const articles = [ulid(), ulid(), ulid()];
    const acknowledged = new Set<string>([root.value]);
    let attacks = 0;
    for (let step = 0; step < STEPS; step += 1) {
      const machine = dice.pick(machines);
      const article = dice.pick(articles);
      if (machine === undefined || article === undefined) continue;
      const what = dice.below(10);
      if (what < 4) await write(machine, article, step, acknowledged);
      else if (what < 7) await machine.exchange.round();
      else {
        attacks += 1;
        await strike(dice, dice.pick(ATTACKS) ?? 'delete', share, machines);
      }
      if (dice.below(12) === 0) await comeBack(share);
    }
    await comeBack(share);
    const helped = Number(await helpKnowTheFolder(machines, share));
    await settle(machines);
    return { ...(await compareAll(machines, share, articles, acknowledged)), attacks, helped };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

const end = Date.now() + SECONDS * 1_000;
const sum = { histories: 0, attacks: 0, helped: 0, acknowledged: 0, lost: 0, torn: 0, unequal: 0, states: 0 };
for (let seed = FIRST_SEED; Date.now() < end || sum.histories < 4; seed += 1) {
  const size = seed % 2 === 0 ? 4 : 2;
  const outcome = await play(seed, size);
  sum.histories += 1;
  for (const key of ['attacks', 'helped', 'acknowledged', 'lost', 'torn', 'unequal', 'states'] as const)
    sum[key] += outcome[key];
  if (outcome.lost + outcome.torn + outcome.unequal + outcome.states > 0)
    console.log(`  BROKEN: --seed ${seed}: ${JSON.stringify(outcome)}`);
}
console.log(
  `proof carriers: ${sum.histories} histories of 2 and 4 machines, ${sum.attacks} attacks, ${sum.acknowledged} files acknowledged, ${sum.lost} lost, ` +
    `${sum.torn} torn, ${sum.unequal} folders unequal, ${sum.states} states differ; ${sum.helped} times a person had to copy desk.json back`,
);
if (sum.lost + sum.torn + sum.unequal + sum.states > 0) process.exitCode = 1;
