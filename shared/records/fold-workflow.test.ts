import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldArticle, type SignedRecord } from './fold.ts';
import { basisOfHistories, historyArbitrary } from './history.arbitrary.ts';
import { testNewsroom, wordsHash } from './newsroom.testkit.ts';

/** A newsroom where a text was written by R, handed over, and taken by E. */
function inReview(...args: Parameters<typeof testNewsroom>) {
  const room = testNewsroom(...args);
  room.write('R', 'Chè Suối Bạc vào vụ');
  room.submit('R');
  room.take('E');
  return room;
}

describe('an article’s way', () => {
  it('[F1] leads from the draft over review and approval to the page', () => {
    const room = inReview();
    const approval = room.approve('E');
    const order = room.publish('E2');
    const { workflow, history } = room.state();
    expect(workflow).toMatchObject({
      state: 'published',
      owner: 'R',
      submitted: { by: 'R' },
      reviewer: { by: 'E' },
      approvals: [{ record: approval, by: 'E', content: wordsHash('Chè Suối Bạc vào vụ'), portal: 'site' }],
      published: { record: order, by: 'E2', approvals: [approval] },
      owes: false,
    });
    expect(history.map(({ kind, by, effect }) => [kind, by, effect])).toEqual([
      ['revision', 'R', 'done'],
      ['submit', 'R', 'done'],
      ['take', 'E', 'done'],
      ['approve', 'E', 'done'],
      ['publish', 'E2', 'done'],
    ]);
  });

  it('[F2] an approval names these words: any other text voids it, in front of everybody', () => {
    const room = inReview();
    room.approve('E');
    room.write('R', 'Chè Suối Bạc vào vụ mới');
    expect(room.state().workflow).toMatchObject({ state: 'review', approvals: [], editedAfterApproval: true });
    const tried = room.publish('E2');
    expect([room.effectOf(tried), room.state().workflow.published]).toEqual(['urgentAllowed', null]);
    room.approve('E2');
    expect(room.state().workflow).toMatchObject({ state: 'approved', editedAfterApproval: false });
  });

  it('[F3] nobody approves what they wrote at, and no reporter approves or publishes', () => {
    const room = inReview();
    room.write('E', 'Chè Suối Bạc vào vụ, sửa tít');
    const own = room.approve('E');
    const reporters = room.approve('R');
    const admins = room.approve('A');
    expect([own, reporters, admins].map(room.effectOf)).toEqual(['notAuthor', 'wrong-role', 'wrong-role']);
    room.approve('E2');
    expect(room.effectOf(room.publish('R'))).toBe('wrong-role');
    expect(room.state().workflow.state).toBe('approved');
  });

  it('[F4] an approval counts only for the text in front of its signer, and only by a device that is vouched for', () => {
    const room = inReview();
    const stranger = room.approve('E', { trust: 'unknown' });
    const own = room.approve('E', { trust: 'own' });
    const { revision } = room.on('E');
    const place = { portal: 'site', section: null, shown: 'whole', note: '' } as const;
    const moved = room.sign('E', { kind: 'approve', content: wordsHash('khác'), revision, ...place });
    expect([stranger, own, moved].map(room.effectOf)).toEqual(['unknown-device', 'unknown-device', 'sawThis']);
    expect(room.state().workflow).toMatchObject({ state: 'review', approvals: [] });
  });

  it('[F5] of two who take a text without knowing of each other, the first in everyone’s order has it', () => {
    const room = testNewsroom();
    room.write('R', 'Một');
    room.submit('R');
    room.partNow();
    const first = room.take('E');
    const second = room.take('E2');
    room.meetAgain();
    expect([room.effectOf(first), room.effectOf(second)]).toEqual(['done', 'overtaken']);
    expect(room.state().workflow).toMatchObject({ state: 'review', reviewer: { by: 'E' } });
    room.take('E2');
    expect(room.state().workflow.reviewer?.by).toBe('E2');
  });

  it('[F6] a text written apart voids an approval that could not know it, yet what was published meanwhile was published', () => {
    const apart = inReview();
    apart.partNow();
    apart.write('R', 'Bản sửa ngoài đồng', { at: '2025-01-01T00:00:00.000Z' });
    const approval = apart.approve('E');
    apart.meetAgain();
    expect(apart.effectOf(approval)).toBe('done');
    expect(apart.state().workflow).toMatchObject({ state: 'review', approvals: [], editedAfterApproval: true });

    expect(apart.state().workflow.lastApproval?.content).toBe(wordsHash('Chè Suối Bạc vào vụ'));

    const published = inReview();
    published.partNow();
    published.write('R', 'Bản sửa ngoài đồng', { at: '2025-01-01T00:00:00.000Z' });
    const given = published.approve('E');
    const order = published.publish('E');
    published.meetAgain();
    expect([given, order].map(published.effectOf)).toEqual(['done', 'done']);
    const { workflow, heads } = published.state();
    expect(workflow).toMatchObject({ state: 'published', published: { content: wordsHash('Chè Suối Bạc vào vụ') } });
    expect(heads).toMatchObject([{ content: wordsHash('Bản sửa ngoài đồng') }]);
  });

  it('[F17] the newest signature is remembered with its words, whatever voids it', () => {
    const remembered = (change: (room: ReturnType<typeof inReview>) => void) => {
      const room = inReview();
      room.approve('E');
      change(room);
      const { approvals, lastApproval } = room.state().workflow;
      return [approvals.length, lastApproval?.by, lastApproval?.content];
    };
    const first = wordsHash('Chè Suối Bạc vào vụ');
    expect([
      inReview().state().workflow.lastApproval,
      remembered(() => {}),
      remembered((room) => void room.write('R', 'Chữ khác')),
      remembered((room) => void room.giveBack('E')),
      remembered((room) => {
        room.write('R', 'Chữ khác');
        room.take('E2');
        room.approve('E2');
      }),
    ]).toEqual([null, [1, 'E', first], [0, 'E', first], [0, 'E', first], [1, 'E2', wordsHash('Chữ khác')]]);
  });

  it('[F7] a person’s past stays when they leave, and they go on with nothing', () => {
    const room = inReview();
    room.approve('E');
    room.changeRoster({ R: ['reporter'], E: [], E2: ['editor'], M: ['managingEditor'] });
    expect(room.state().workflow.state).toBe('approved');
    room.write('R', 'Chữ khác');
    room.take('E2');
    const behind = room.approve('E', { roster: 1 });
    expect([room.effectOf(behind), room.state().workflow.state]).toEqual(['wrong-role', 'review']);
  });

  it('[F8] levels: the last signature stands as high as the desk asks, and two are two people', () => {
    const three = inReview({ selfApprove: false, levels: 3 });
    three.approve('E');
    expect(three.state().workflow).toMatchObject({ state: 'review', approvals: [{ by: 'E', rank: 1 }] });
    expect(three.effectOf(three.publish('M'))).toBe('urgentAllowed');
    three.approve('S');
    expect(three.state().workflow.state).toBe('approved');

    const two = inReview({ selfApprove: false, levels: 2, approvals: 2 });
    two.approve('E');
    two.approve('E');
    expect(two.state().workflow.state).toBe('review');
    two.approve('E2');
    expect(two.state().workflow.state).toBe('approved');
  });

  it('[F9] urgent: published with one signature where the desk’s rule says so, and the other stays owed until it is there', () => {
    const room = inReview({ selfApprove: false, levels: 2, approvals: 2, urgent: true });
    room.approve('E');
    room.publish('E', { urgent: true });
    expect(room.state().workflow).toMatchObject({ state: 'published', owes: true });
    room.approve('E2');
    expect(room.state().workflow).toMatchObject({ state: 'published', owes: false });

    const strict = inReview({ selfApprove: false, levels: 2, approvals: 2 });
    strict.approve('E');
    expect(strict.effectOf(strict.publish('E', { urgent: true }))).toBe('urgentAllowed');
  });

  it('[F10] a desk of one person approves and publishes by its own signed rule, with any key of its machine', () => {
    const room = testNewsroom(
      { selfApprove: true, levels: 1 },
      { M: ['admin', 'managingEditor', 'editor', 'reporter'] },
    );
    room.write('M', 'Một', { trust: 'own' });
    room.approve('M', { trust: 'own' });
    room.publish('M');
    expect(room.state().workflow).toMatchObject({ state: 'published', approvals: [{ by: 'M' }] });
    room.write('M', 'Hai');
    room.approve('M');
    room.publish('M');
    expect(room.state().workflow).toMatchObject({ state: 'published', published: { content: wordsHash('Hai') } });
  });

  it('[F11] a returned text carries its reason; a talk is threads with answers and an end', () => {
    const room = inReview();
    room.giveBack('E');
    const anchor = { on: 'block', id: 'b1', quote: 'vào vụ', start: 4, before: 'Chè ', after: '' } as const;
    const say = (person: string, thread: string | null, text: string, resolved: boolean | null = null) =>
      room.sign(person, { kind: 'comment', thread, anchor, text, mentions: [], resolved });
    const root = say('E', null, 'Vụ nào?');
    say('R', root, 'Vụ xuân');
    say('E', root, '', true);
    const { workflow, comments } = room.state();
    expect(workflow).toMatchObject({ state: 'changes', reason: { by: 'E', text: 'Thiếu nguồn' }, reviewer: null });
    expect(comments).toMatchObject([
      {
        id: root,
        anchor,
        comments: [{ text: 'Vụ nào?' }, { by: 'R', text: 'Vụ xuân' }],
        resolved: true,
        resolvedBy: 'E',
      },
    ]);
  });

  it('[F12] a holder is a hint that ends by itself or when let go', () => {
    const room = testNewsroom();
    room.write('R', 'Một');
    const hold = (until: string) => room.sign('R', { kind: 'hold', until });
    hold('2026-01-02T00:00:00.000Z');
    expect(room.state().workflow.holder).toMatchObject({ by: 'R', until: '2026-01-02T00:00:00.000Z' });
    hold('2026-01-01T00:00:00.000Z');
    expect(room.state().workflow.holder).toBeNull();
  });

  it('[F13] a text whose ancestry is not all here cannot be approved', () => {
    const room = testNewsroom();
    const gone = wordsHash('mất');
    room.sign('R', { kind: 'revision', content: wordsHash('Một'), parents: [gone], blobs: [], note: '' });
    room.submit('R');
    room.take('E');
    expect(room.effectOf(room.approve('E'))).toBe('notAuthor');
    const basis = { rosters: [...basisOfHistories.rosters], disbelieved: new Set([gone]) };
    expect(foldArticle(room.records(), basis).history).toHaveLength(4);
  });
});

