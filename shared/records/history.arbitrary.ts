import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { WHOLE_ARTICLE } from '../comments/place-anchor.ts';
import { WORKFLOW_ACTIONS } from '../workflow/actions.ts';
import type { FoldBasis } from './fold-workflow.ts';
import type { SignedRecord } from './fold.ts';
import type { RecordBody, RecordPayload } from './record-kinds.ts';
import type { RecordLinks } from './record-schema.ts';
import type { Roster } from './roster.ts';
import type { Trust } from './trust.ts';

const ARTICLE = '01J0000000000000000000000A';
const DEVICES = ['a', 'b', 'c'].map((letter) => letter.repeat(43));

const person = (...roles: readonly string[]) => ({ name: 'x', penName: '', roles, active: true });

/** A reporter, an editor and a managing editor, with two levels; in the second version the editor has left. */
const roster = (version: number): Roster => ({
  v: 1,
  desk: ARTICLE,
  version,
  prev: null,
  at: '2026-01-01T00:00:00.000Z',
  by: 'person-2',
  name: 'x',
  people: {
    'person-0': person('reporter'),
    'person-1': { ...person('editor'), active: version === 1 },
    'person-2': person('managingEditor'),
  },
  keys: {},
  rules: { selfApprove: false, levels: 2, urgent: true },
});

/** What the histories of `historyArbitrary` are judged by. */
export const basisOfHistories: FoldBasis = { rosters: [roster(1), roster(2)], disbelieved: new Set() };

const hashOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(value))));

const actions = [
  'revision',
  'revision',
  'revision',
  'join',
  'publication',
  'removal',
  'comment',
  'commission',
  'hold',
  'later',
] as const;

/** One thing that a device does: with which clock, having heard of how many of the others' records, and what. */
const stepArbitrary = fc.record({
  device: fc.nat(2),
  clock: fc.integer({ min: 0, max: 9 }),
  heard: fc.nat(3),
  does: fc.constantFrom(...actions, ...WORKFLOW_ACTIONS, 'submit', 'take', 'approve', 'publish'),
  trust: fc.constantFrom<Trust>('roster', 'roster', 'roster', 'own', 'unknown'),
  knowsRoster: fc.constantFrom(1, 1, 1, 2),
  content: fc.nat(4),
});

type Step = typeof stepArbitrary extends fc.Arbitrary<infer T> ? T : never;

interface Made {
  readonly signed: SignedRecord;
  readonly links: RecordLinks;
  readonly kind: string;
  readonly content: string;
}

function textBody(step: Step, known: readonly Made[]): RecordBody {
  const revisions = known.filter(({ kind }) => kind === 'revision').map((made) => made.signed.hash);
  const parents = step.does === 'join' ? revisions.slice(-2) : revisions.slice(-1);
  return { kind: 'revision', content: String(step.content).repeat(64), parents, blobs: [], note: '' };
}

