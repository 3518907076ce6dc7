import type { HealthKind } from '../../shared/ipc/desk-health.ts';
import { HEALTH_KINDS } from '../../shared/ipc/desk-health.ts';
import type { PeopleOverview, PersonRow } from '../../shared/ipc/people-wire.ts';
import type { OutboxRow } from '../../shared/ipc/requests/outbox-requests.ts';
import type { Answers } from '../../shared/ipc/contract.ts';
import type { PortalStanding } from '../../shared/ipc/requests/portal-requests.ts';
import type { Portal } from '../../shared/portal/schema.ts';

/** What a large, old and much troubled desk shows, made up: more than any real one has at once. */

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi'];
const GIVEN = ['Thị Minh Nguyệt', 'Văn Sỹ', 'Thu Thảo', 'Quỳnh Hương Giang', 'Đức Thuận'];

const person = (at: number): PersonRow => ({
  personId: `nguoi-${at}`,
  name: `${FAMILY[at % 8] ?? ''} ${GIVEN[at % 5] ?? ''}`,
  penName: at % 3 === 0 ? `Bút danh ${at}` : '',
  roles: at === 0 ? ['admin', 'managingEditor'] : at % 5 === 0 ? ['editor', 'secretary'] : ['reporter'],
  active: at % 11 !== 10,
  isMe: at === 0,
  devices: Array.from({ length: 1 + (at % 3) }, (_, index) => ({
    device: `${at}-${index}-`.padEnd(43, 'x'),
    label: index === 0 ? `may-tinh-ban-${at}` : 'Máy xách tay của tòa soạn, tầng hai',
    since: `2026-0${1 + (at % 9)}-14T02:00:00.000Z`,
    isClosed: index === 2,
    isThis: at === 0 && index === 0,
  })),
});

/** Forty people, three devices that ask, and changes by two admins at once. */
export const fortyPeople = (real: PeopleOverview): PeopleOverview => ({
  ...real,
  people: Array.from({ length: 40 }, (_, at) => person(at)),
  requests: ['Hoàng Thị Dịu', 'Nguyễn Thị Minh Nguyệt', 'Đỗ Kim'].map((name, at) => ({
    request: String(at).repeat(64),
    name,
    penName: at === 0 ? 'Dịu Hoàng' : '',
    label: 'Máy xách tay',
    at: '2026-11-25T02:00:00.000Z',
    words: real.deskWords,
    sameName: at === 1 ? 'nguoi-0' : null,
  })),
  putAway: 2,
  apart: [{ version: '9'.repeat(64), byName: 'Trần Văn Sỹ', at: '2026-11-24T02:00:00.000Z', touches: ['Lê Thu Thảo'] }],
  rules: { ...real.rules, selfApprove: false, levels: 3 },
  recoverySince: null,
});

const AREAS = ['Thời sự', 'Kinh tế', 'Văn hóa, thể thao và du lịch', 'Giáo dục', 'Y tế', 'Pháp luật', 'Bạn đọc'];

/** Thirty-five sections, every fifth of them at the top. */
export function manySections(portal: Portal): Portal['sections'] {
  const own = Array.from({ length: 35 - portal.sections.length }, (_, at) => ({
    id: `muc-${at}`,
    title: at % 5 === 0 ? `${AREAS[at / 5] ?? ''} trong tỉnh` : `${AREAS[at % 7] ?? ''} ${at}`,
    slug: `muc-${at}`,
    parent: at % 5 === 0 ? null : `muc-${at - (at % 5)}`,
    order: `z${String(at).padStart(2, '0')}`,
  }));
  return [...portal.sections, ...own];
}

const finding = (kind: HealthKind, at: number) => ({
  kind,
  where: `articles/01J0/01J0000000000000000000000${at % 10}/r/${'a1b2c3d4'.repeat(8)}.jws`,
  place: at % 2 === 0 ? ('shared' as const) : ('here' as const),
  articleId: at % 3 === 0 ? null : `01J0000000000000000000000${at % 10}`,
  headline: at % 3 === 0 ? '' : 'Khe Lim vào vụ nhãn muộn, bà con phấn khởi vì được mùa và giữ được giá',
});

/** Findings of every kind, more of some than are named. */
export const everyFinding: Answers['health:read'] = {
  findings: HEALTH_KINDS.flatMap((kind, at) => [finding(kind, at), finding(kind, at + 1)]),
  counts: Object.fromEntries(HEALTH_KINDS.map((kind, at) => [kind, at % 4 === 0 ? 1_240 : 2])),
  needsPerson: 5_000,
};

const job = (at: number, change: Partial<OutboxRow>): OutboxRow => ({
  jobId: `01J000000000000000000000${String(10 + at)}`,
  articleId: '01J00000000000000000000001',
  headline: 'Khe Lim vào vụ nhãn muộn, bà con phấn khởi vì được mùa và giữ được giá',
  portalName: 'Báo Thử Nghiệm',
  portalKind: 'generic',
  task: 'publish',
  queuedAt: '2026-11-26T02:00:00.000Z',
  phase: 'waiting',
  step: 'look',
  progress: null,
  reason: null,
  held: null,
  detail: '',
  differences: [],
  retryAt: null,
  url: null,
  finishedAt: null,
  ...change,
});

