import { expect, it } from 'vitest';
import { rulesFor } from '../workflow/desk-rules.ts';
import { changeRoster } from './roster-changes.ts';
import type { Roster } from './roster.ts';

const roster: Roster = {
  v: 1,
  desk: '01J0000000000000000000000D',
  version: 1,
  prev: null,
  at: '2026-01-01T00:00:00.000Z',
  by: 'chief',
  name: 'Tòa soạn thử',
  people: { chief: { name: 'Lê Thư', penName: '', roles: ['admin', 'editor'], active: true } },
  keys: { ['a'.repeat(43)]: { person: 'chief', label: '', closed: null } },
  rules: { selfApprove: false, levels: 2, sections: { s1: { levels: 4, urgent: true, fromNewer: 'giữ' } } },
};

const changed = (section: string, rules: { readonly levels?: number; readonly approvals?: number }) => {
  const next = changeRoster(roster, { kind: 'sectionRules', section, rules });
  if (!next.ok) throw new Error(next.error);
  return next.value.rules;
};

it('[D12] a section’s own rules are replaced as chosen; those of a newer program and of other sections stay', () => {
  expect(changed('s1', { approvals: 2 }).sections).toEqual({ s1: { approvals: 2, fromNewer: 'giữ' } });
  expect(changed('s2', { levels: 3 }).sections).toEqual({ ...roster.rules.sections, s2: { levels: 3 } });
  expect(changed('s2', {}).sections).toEqual(roster.rules.sections);
  expect(rulesFor(changed('s1', { approvals: 2 }), 's1')).toEqual({
    selfApprove: false,
    levels: 2,
    approvals: 2,
    urgent: false,
  });
});