const PLACE = { portal: 'site', section: null, shown: 'whole', note: '' } as const;
const RECEIPT = { remoteId: 'x', url: 'https://example.org/x', rendered: null, exporter: 'x' } as const;
const TIMES = { publishedAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' } as const;

function bodyOf(step: Step, known: readonly Made[]): RecordBody {
  const text = known.findLast(({ kind }) => kind === 'revision');
  const on = { content: text?.content ?? '0'.repeat(64), revision: text?.signed.hash ?? '0'.repeat(64) };
  const approvals = known.filter(({ kind }) => kind.startsWith('approve')).map(({ signed }) => signed.hash);
  const published = { ...on, portal: 'site', approvals: approvals.slice(-1), reason: 'Sai tên' };
  switch (step.does) {
    case 'submit':
      return { kind: 'submit', ...on, note: '' };
    case 'take':
      return { kind: 'take', over: known.findLast(({ kind }) => kind === 'take')?.signed.hash ?? null };
    case 'reassign':
      return { kind: 'reassign', to: `person-${step.content % 3}`, note: '' };
    case 'requestChanges':
      return { kind: 'requestChanges', ...on, reason: 'Thiếu nguồn' };
    case 'approve':
    case 'approveCorrection':
      return { kind: step.does, ...on, ...PLACE };
    case 'schedule':
      return { kind: 'schedule', ...on, portal: 'site', publishAt: '2027-01-01T00:00:00Z' };
    case 'publish':
      return { kind: 'publish', ...published, urgent: step.clock > 7 };
    case 'correct':
      return { kind: 'correct', ...published };
    case 'revoke':
    case 'withdraw':
    case 'restore':
    case 'spike':
      return { kind: step.does, reason: 'Vì' };
    case 'recall':
    case 'release':
    case 'unschedule':
    case 'unspike':
      return { kind: step.does, note: '' };
    case 'commission':
      return step.content % 2 === 0
        ? { kind: 'commission', deadline: '2026-01-02T00:00:00.000Z' }
        : { kind: 'commission', length: step.content };
    case 'hold':
      return { kind: 'hold', until: '2026-01-01T00:00:05.000Z' };
    case 'comment':
      return {
        kind: 'comment',
        thread: null,
        anchor: WHOLE_ARTICLE,
        text: 'Hay',
        mentions: [],
        resolved: null,
      };
    case 'removal':
      return { kind: 'removal', portal: 'site', how: 'notice', rendered: null, exporter: 'x' };
    case 'publication':
      return {
        kind: 'publication',
        content: on.content,
        approval: approvals.at(-1) ?? null,
        portal: 'site',
        ...RECEIPT,
        ...TIMES,
      };
    default:
      return textBody(step, known);
  }
}

function makeRecord(step: Step, made: readonly Made[]): Made {
  const dev = DEVICES[step.device] ?? '';
  const own = made.filter(({ links }) => links.dev === dev);
  const others = made.filter(({ links }) => links.dev !== dev).slice(0, -step.heard || undefined);
  const seen = Object.fromEntries(others.map(({ links, signed }) => [links.dev, signed.hash]));
  const at = `2026-01-01T00:00:0${step.clock}.000Z`;
  const links: RecordLinks = { dev, seq: own.length + 1, prev: own.at(-1)?.signed.hash ?? null, at, seen };
  const heard = made.filter((one) => one.links.dev === dev || others.includes(one));
  const body = bodyOf(step, heard);
  const signer = { v: 1, article: ARTICLE, by: `person-${step.device}`, roster: step.knowsRoster, ...links } as const;
  const payload: RecordPayload = { ...signer, ...body };
  const hash = hashOf([payload, step.does, step.trust]);
  const isLater = step.does === 'later';
  const record = isLater
    ? ({ as: 'later', kind: 'poem', by: payload.by, article: ARTICLE, links } as const)
    : ({ as: 'known', payload } as const);
  const content = 'content' in body ? (body.content ?? '') : '';
  return { signed: { hash, trust: step.trust, record }, links, kind: isLater ? 'later' : body.kind, content };
}

const storyStep = (device: number, does: Step['does']): Step => ({
  device,
  clock: 1,
  heard: 0,
  does,
  trust: 'roster',
  knowsRoster: 1,
  content: 0,
});

/** The usual way to the page; what else happens, happens in between. */
const STORY: readonly Step[] = [
  storyStep(0, 'revision'),
  storyStep(0, 'submit'),
  storyStep(1, 'take'),
  storyStep(1, 'approve'),
  storyStep(2, 'publish'),
];

/** Before which step of the story a thing happens; 5: after all of them. */
const noiseArbitrary = fc.record({ before: fc.nat(STORY.length), step: stepArbitrary });

/** The records of one article written by three devices that hear of each other late, with clocks that lie, and half of them on the way to the page. */
export const historyArbitrary: fc.Arbitrary<readonly SignedRecord[]> = fc
  .tuple(fc.boolean(), fc.array(noiseArbitrary, { minLength: 1, maxLength: 25 }))
  .map(([hasStory, noise]) => {
    const made: Made[] = [];
    const add = (step: Step): void => void made.push(makeRecord(step, made));
    for (let place = 0; place <= STORY.length; place += 1) {
      for (const { before, step } of noise) if (before === place) add(step);
      const next = STORY[place];
      if (hasStory && next !== undefined) add(next);
    }
    return made.map(({ signed }) => signed);
  });