const url = 'https://bao.example.org/kinh-te/khe-lim-vao-vu-nhan-muon-01j00000000000000000000001';

const jobs: readonly OutboxRow[] = [
  job(0, {
    phase: 'needs-person',
    step: 'look',
    reason: 'changed-on-site',
    url,
    differences: [
      { field: 'headline', sent: 'Khe Lim vào vụ nhãn', found: 'Khe Lim: nhãn được mùa' },
      {
        field: 'paragraph',
        sent: 'Cả xóm có hơn hai trăm héc-ta cây ăn quả.',
        found: 'Cả xóm có hơn 200 ha cây ăn quả.',
      },
      { field: 'credit', sent: 'Ảnh: Thu Thảo', found: '' },
    ],
  }),
  job(1, {
    phase: 'needs-person',
    step: 'draft',
    reason: 'rejected',
    detail: '422 Unprocessable: chuyên mục không có',
  }),
  job(2, { phase: 'needs-person', task: 'withdraw', step: 'withdraw', reason: 'not-allowed', url }),
  job(3, { phase: 'sending', step: 'assets', progress: { done: 2, total: 7 } }),
  job(4, { reason: 'no-address', retryAt: '2026-11-26T02:05:00.000Z', step: 'assets' }),
  job(5, { held: { until: '2026-12-01T23:00:00.000Z', onServer: true }, step: 'publish' }),
  job(6, { held: { until: '2026-12-01T23:00:00.000Z', onServer: false }, step: 'publish' }),
  job(7, { phase: 'done', step: 'sign', url, finishedAt: '2026-11-26T02:01:00.000Z' }),
  job(8, { phase: 'done', task: 'withdraw', step: 'sign', url, finishedAt: '2026-11-26T02:01:00.000Z' }),
  job(9, { phase: 'superseded', step: 'draft', finishedAt: '2026-11-26T02:01:00.000Z' }),
];

/** A job in every phase, and for the most usual reasons. */
export const everyJob: Answers['outbox:list'] = { rows: jobs, total: 62, counts: { waiting: 4, needsPerson: 3 } };

const standing = (id: string, change: Partial<PortalStanding>): PortalStanding => ({
  outlet: {
    id,
    kind: 'wordpress',
    name: `Báo ${id}`,
    address: `https://${id}.example.org/tin-tuc`,
    acceptsPlainHttp: false,
  },
  account: 'ban-bien-tap',
  custody: 'keyring',
  keyringTrouble: null,
  ...change,
});

/** Portals with an account in the keyring, for this session only, with none, and with a keyring that does not open; a drop folder that was chosen and one that was not. */
export const everyPortal: Answers['portal:list'] = [
  standing('suoi-bac', {}),
  standing('khe-lim', { custody: 'session', keyringTrouble: 'no-bus' }),
  standing('song-cau', { account: null, custody: null }),
  standing('ngoi-en', { account: null, custody: null, keyringTrouble: 'locked' }),
  standing('kho', { outlet: { id: 'kho', kind: 'drop-folder', name: 'Kho bài in' }, account: 'bao-in', custody: null }),
  standing('vo', { outlet: { id: 'vo', kind: 'drop-folder', name: 'Đài tỉnh' }, account: null, custody: null }),
];

/** A host that shows another key than the confirmed one. */
export const troubledHost: Answers['host:standing'] = {
  host: {
    kind: 'sftp',
    host: 'may-chu.bao.example',
    port: 22,
    user: 'bao',
    folder: 'public_html',
    identity: 'SHA256:abc',
  },
  custody: 'keyring',
  keyringTrouble: null,
  progress: {
    phase: 'needs-person',
    trouble: 'identity-changed',
    detail: 'Host key verification failed',
    retryAt: null,
    done: 12,
    total: 340,
    wasWhole: true,
    awaiting: ['01J00000000000000000000001', '01J00000000000000000000002'],
  },
};

/** An article of another desk, written apart there, with photos that did not come along. */
export const foreignBundle: Answers['exchange:inspect'] = {
  offerId: '01J00000000000000000000001',
  fileName: 'Khe Lim vào vụ nhãn muộn.baiviet',
  deskName: 'Báo Suối Bạc',
  records: 41,
  newRecords: 41,
  photos: 7,
  foreign: {
    headline: 'Khe Lim vào vụ nhãn muộn, bà con phấn khởi vì được mùa và giữ được giá',
    revisions: 12,
    heads: 2,
    signedAt: '2026-11-25T02:00:00.000Z',
    signers: [
      { name: 'Hoàng Thị Dịu', revisions: 9 },
      { name: null, revisions: 3 },
    ],
    missingPhotos: 2,
  },
};
