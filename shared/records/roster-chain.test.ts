import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeDevice } from './roster-changes.ts';
import { repeatChanges, rosterChain, type SignedRoster } from './roster-chain.ts';
import type { Roster } from './roster.ts';

const [FOUNDER, SECOND, STRANGER] = ['a', 'b', 'c'].map((letter) => letter.repeat(43)) as [string, string, string];
const admin = (name: string) => ({ name, penName: '', roles: ['admin'], active: true });

const ROOT: Roster = {
  v: 1,
  desk: '01J0000000000000000000000D',
  version: 1,
  prev: null,
  at: '2026-01-01T00:00:00.000Z',
  by: 'founder',
  name: 'Tòa soạn thử',
  people: { founder: admin('Lê Thư'), second: admin('Bùi Phó') },
  keys: {
    [FOUNDER]: { person: 'founder', label: '', closed: null },
    [SECOND]: { person: 'second', label: '', closed: null },
  },
  rules: { selfApprove: false },
};
const hashOf = (name: string): string => Buffer.from(name).toString('hex').padEnd(64, '0');
const root: SignedRoster = { hash: hashOf('root'), kid: FOUNDER, roster: ROOT };

/** The next version after `base`, signed by `kid`; minutes of its clock. */
function next(
  base: SignedRoster,
  name: string,
  kid: string,
  minute: number,
  change: Partial<Roster> = {},
): SignedRoster {
  const at = `2026-02-01T00:${String(minute).padStart(2, '0')}:00.000Z`;
  const { roster } = base;
  const by = roster.keys[kid]?.person ?? 'founder';
  return {
    hash: hashOf(name),
    kid,
    roster: { ...roster, ...change, version: roster.version + 1, prev: base.hash, at, by },
  };
}

const joined =
  (name: string) =>
  (base: Roster): Partial<Roster> => ({
    people: { ...base.people, [name]: { name, penName: '', roles: ['reporter'], active: true } },
  });
const names = (versions: readonly SignedRoster[]) =>
  versions.map(({ hash }) => Buffer.from(hash.replace(/(00)+$/u, ''), 'hex').toString());
const holds = (...versions: SignedRoster[]) => {
  const { chain, apart } = rosterChain([root, ...versions], root.hash);
  return { chain: names(chain), apart: names(apart).toSorted() };
};

describe('[D7] versions signed apart', () => {
  const sentAway = { people: { ...ROOT.people, second: { ...admin('Bùi Phó'), active: false } } };

  it('the earlier holds, the other stands apart, whatever the order of the files', () => {
    const one = next(root, 'one', FOUNDER, 5, joined('An')(ROOT));
    const two = next(root, 'two', SECOND, 7, joined('Bình')(ROOT));
    const after = next(one, 'after', SECOND, 9);
    fc.assert(
      fc.property(fc.shuffledSubarray([one, two, after], { minLength: 3 }), (versions) => {
        expect(holds(...versions)).toEqual({ chain: ['root', 'one', 'after'], apart: ['two'] });
      }),
    );
  });

  it('an admin who was sent away cannot go back behind that moment with a clock set back', () => {
    const before = next(root, 'before', FOUNDER, 5);
    const away = next(before, 'away', FOUNDER, 9, sentAway);
    const back = next(before, 'back', SECOND, 1, joined('Kẻ gian')(ROOT));
    const more = next(back, 'more', SECOND, 2);
    expect(holds(before, away, back, more)).toEqual({ chain: ['root', 'before', 'away'], apart: ['back'] });
    const earlier = next(root, 'earlier', SECOND, 0);
    expect(holds(before, away, earlier).chain).toEqual(['root', 'before', 'away']);
  });

  it('neither can a closed key', () => {
    const closed = closeDevice(ROOT, SECOND, {});
    const away = next(root, 'away', FOUNDER, 9, closed.ok ? closed.value : {});
    expect(holds(away, next(root, 'back', SECOND, 1)).chain).toEqual(['root', 'away']);
  });

  it('a stranger’s, a reporter’s and another root’s versions are neither in the chain nor apart', () => {
    const forged = next(root, 'forged', STRANGER, 1);
    const otherRoot: SignedRoster = { ...root, hash: hashOf('other') };
    const nobodyLeft = next(root, 'nobody', FOUNDER, 1, {
      people: { founder: { ...admin('Lê Thư'), roles: [] }, second: { ...admin('Bùi Phó'), roles: [] } },
    });
    expect(holds(forged, otherRoot, nobodyLeft)).toEqual({ chain: ['root'], apart: [] });
  });

  it('what stood apart can be done once more, without undoing what holds', () => {
    const one = next(root, 'one', FOUNDER, 5, joined('An')(ROOT));
    const two = next(root, 'two', SECOND, 7, { ...joined('Bình')(ROOT), rules: { selfApprove: true } });
    const repeated = repeatChanges(ROOT, two.roster, one.roster);
    expect([Object.keys(repeated.people).toSorted(), repeated.rules.selfApprove]).toEqual([
      ['An', 'Bình', 'founder', 'second'],
      true,
    ]);
    const closedNow = closeDevice(one.roster, SECOND, { ['01J0000000000000000000000A']: 'f'.repeat(64) });
    const opened = next(root, 'opened', FOUNDER, 8, {
      keys: { ...ROOT.keys, [SECOND]: { person: 'second', label: 'Máy mới đặt tên', closed: null } },
    });
    const current = closedNow.ok ? closedNow.value : one.roster;
    expect(repeatChanges(ROOT, opened.roster, current).keys[SECOND]).toEqual(current.keys[SECOND]);
  });
});
