import type { Words } from '../vi/vi.ts';

export const holding: Words['holding'] = {
  holds: (name, since) => `${name} has had this article since ${since}.`,
  somebody: 'Someone who is not on the desk',
  explain: 'You can still write: the words of both of you are kept, as two versions to be joined later.',
  takeOver: 'Take it over',
  taken: (name) => `${name} has just taken this article over. Your words go on being saved as usual.`,
  inList: (name) => `${name} has it`,
};
