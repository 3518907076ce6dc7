import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldArticle, type SignedRecord } from './fold.ts';
import { foldProposals } from './fold-proposals.ts';
import { basisOfHistories, historyArbitrary } from './history.arbitrary.ts';
import { testNewsroom, wordsHash } from './newsroom.testkit.ts';
import type { Trust } from './trust.ts';

function inReview() {
  const room = testNewsroom();
  const base = room.write('R', 'Một');
  room.submit('R');
  room.take('E');
  const suggest = (person: string, text: string, trust: Trust = 'roster') =>
    room.sign(person, { kind: 'proposal', content: wordsHash(text), base, blobs: [], note: 'Gọn hơn' }, { trust });
  const answer = (
    person: string,
    proposal: string,
    verdict: 'accepted' | 'refused' | 'withdrawn',
    revision: string | null = null,
  ) => room.sign(person, { kind: 'answerProposal', proposal, verdict, revision, note: 'Vì nguồn nói vậy' });
  return { room, suggest, answer };
}

const verdicts = (room: ReturnType<typeof testNewsroom>) =>
  room.state().proposals.map(({ answers }) => answers.map(({ by, verdict }) => `${by} ${verdict}`));

it('[S7] a suggestion waits until it is answered, with the reason; two answers made apart are both kept', () => {
  const { room, suggest, answer } = inReview();
  const first = suggest('E', 'Một gọn');
  const second = suggest('E', 'Một khác');
  expect(verdicts(room)).toEqual([[], []]);
  room.partNow();
  answer('R', first, 'refused');
  answer('S', first, 'accepted');
  answer('R', second, 'accepted');
  expect(verdicts(room)).toEqual([['R refused', 'S accepted'], ['R accepted']]);
});

it('[S7] what was taken is a revision of whoever took it: they are its author, and the one who suggested it may approve', () => {
  const { room, suggest, answer } = inReview();
  const proposal = suggest('E', 'Một gọn');
  const revision = room.write('R', 'Một gọn');
  answer('R', proposal, 'accepted', revision);
  expect(room.state().writers).toEqual(['R']);
  room.submit('R');
  room.take('E');
  expect(room.effectOf(room.approve('E'))).toBe('done');
});

it('[S8] only whoever made it takes it back; a stranger’s is offered to nobody and answers nothing', () => {
  const { room, suggest, answer } = inReview();
  const proposal = suggest('E', 'Một gọn');
  suggest('X', 'Bịa', 'unknown');
  answer('R', proposal, 'withdrawn');
  expect(verdicts(room)).toEqual([[]]);
  answer('E', proposal, 'withdrawn');
  expect(verdicts(room)).toEqual([['E withdrawn']]);
  expect(
    room
      .state()
      .history.filter(({ kind }) => kind === 'proposal')
      .map(({ effect }) => effect),
  ).toEqual(['done', 'unknown-device']);
});

/** The same records, with suggestions and answers in the place of every comment. */
function suggesting(records: readonly SignedRecord[]): readonly SignedRecord[] {
  return records.map((signed, index): SignedRecord => {
    if (signed.record.as !== 'known' || signed.record.payload.kind !== 'comment') return signed;
    const {
      thread: _thread,
      anchor: _anchor,
      text: _text,
      mentions: _mentions,
      resolved: _resolved,
      ...links
    } = signed.record.payload;
    const known = records.flatMap(({ record, hash }) =>
      record.as === 'known' && record.payload.kind === 'revision' ? [hash] : [],
    );
    const base = known[index % Math.max(1, known.length)] ?? 'a'.repeat(64);
    const payload =
      index % 2 === 0
        ? ({ ...links, kind: 'proposal', content: wordsHash(`${index}`), base, blobs: [], note: '' } as const)
        : ({
            ...links,
            kind: 'answerProposal',
            proposal: base,
            verdict: 'accepted',
            revision: base,
            note: '',
          } as const);
    return { ...signed, record: { as: 'known', payload } };
  });
}

it('[S1] in no history does a suggestion or an answer change heads, what opens, writers, steps, approvals or publications', () => {
  fc.assert(
    fc.property(historyArbitrary, (records) => {
      const without = foldArticle(records, basisOfHistories);
      const replaced = suggesting(records);
      const state = foldArticle(replaced, basisOfHistories);
      const told = ({
        revisions,
        heads,
        latest,
        workflow,
        writers,
        publications,
        template,
        problems,
      }: typeof state) => ({
        revisions,
        heads,
        latest,
        workflow,
        writers,
        publications,
        template,
        problems,
      });
      expect(told(state)).toEqual(told(without));
      expect(foldProposals(replaced).every(({ record }) => state.heads.every((head) => head.record !== record))).toBe(
        true,
      );
    }),
    { numRuns: 500 },
  );
});
