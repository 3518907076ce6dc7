import { signal, type Signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { ArticleSummary, DeskInfo } from '../../shared/ipc/wire.ts';
import { NO_COMMISSION } from '../../shared/workflow/commission.ts';
import type { SaveStatus } from './autosave.ts';
import type { OpenArticle } from './open-article.ts';
import { memoryPreferences } from './preferences.ts';
import { createReading } from './reading.ts';

const row = (id: string, updatedAt: string, change: Partial<ArticleSummary> = {}): ArticleSummary => ({
  id,
  headline: id,
  section: null,
  bylines: [],
  updatedAt,
  site: 'absent',
  missingPhoto: false,
  heads: 1,
  holder: null,
  talk: { open: 0, said: 0, mentioned: [] },
  proposals: 0,
  workflow: {
    state: 'submitted',
    owner: 'lan',
    reviewer: null,
    submittedAt: null,
    publishAt: null,
    isApproved: false,
    isEdited: false,
    owes: false,
    commission: NO_COMMISSION,
  },
  ...change,
});

const deskOf = (person: string): DeskInfo => ({
  id: 'desk',
  name: 'Suối Bạc',
  me: { personId: person, name: person, penName: '' },
  keyCustody: 'keyring',
  folderName: 'suoi-bac',
});

const statusOf = (content: string | null): SaveStatus => ({
  kind: 'saved',
  last:
    content === null
      ? { kind: 'working-copy', savedAt: BEGAN }
      : { kind: 'revision', savedAt: BEGAN, content: content.repeat(64) },
});

const BEGAN = '2026-03-01T00:00:00.000Z';

function machine(preferences = memoryPreferences(), person = 'hai') {
  const desk = signal<DeskInfo | null>(deskOf(person));
  const current = signal<OpenArticle | null>(null);
  const rows = signal<ReadonlyMap<string, ArticleSummary | null>>(new Map());
  const reading = createReading({ preferences, desk, current, rows, now: () => new Date(BEGAN) });
  return {
    put: (summary: ArticleSummary) => void (rows.value = new Map(rows.peek()).set(summary.id, summary)),
    /** The article opens with this revision of it; without one, with words that are none yet. */
    open: (id: string | null, content: string | null = null): Signal<SaveStatus> => {
      const saved = signal(statusOf(content));
      current.value = id === null ? null : ({ id, saved } as unknown as OpenArticle);
      return saved;
    },
    lastSeen: () => reading.lastSeen.peek(),
    saw: (id: string, content: string) => reading.saw({ articleId: id, content: content.repeat(64) }),
    isNew: (summary: ArticleSummary) => reading.isNew.peek()(summary),
  };
}

describe('[Q1] what is new since one last saw it', () => {
  it('is what came after this machine began to remember, and not what lay there before', () => {
    const here = machine();
    const [old, fresh] = [row('a', '2026-02-01T00:00:00.000Z'), row('b', '2026-03-02T00:00:00.000Z')];
    expect([here.isNew(old), here.isNew(fresh)]).toEqual([false, true]);
  });

  it('is no longer new once it was in the window, and again after words, a step or a remark; not when somebody holds it', () => {
    const here = machine();
    const first = row('a', '2026-03-02T00:00:00.000Z');
    here.put(first);
    here.open('a');
    here.open(null);
    const later = [
      first,
      { ...first, holder: { personId: 'mai', since: BEGAN, until: null } },
      { ...first, updatedAt: '2026-03-03T00:00:00.000Z' },
      { ...first, workflow: { ...first.workflow, state: 'changes' as const } },
      { ...first, talk: { open: 1, said: 1, mentioned: [] } },
    ];
    expect(later.map(here.isNew)).toEqual([false, false, true, true, true]);
  });

  it('is never what happens to the article in the window', () => {
    const here = machine();
    here.put(row('a', '2026-03-02T00:00:00.000Z'));
    here.open('a');
    const next = row('a', '2026-03-03T00:00:00.000Z');
    here.put(next);
    here.open(null);
    expect(here.isNew(next)).toBe(false);
  });

  it('is remembered over a restart, for each person alone', () => {
    const preferences = memoryPreferences();
    const first = row('a', '2026-03-02T00:00:00.000Z');
    const here = machine(preferences);
    here.put(first);
    here.open('a');
    expect([machine(preferences).isNew(first), machine(preferences, 'mai').isNew(first)]).toEqual([false, true]);
  });

  it('begins anew where what was kept cannot be read', () => {
    const preferences = memoryPreferences();
    preferences.write('seen desk hai', { since: 7 });
    expect(machine(preferences).isNew(row('a', '2026-03-02T00:00:00.000Z'))).toBe(true);
  });
});

describe('[C33] what this person last had in the window', () => {
  const seen = (content: string) => ({ articleId: 'a', content: content.repeat(64) });

  it('is the revision that stood there before other words came, over a restart too, and for each person alone', () => {
    const preferences = memoryPreferences();
    const here = machine(preferences);
    here.open('a', '1');
    expect(here.lastSeen()).toBeNull();
    here.open('b', '9');
    here.open('a', '2');
    expect(here.lastSeen()).toEqual(seen('1'));
    const [again, other] = [machine(preferences), machine(preferences, 'mai')];
    again.open('a', '3');
    other.open('a', '3');
    expect([again.lastSeen(), other.lastSeen()]).toEqual([seen('2'), null]);
  });

  it('stays while the same article opens again unchanged, and ends with the next article', () => {
    const here = machine();
    here.open('a', '1');
    here.open(null);
    here.open('a', '2');
    here.open('a', '2');
    expect(here.lastSeen()).toEqual(seen('1'));
    here.open('b', '9');
    expect(here.lastSeen()).toBeNull();
  });

  it('moves on with what this person keeps in the window: their own words are not news to them', () => {
    const here = machine();
    here.open('a', '1').value = statusOf('2');
    here.open(null);
    here.open('a', '2');
    expect(here.lastSeen()).toBeNull();
    const writing = here.open('a');
    writing.value = statusOf('3');
    expect(here.lastSeen()).toBeNull();
  });

  it('is nothing else after words that this person put together elsewhere in the window, as in a join', () => {
    const here = machine();
    here.open('a', '1');
    here.saw('a', '2');
    here.open('a', '2');
    expect(here.lastSeen()).toBeNull();
    here.open('b', '9');
    here.open('a', '3');
    expect(here.lastSeen()).toEqual(seen('2'));
  });
});