const fold = (records: readonly SignedRecord[]) => foldArticle(records, basisOfHistories);

/** What a set of records says of itself and of everything that any of them knew. */
function closed(history: readonly SignedRecord[], picked: ReadonlySet<string>): readonly SignedRecord[] {
  const byHash = new Map(history.map((signed) => [signed.hash, signed]));
  const wanted = new Set<string>();
  const want = (hash: string): void => {
    const signed = byHash.get(hash);
    if (signed === undefined || wanted.has(hash)) return;
    wanted.add(hash);
    const { record } = signed;
    const links = record.as === 'known' ? record.payload : record.links;
    if (links === null) return;
    for (const other of history) {
      const theirs = other.record.as === 'known' ? other.record.payload : other.record.links;
      if (theirs?.dev === links.dev && theirs.seq < links.seq) want(other.hash);
    }
    for (const seen of Object.values(links.seen)) want(seen);
    if (record.as === 'known' && record.payload.kind === 'revision') record.payload.parents.forEach(want);
  };
  picked.forEach(want);
  return history.filter(({ hash }) => wanted.has(hash));
}

describe('a receipt', () => {
  const receiptOf = (room: ReturnType<typeof testNewsroom>, approval: string | null) => ({
    kind: 'publication' as const,
    content: room.on('R').content,
    approval,
    portal: 'site',
    remoteId: 'kinh-te/che',
    url: null,
    rendered: null,
    exporter: 'thử',
    publishedAt: '2026-01-01T09:00:00+07:00',
    updatedAt: '2026-01-01T09:00:00+07:00',
  });

  it('[IT4] without an order for exactly its content, or by somebody who may not publish, says nothing about the site', () => {
    const room = inReview();
    const early = room.sign('R', receiptOf(room, null));
    const invented = room.sign('E2', receiptOf(room, wordsHash('không có')));
    const approval = room.approve('E');
    const beforeTheOrder = room.sign('E', receiptOf(room, approval));
    expect(room.state().publications).toEqual([]);
    room.publish('E2');
    const byTheReporter = room.sign('R', receiptOf(room, approval));
    expect([early, invented, beforeTheOrder, byTheReporter].map(room.effectOf)).toEqual([
      'not-approved',
      'not-approved',
      'not-approved',
      'wrong-role',
    ]);
    const genuine = room.sign('E2', receiptOf(room, approval));
    expect(room.state().publications.map(({ record }) => record)).toEqual([genuine]);
  });

  it('[IT4] stays what it was when another text was ordered before it was signed', () => {
    const room = inReview();
    const approval = room.approve('E');
    room.publish('E2');
    const receipt = receiptOf(room, approval);
    room.write('R', 'Chè Suối Bạc vào vụ muộn');
    const second = room.approve('E');
    room.publish('E');
    const late = room.sign('E2', receipt);
    expect([second === approval, room.effectOf(late)]).toEqual([false, 'done']);
  });
});

