import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DeskRules } from '../workflow/desk-rules.ts';
import { foldArticle, type ArticleState, type SignedRecord } from './fold.ts';
import type { RecordBody, RecordPayload } from './record-kinds.ts';
import type { Roster } from './roster.ts';
import type { Trust } from './trust.ts';

const ARTICLE = '01J0000000000000000000000A';

/** The SHA-256 of some words: stands for the article that holds them. */
export const wordsHash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

type People = Record<string, readonly string[]>;

/** One version of the people and rules of an invented desk; everybody's device is named after them. */
export const testRoster = (version: number, people: People, rules: DeskRules): Roster => ({
  v: 1,
  desk: ARTICLE,
  version,
  prev: null,
  at: '2026-01-01T00:00:00.000Z',
  by: 'M',
  name: 'Tòa soạn Suối Bạc',
  people: Object.fromEntries(
    Object.entries(people).map(([id, roles]) => [id, { name: id, penName: '', roles, active: roles.length > 0 }]),
  ),
  keys: {},
  rules,
});

const FIVE: People = {
  R: ['reporter'],
  E: ['editor'],
  E2: ['editor'],
  S: ['secretary'],
  M: ['managingEditor'],
  A: ['admin'],
};

interface Told {
  readonly signed: SignedRecord;
  readonly dev: string;
}

interface Manner {
  readonly trust?: Trust;
  readonly roster?: number;
  readonly at?: string;
}

/** Who signed and who was told what; each person has one device. */
function createTelling(people: People, rules: DeskRules) {
  const all: Told[] = [];
  const known = new Map<string, Set<Told>>();
  let rosters = [testRoster(1, people, rules)];
  let minutes = 0;
  let isApart = false;

  const knownBy = (person: string): Set<Told> => {
    const mine = known.get(person) ?? new Set<Told>();
    known.set(person, mine);
    if (!isApart) for (const one of all) mine.add(one);
    return mine;
  };
  const fold = (told: Iterable<Told>): ArticleState =>
    foldArticle(
      [...told].map(({ signed }) => signed),
      { rosters, disbelieved: new Set() },
    );

  function sign(person: string, body: RecordBody, how: Manner = {}): string {
    const dev = person.padEnd(43, '-');
    const mine = [...knownBy(person)];
    const own = mine.filter((one) => one.dev === dev);
    const seen = Object.fromEntries(mine.filter((one) => one.dev !== dev).map((one) => [one.dev, one.signed.hash]));
    minutes += 1;
    const at = how.at ?? new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString();
    const place = { dev, seq: own.length + 1, prev: own.at(-1)?.signed.hash ?? null, at, seen };
    const signer = { v: 1, article: ARTICLE, by: person, roster: how.roster ?? rosters.length, ...place } as const;
    const payload: RecordPayload = { ...signer, ...body };
    const hash = wordsHash(JSON.stringify(payload));
    const told: Told = { signed: { hash, trust: how.trust ?? 'roster', record: { as: 'known', payload } }, dev };
    all.push(told);
    knownBy(person).add(told);
    return hash;
  }

  return {
    sign,
    stateFor: (person: string) => fold(knownBy(person)),
    records: () => all.map(({ signed }) => signed),
    /** What everybody's records together come to. */
    state: () => fold(all),
    /** What became of one record. */
    effectOf: (hash: string) => fold(all).history.find(({ record }) => record === hash)?.effect,
    /** Nobody hears of anybody from now on. */
    partNow: () => {
      for (const person of Object.keys(people)) knownBy(person);
      isApart = true;
    },
    meetAgain: () => (isApart = false),
    /** From now on these people and rules hold. */
    changeRoster: (next: People) => (rosters = [...rosters, testRoster(rosters.length + 1, next, rules)]),
  };
}

const PLACE = { portal: 'site', section: null, shown: 'whole', note: '' } as const;

/** An invented newsroom at work on one article: each person knows what they signed and what they were told. */
export function testNewsroom(rules: DeskRules = { selfApprove: false, levels: 2 }, people: People = FIVE) {
  const telling = createTelling(people, rules);
  const { sign, stateFor } = telling;
  const on = (person: string) => {
    const { latest } = stateFor(person);
    if (latest === null) throw new Error('nothing is written yet');
    return { content: latest.content, revision: latest.record };
  };
  return {
    ...telling,
    on,
    write: (person: string, text: string, how?: Manner) => {
      const parents = stateFor(person).heads.map(({ record }) => record);
      return sign(person, { kind: 'revision', content: wordsHash(text), parents, blobs: [], note: '' }, how);
    },
    submit: (person: string) => sign(person, { kind: 'submit', ...on(person), note: '' }),
    take: (person: string) => sign(person, { kind: 'take', over: stateFor(person).workflow.reviewer?.record ?? null }),
    giveBack: (person: string) => sign(person, { kind: 'requestChanges', ...on(person), reason: 'Thiếu nguồn' }),
    approve: (person: string, how?: Manner) => sign(person, { kind: 'approve', ...on(person), ...PLACE }, how),
    publish: (person: string, { urgent = false } = {}) => {
      const approvals = stateFor(person).workflow.approvals.map(({ record }) => record);
      const order = { portal: 'site', approvals, urgent, reason: urgent ? 'Bão' : '' };
      return sign(person, { kind: 'publish', ...on(person), ...order });
    },
  };
}
