import { expect, it } from 'vitest';
import type { JoinRequest } from './join-request.ts';
import { signIn } from './roster-changes.ts';
import type { Roster } from './roster.ts';

const DESK = '01J0000000000000000000000D';
const ME = 'mai';
const OTHER = 'hai';
const kid = (digit: string): string => digit.repeat(43);

function rosterWith(labels: Readonly<Record<string, readonly [person: string, label: string]>>): Roster {
  const keys = Object.entries(labels).map(([digit, [person, label]]) => [kid(digit), { person, label, closed: null }]);
  const person = { name: 'Mai', penName: '', roles: ['admin'], active: true };
  return {
    v: 1,
    desk: DESK,
    version: 1,
    prev: null,
    at: '2026-03-01T00:00:00.000Z',
    by: ME,
    name: 'Suối Bạc',
    people: { [ME]: person, [OTHER]: { ...person, name: 'Hải' } },
    keys: Object.fromEntries(keys) as Roster['keys'],
    rules: { selfApprove: true, levels: 1 },
  };
}

const asked = (label: string): JoinRequest =>
  ({ desk: DESK, person: 'moi', name: 'Mai', penName: '', label }) as JoinRequest;

it('[D5] gives two devices of one person two names, so that nobody closes the key of the other', () => {
  const roster = rosterWith({ a: [ME, 'vm'], b: [ME, 'vm (2)'], c: [OTHER, 'máy bàn'], d: [ME, ''] });
  const named = (label: string) => {
    const signed = signIn(
      roster,
      { kid: kid('e'), request: asked(label), as: { kind: 'device', person: ME } },
      { at: '2026-03-02T00:00:00.000Z', newId: () => 'x' },
    );
    return signed.ok ? signed.value.keys[kid('e')]?.label : signed.error;
  };
  expect(['vm', 'máy bàn', ''].map(named)).toEqual(['vm (3)', 'máy bàn', '']);
});
