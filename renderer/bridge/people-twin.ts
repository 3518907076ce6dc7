import type { AppError } from '../../shared/app-error.ts';
import type { Answers, Channel, RequestInput } from '../../shared/ipc/contract.ts';
import type { Fingerprint, PeopleOverview, RequestRow } from '../../shared/ipc/people-wire.ts';

/** Six words that a test can read. */
const TWIN_WORDS: Fingerprint = [
  { vi: 'trâu', en: 'buffalo' },
  { vi: 'voi', en: 'elephant' },
  { vi: 'hươu', en: 'deer' },
  { vi: 'ngựa', en: 'horse' },
  { vi: 'mèo', en: 'cat' },
  { vi: 'thỏ', en: 'rabbit' },
];

export const TWIN_ROOT = '1'.repeat(64);

/** A device that asks to be let in. */
export const TWIN_REQUEST: RequestRow = {
  request: '7'.repeat(64),
  name: 'Hoàng Thị Dịu',
  penName: '',
  label: 'máy Dịu',
  at: '2026-03-01T02:00:00.000Z',
  words: [{ vi: 'sông', en: 'river' }],
  sameName: null,
};

/** A desk of one admin with a key on paper: nothing waits for anybody. */
const STAFF: PeopleOverview = {
  deskName: 'Báo Sông Cầu',
  deskWords: TWIN_WORDS,
  version: 2,
  changedAt: '2026-03-01T02:00:00.000Z',
  people: [
    {
      personId: 'p1',
      name: 'Lê Thị Mai',
      penName: 'Mai Lê',
      roles: ['admin', 'editor'],
      active: true,
      isMe: true,
      devices: [{ device: 'a'.repeat(43), label: 'may-mai', since: null, isClosed: false, isThis: true }],
    },
  ],
  rules: { selfApprove: true },
  requests: [],
  putAway: 0,
  apart: [],
  standing: 'member',
  news: null,
  mayChange: true,
  hasAsked: false,
  myWords: TWIN_WORDS,
  recoverySince: '2026-03-01T02:00:00.000Z',
};

/** A step of a device, but for what it was and when. */
const TWIN_STEP = { articleId: '01J00000000000000000000001', headline: 'Nước về Khe Lim' };

type PeopleChannel = Exclude<Extract<Channel, `people:${string}`>, 'people:joinDesk'>;

/** Main's part of people and devices, in memory: it answers, and forgets what it was asked to change. */
export function peopleAnswers(staff: Partial<PeopleOverview>): {
  readonly [C in PeopleChannel]: (input: RequestInput<C>) => Answers[C] | AppError;
} {
  const overview = (): PeopleOverview => ({ ...STAFF, ...staff });
  return {
    'people:lookAtDesk': () => ({ name: 'Tòa soạn cũ', root: TWIN_ROOT, words: TWIN_WORDS, isKnown: false }),
    'people:overview': overview,
    'people:change': overview,
    'people:understood': () => ({ ...overview(), news: null }),
    'people:askAgain': overview,
    'people:requestText': () => 'eyJ.giay-xin.vao',
    'people:takeRequestText': overview,
    'people:takeRequestFile': overview,
    'people:signIn': overview,
    'people:putAwayRequest': overview,
    'people:showPutAway': overview,
    'people:deviceUse': () => ({
      articles: 2,
      records: 5,
      newestAt: '2026-03-01T02:00:00.000Z',
      steps: [
        { ...TWIN_STEP, record: 'b'.repeat(64), kind: 'approve', at: '2026-03-01T02:00:00.000Z' },
        { ...TWIN_STEP, record: 'a'.repeat(64), kind: 'revision', at: '2026-02-28T02:00:00.000Z' },
      ],
    }),
    'people:closeDevice': overview,
    'people:repeat': overview,
    'people:makeRecoveryKey': () => 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF',
    'people:keepRecoveryKey': overview,
    'people:recover': overview,
  };
}
