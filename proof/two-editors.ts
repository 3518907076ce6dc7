import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { ulid } from 'ulid';
import { createMemoryCredentials } from '../main/credentials/memory-credentials.ts';
import { createDesk } from '../main/desk/create-desk.ts';
import type { Desk, DeskSurroundings } from '../main/desk/desk.ts';
import { openDesk } from '../main/desk/open-desk.ts';
import { openIdentity } from '../main/identity/open-identity.ts';
import { arbitraryArticle } from '../shared/article/article.arbitrary.ts';
import { canonicalJson } from '../shared/article/canonical.ts';
import { parseArticle } from '../shared/article/parse-article.ts';
import type { Article } from '../shared/article/schema.ts';
import { afterEdits, arbitraryEdits, createTypist } from '../shared/compare/edits.arbitrary.ts';
import { joinArticles } from '../shared/compare/join-articles.ts';
import type { Decision } from '../shared/compare/join-value.ts';
import { resolveJoin } from '../shared/compare/resolve-join.ts';
import { must } from '../main/desk/machines.testkit.ts';

/**
 * npm run proof -- two-editors [SESSIONS]: two machines on one desk folder write in one article without hearing of each other, again and again, with
 * random edits. Every typed word must be in a head, and in the joined article or in a choice; after the join both machines open the same words, and
 * both heads can still be read exactly.
 */

const SESSIONS = Number(process.argv[2] ?? (process.env['CI'] === undefined ? 200 : 20));
const EDITS = 12;
/** So many sessions share a desk: each look at a folder costs by the articles in it, and the sessions are what is proved here. */
const SESSIONS_OF_A_DESK = 20;
const person = { name: 'Hoàng Thị Dịu', penName: '' };

/** Founds a desk in `place`, lets both machines sign once, and makes each know the other's key: two machines of people who trust each other. */
async function openBoth(place: string): Promise<readonly [Desk, Desk]> {
  const folder = path.join(place, 'desk');
  const keyrings = { here: createMemoryCredentials('keyring'), there: createMemoryCredentials('keyring') };
  const machine = async (name: keyof typeof keyrings): Promise<DeskSurroundings> => {
    const localFolder = path.join(place, name);
    const identity = await openIdentity({ localFolder, credentials: keyrings[name] });
    return { localFolder, identity, now: () => new Date(), newId: ulid };
  };
  const identityFile = (name: string) => path.join(place, name, 'identity.json');
  const founded = must(await createDesk(await machine('here'), { folder, fill: 'empty', deskName: 'Bàn', person }));
  const guest = must(await openDesk(await machine('there'), { folder, person }));
  for (const desk of [founded, guest]) {
    const { article } = must(await desk.createArticle());
    must(await desk.keepRevision(article.id));
    await desk.close();
  }
  const names = ['here', 'there'] as const;
  const known = await Promise.all(
    names.map(
      async (name) => JSON.parse(await readFile(identityFile(name), 'utf8')) as { readonly keys: readonly string[] },
    ),
  );
  const keys = known.flatMap((one) => one.keys);
  await Promise.all(names.map((name, at) => writeFile(identityFile(name), JSON.stringify({ ...known[at], keys }))));
  return [
    must(await openDesk(await machine('here'), { folder, person: null })),
    must(await openDesk(await machine('there'), { folder, person: null })),
  ];
}

const typed = (value: unknown, mark: string): readonly string[] => [
  ...new Set(JSON.stringify(value).match(new RegExp(`chữ${mark}[0-9]+(?![0-9])`, 'gu')) ?? []),
];

const save = async (desk: Desk, article: Article): Promise<void> => {
  must(await desk.saveWorkingCopy(article.id, JSON.stringify(article)));
  must(await desk.keepRevision(article.id));
};

const figures = {
  sessions: 0,
  'typed words': 0,
  'two heads': 0,
  choices: 0,
  'words lost': 0,
  'heads changed': 0,
  'joins wrong': 0,
};

/** Everything that the two would see of their join: what is taken, and what each choice holds, figures included. */
function seen(join: ReturnType<typeof joinArticles>, article: Article): string {
  const { versions, ...places } = join;
  const choices: unknown[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('kind' in value && value.kind === 'choice') choices.push(value);
    else Object.values(value).forEach(look);
  };
  look(places);
  const offered = JSON.stringify(choices);
  const shown = [versions.mine, versions.theirs].flatMap((side) =>
    Object.entries(side.figures).filter(([id]) => offered.includes(`"${id}"`)),
  );
  return JSON.stringify([article, choices, shown]);
}