describe('verdicts', () => {
  it('[F14] never change with what arrives later: a step is judged by what its signer could know', () => {
    fc.assert(
      fc.property(
        historyArbitrary.chain((history) => fc.tuple(fc.constant(history), fc.subarray([...history]))),
        ([history, some]) => {
          const part = closed(history, new Set(some.map(({ hash }) => hash)));
          const isRefused = (effect: string) => effect !== 'done' && effect !== 'overtaken';
          const refusedIn = (records: readonly SignedRecord[]) =>
            new Map(
              fold(records).history.map(({ record, effect }) => [record, isRefused(effect) ? effect : 'allowed']),
            );
          const all = refusedIn(history);
          for (const [record, effect] of refusedIn(part)) expect([record, all.get(record)]).toEqual([record, effect]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('[F15] however people work apart, nothing is published without an editor’s approval of exactly it, by somebody who did not write it', () => {
    let publishedOnce = 0;
    fc.assert(
      fc.property(historyArbitrary, (history) => {
        const state = fold(history);
        const { published } = state.workflow;
        if (published === null) return;
        publishedOnce += 1;
        const approvals = history.flatMap(({ hash, trust, record }) =>
          published.approvals.includes(hash) && record.as === 'known' ? [{ trust, payload: record.payload }] : [],
        );
        expect(approvals.length).toBeGreaterThan(0);
        const writers = (revision: string): readonly string[] => {
          const found = state.revisions.find(({ record }) => record === revision);
          return found === undefined ? [] : [found.by, ...found.parents.flatMap(writers)];
        };
        for (const { trust, payload } of approvals) {
          expect(trust).toBe('roster');
          expect('content' in payload && payload.content).toBe(published.content);
          expect(['person-1', 'person-2']).toContain(payload.by);
          expect(payload.kind === 'approve' ? writers(payload.revision) : []).not.toContain(payload.by);
        }
      }),
      { numRuns: 1_000 },
    );
    expect(publishedOnce).toBeGreaterThan(0);
  });
});
