import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import type { SignedRecord } from './fold.ts';
import type { RecordPayload } from './read-record.ts';
import type { RecordLinks } from './record-schema.ts';
import type { Trust } from './trust.ts';

const ARTICLE = '01J0000000000000000000000A';
const DEVICES = ['a', 'b', 'c'].map((letter) => letter.repeat(43));

const hashOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(value))));

/** One thing that a device does: with which clock, having heard of how many of the others' records, and what. */
const stepArbitrary = fc.record({
  device: fc.nat(2),
  clock: fc.integer({ min: 0, max: 9 }),
  heard: fc.nat(3),
  does: fc.constantFrom('revision', 'revision', 'join', 'publication', 'later'),
  trust: fc.constantFrom<Trust>('roster', 'roster', 'own', 'unknown'),
  content: fc.nat(4),
});

type Step = typeof stepArbitrary extends fc.Arbitrary<infer T> ? T : never;

interface Made {
  readonly signed: SignedRecord;
  readonly links: RecordLinks;
  readonly isRevision: boolean;
}

function bodyOf(step: Step, known: readonly Made[]) {
  const revisions = known.filter((made) => made.isRevision).map((made) => made.signed.hash);
  const content = String(step.content).repeat(64);
  if (step.does === 'publication') {
    const times = { publishedAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' };
    const where = { portal: 'site', remoteId: 'x', url: 'https://example.org/x', rendered: null, exporter: 'x' };
    return { kind: 'publication', content, approval: null, ...where, ...times } as const;
  }
  const parents = step.does === 'join' ? revisions.slice(-2) : revisions.slice(-1);
  return { kind: 'revision', content, parents, blobs: [], note: '' } as const;
}

function makeRecord(step: Step, made: readonly Made[]): Made {
  const dev = DEVICES[step.device] ?? '';
  const own = made.filter(({ links }) => links.dev === dev);
  const others = made.filter(({ links }) => links.dev !== dev).slice(0, -step.heard || undefined);
  const seen = Object.fromEntries(others.map(({ links, signed }) => [links.dev, signed.hash]));
  const at = `2026-01-01T00:00:0${step.clock}.000Z`;
  const links: RecordLinks = { dev, seq: own.length + 1, prev: own.at(-1)?.signed.hash ?? null, at, seen };
  const body = bodyOf(step, [...others, ...own]);
  const payload: RecordPayload = { v: 1, article: ARTICLE, by: `person-${step.device}`, ...links, ...body };
  const hash = hashOf([payload, step.does, step.trust]);
  const isLater = step.does === 'later';
  const record = isLater
    ? ({ as: 'later', kind: 'comment', by: payload.by, article: ARTICLE, links } as const)
    : ({ as: 'known', payload } as const);
  return { signed: { hash, trust: step.trust, record }, links, isRevision: !isLater && body.kind === 'revision' };
}

/** The records of one article written by three devices that hear of each other late, with clocks that lie. */
export const historyArbitrary: fc.Arbitrary<readonly SignedRecord[]> = fc
  .array(stepArbitrary, { minLength: 1, maxLength: 25 })
  .map((steps) => {
    const made: Made[] = [];
    for (const step of steps) made.push(makeRecord(step, made));
    return made.map(({ signed }) => signed);
  });
