import { describe, expect, it } from 'vitest';
import { rosterFollows, type Roster, type RosterVersion } from './roster.ts';
import { judgeTrust, type Claim } from './trust.ts';

const ADMIN_KEY = 'a'.repeat(43);
const REPORTER_KEY = 'b'.repeat(43);
const STRANGER_KEY = 'c'.repeat(43);
const ARTICLE = '01J0000000000000000000000A';
const hash = (letter: string) => letter.repeat(64);

const roster: Roster = {
  v: 1,
  desk: '01J0000000000000000000000D',
  version: 1,
  prev: null,
  at: '2026-01-01T00:00:00.000Z',
  by: 'chief',
  name: 'Tòa soạn thử',
  people: {
    chief: { name: 'Lê Thư', penName: '', roles: ['admin', 'editor'], active: true },
    reporter: { name: 'Bùi Phóng', penName: '', roles: ['reporter'], active: true },
  },
  keys: {
    [ADMIN_KEY]: { person: 'chief', label: '', closed: null },
    [REPORTER_KEY]: { person: 'reporter', label: '', closed: null },
  },
  rules: { selfApprove: false },
};
const first: RosterVersion = { hash: hash('1'), roster };
const second = (change: Partial<Roster> = {}): RosterVersion => ({
  hash: hash('2'),
  roster: { ...roster, version: 2, prev: first.hash, ...change },
});

describe('the roster', () => {
  it('[R15] begins with the version that the desk was joined by, signed by its own admin', () => {
    const begins = (version: RosterVersion, kid: string, root = first.hash) => rosterFollows(null, version, kid, root);
    expect([
      begins(first, ADMIN_KEY),
      begins(first, ADMIN_KEY, hash('9')),
      begins(first, REPORTER_KEY),
      begins({ ...first, roster: { ...roster, by: 'reporter' } }, REPORTER_KEY),
      begins(first, STRANGER_KEY),
      begins(second(), ADMIN_KEY, hash('2')),
    ]).toEqual([true, false, false, false, false, false]);
  });

  it('[R15] goes on only by an admin of the version before, who cannot take away anyone’s past', () => {
    const follows = (next: RosterVersion, kid = ADMIN_KEY, current = first) =>
      rosterFollows(current, next, kid, first.hash);
    const { [REPORTER_KEY]: _gone, ...withoutReporter } = roster.keys;
    const promoted = { ...roster.people, reporter: { ...roster.people['reporter']!, roles: ['admin'] } };
    const closedAdmin = { ...roster.keys, [ADMIN_KEY]: { person: 'chief', label: '', closed: { heads: {} } } };
    const closedReporter = { ...roster.keys, [REPORTER_KEY]: { person: 'reporter', label: '', closed: { heads: {} } } };
    const swapped = { ...roster.keys, [REPORTER_KEY]: { person: 'chief', label: '', closed: null } };
    const retired = { ...roster, people: { ...roster.people, chief: { ...roster.people['chief']!, active: false } } };
    expect({
      good: follows(second()),
      'by a reporter': follows(second({ by: 'reporter' }), REPORTER_KEY),
      'by a reporter who makes himself admin': follows(second({ by: 'reporter', people: promoted }), REPORTER_KEY),
      'by a stranger': follows(second(), STRANGER_KEY),
      'in another name': follows(second({ by: 'reporter' })),
      'of another desk': follows(second({ desk: '01J0000000000000000000000E' })),
      'a version skipped': follows(second({ version: 3 })),
      'another past': follows(second({ prev: hash('9') })),
      'a key removed': follows(second({ keys: withoutReporter })),
      'a key given to another': follows(second({ keys: swapped })),
      'by a closed key': follows(second(), ADMIN_KEY, { ...first, roster: { ...roster, keys: closedAdmin } }),
      'by a retired admin': follows(second(), ADMIN_KEY, { ...first, roster: retired }),
      'a closed key opened': follows(second(), ADMIN_KEY, { ...first, roster: { ...roster, keys: closedReporter } }),
      'a closed key left closed': follows(second({ keys: closedReporter }), ADMIN_KEY, {
        ...first,
        roster: { ...roster, keys: closedReporter },
      }),
    }).toEqual({
      good: true,
      'by a reporter': false,
      'by a reporter who makes himself admin': false,
      'by a stranger': false,
      'in another name': false,
      'of another desk': false,
      'a version skipped': false,
      'another past': false,
      'a key removed': false,
      'a key given to another': false,
      'by a closed key': false,
      'by a retired admin': false,
      'a closed key opened': false,
      'a closed key left closed': true,
    });
  });
});

describe('trust', () => {
  const claim = (letter: string, dev: string, by: string | null, prev: string | null = null): Claim => ({
    hash: hash(letter),
    article: ARTICLE,
    dev,
    by,
    prev,
  });
  const judge = (claims: readonly Claim[], keys: Roster['keys'] = roster.keys, own: readonly string[] = []) => [
    ...judgeTrust(claims, { ...roster, keys }, new Set(own)).values(),
  ];

  it('[R16] goes by the key, never by the name in the record', () => {
    const claims = [
      claim('1', ADMIN_KEY, 'chief'),
      claim('2', REPORTER_KEY, 'chief'),
      claim('3', STRANGER_KEY, 'chief'),
      claim('4', ADMIN_KEY, null),
    ];
    expect(judge(claims)).toEqual(['roster', 'not-this-person', 'unknown', 'roster']);
    expect(judge(claims, roster.keys, [STRANGER_KEY, REPORTER_KEY])).toEqual([
      'roster',
      'not-this-person',
      'own',
      'roster',
    ]);
  });

  it('[R17] of a closed key ends at a record, not at a time', () => {
    const chain = [
      claim('1', REPORTER_KEY, 'reporter'),
      claim('2', REPORTER_KEY, 'reporter', hash('1')),
      claim('3', REPORTER_KEY, 'reporter', hash('2')),
      claim('4', REPORTER_KEY, 'reporter', hash('1')),
    ];
    const closedAt = (heads: Record<string, string>) =>
      judge(chain, { ...roster.keys, [REPORTER_KEY]: { person: 'reporter', label: '', closed: { heads } } }, [
        REPORTER_KEY,
      ]);
    expect([closedAt({ [ARTICLE]: hash('2') }), closedAt({}), closedAt({ [ARTICLE]: hash('9') })]).toEqual([
      ['roster', 'roster', 'after-key-closed', 'after-key-closed'],
      ['after-key-closed', 'after-key-closed', 'after-key-closed', 'after-key-closed'],
      ['after-key-closed', 'after-key-closed', 'after-key-closed', 'after-key-closed'],
    ]);
  });
});