async function liveApart([here, there]: readonly [Desk, Desk], seed: number): Promise<void> {
  const { article } = must(await here.createArticle());
  const sample = <T>(arbitrary: fc.Arbitrary<T>, shift: number): T => {
    const [value] = fc.sample(arbitrary, { seed: seed * 10 + shift, numRuns: 1 });
    if (value === undefined) throw new Error('nothing was made');
    return value;
  };
  const base = sample(arbitraryArticle(article.id), 1);
  await save(here, base);
  must(await there.refresh());
  must(await there.openArticle(article.id));
  const mine = afterEdits(base, sample(arbitraryEdits(EDITS, 3), 2), createTypist('m'));
  const theirs = afterEdits(base, sample(arbitraryEdits(EDITS, 3), 3), createTypist('t'));
  await Promise.all([save(here, mine), save(there, theirs)]);
  // The other machine works on a copy: what it wrote is in the shared folder after its round, and is found by the next look at it.
  must(await there.refresh());
  must(await here.refresh());
  must(await there.refresh());
  figures.sessions += 1;
  figures['typed words'] += typed(mine, 'm').length + typed(theirs, 't').length;
  const { apart } = must(await here.joins.revisions(article.id));
  // Where one of them did nothing, or both the same, there is one head.
  if (apart === null) {
    const opened = canonicalJson(must(await here.openArticle(article.id)).article);
    if (![...typed(mine, 'm'), ...typed(theirs, 't')].every((word) => opened.includes(word)))
      figures['words lost'] += 1;
    return;
  }
  figures['two heads'] += 1;
  const read = async (content: string) => must(await there.readContent(article.id, content));
  const heads = [await read(apart.mine.content), await read(apart.theirs.content)] as const;
  if (canonicalJson(heads[0]) !== canonicalJson(mine) || canonicalJson(heads[1]) !== canonicalJson(theirs))
    figures['heads changed'] += 1;
  const known = apart.base === null ? null : await read(apart.base.content);
  const join = joinArticles({ base: known, mine: heads[0], theirs: heads[1] });
  let block = 0;
  const newId = () => `x${String((block += 1))}`;
  const untouched = resolveJoin(join, new Map(), newId);
  figures.choices += untouched.open.length;
  const inView = seen(join, untouched.article);
  const lost = [
    ...typed(mine, 'm').filter((word) => !typed(JSON.parse(inView), 'm').includes(word)),
    ...typed(theirs, 't').filter((word) => !typed(JSON.parse(inView), 't').includes(word)),
  ];
  figures['words lost'] += lost.length;
  const decisions = new Map<string, Decision>();
  let reading = untouched;
  while (reading.open.length > 0) {
    for (const id of reading.open)
      decisions.set(id, (['mine', 'theirs', 'both'] as const)[(seed + decisions.size) % 3] ?? 'mine');
    reading = resolveJoin(join, decisions, newId);
  }
  if (!parseArticle(reading.article).ok) figures['joins wrong'] += 1;
  must(await here.joins.join(article.id, [apart.mine.record, apart.theirs.record], JSON.stringify(reading.article)));
  must(await there.refresh());
  for (const desk of [here, there]) {
    const opened = must(await desk.openArticle(article.id)).article;
    const { apart: still } = must(await desk.joins.revisions(article.id));
    if (still !== null || canonicalJson(opened) !== canonicalJson(reading.article)) figures['joins wrong'] += 1;
  }
  if (canonicalJson(await read(apart.theirs.content)) !== canonicalJson(theirs)) figures['heads changed'] += 1;
}

for (let session = 1; session <= SESSIONS;) {
  const place = await mkdtemp(path.join(tmpdir(), 'toasoan-two-editors-'));
  const desks = await openBoth(place);
  for (let count = 0; count < SESSIONS_OF_A_DESK && session <= SESSIONS; count += 1, session += 1)
    await liveApart(desks, session);
  await Promise.all(desks.map((desk) => desk.close()));
  await rm(place, { recursive: true, force: true });
}
const line = Object.entries(figures)
  .map(([name, value]) => `${name} ${String(value)}`)
  .join(', ');
console.log(`proof two-editors: ${line}`);
const broken = figures['words lost'] + figures['heads changed'] + figures['joins wrong'];
if (broken > 0 || figures.sessions !== SESSIONS || figures['two heads'] < SESSIONS / 2) process.exitCode = 1;
