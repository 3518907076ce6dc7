import { expect, it } from 'vitest';
import { WHOLE_ARTICLE } from '../comments/place-anchor.ts';
import { countTalks } from './fold-comments.ts';
import { testNewsroom, wordsHash } from './newsroom.testkit.ts';

const begin = () => {
  const room = testNewsroom();
  room.write('R', 'Một');
  const say = (person: string, thread: string | null, text: string, more: object = {}, trust?: 'unknown') =>
    room.sign(
      person,
      { kind: 'comment', thread, anchor: WHOLE_ARTICLE, text, mentions: [], resolved: null, ...more },
      trust === undefined ? {} : { trust },
    );
  const counts = () => countTalks(room.state().comments);
  return { room, say, counts };
};

it('[T6] who was named waits in the list until they answer in that talk, or it is settled', () => {
  const { say, counts } = begin();
  const first = say('E', null, '@R @S?', { mentions: ['R', 'S', 'E'] });
  const second = say('E', null, '@R!', { mentions: ['R'] });
  expect(counts()).toEqual({ open: 2, said: 2, mentioned: ['R', 'S'] });
  say('R', first, 'Rồi');
  expect(counts()).toEqual({ open: 2, said: 3, mentioned: ['R', 'S'] });
  say('R', second, '', { resolved: true });
  expect(counts()).toEqual({ open: 1, said: 3, mentioned: ['S'] });
  say('E', first, '@R nữa', { mentions: ['R'] });
  expect(counts()).toEqual({ open: 1, said: 4, mentioned: ['R', 'S'] });
});

it('[T1] [T7] a comment gives no head and no step; a stranger’s has no part in the talk', () => {
  const { room, say } = begin();
  room.submit('R');
  room.take('E');
  room.approve('E');
  const { workflow, heads, latest, writers } = room.state();
  const root = say('E', null, 'Vụ nào?');
  say('X', root, 'Tôi là tổng biên tập', {}, 'unknown');
  const after = room.state();
  expect([after.workflow, after.heads, after.latest, after.writers]).toEqual([workflow, heads, latest, writers]);
  expect(after.workflow.approvals.map(({ content }) => content)).toEqual([wordsHash('Một')]);
  expect(after.comments.map(({ comments }) => comments.map(({ text }) => text))).toEqual([['Vụ nào?']]);
  expect(after.history.at(-1)).toMatchObject({ kind: 'comment', effect: 'unknown-device' });
});
