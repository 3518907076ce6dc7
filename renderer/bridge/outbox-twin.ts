import type { AppError } from '../../shared/app-error.ts';
import type { Answers, Channel, RequestInput } from '../../shared/ipc/contract.ts';
import type { OutboxPage, OutboxRow } from '../../shared/ipc/requests/outbox-requests.ts';
import type { PortalStanding, PortalTried } from '../../shared/ipc/requests/portal-requests.ts';

type Handlers = { readonly [C in Channel]: (input: RequestInput<C>) => Answers[C] | AppError };

/** Portals in a twin: whatever is typed is accepted, but for the secret “sai”. WordPress lets nobody send photos. */
function portalAnswers() {
  let portals: readonly PortalStanding[] = [];
  const missing: AppError = { code: 'not-found', what: 'portal' };
  const tried = (standing: PortalStanding): PortalTried => ({
    standing,
    check: {
      ok: true,
      siteName: standing.outlet.name,
      account: 'ban-bien-tap',
      lacks: standing.outlet.kind === 'wordpress' ? ['upload', 'assignAuthor'] : [],
      loses: standing.outlet.kind === 'wordpress' ? ['shortTitle'] : [],
      clockSkewMs: 0,
    },
  });
  const refused: PortalTried = { standing: null, check: { ok: false, trouble: 'account-refused', detail: '' } };
  const known = (portalId: string) => portals.find(({ outlet }) => outlet.id === portalId);
  return {
    'portal:list': () => portals,
    'portal:add': ({ kind, name, address, acceptsPlainHttp, secret }) => {
      if (secret === 'sai') return refused;
      const outlet = { id: `cong-${portals.length + 1}`, kind, name, address, acceptsPlainHttp };
      const standing: PortalStanding = { outlet, account: 'ban-bien-tap', custody: 'keyring', keyringTrouble: null };
      portals = [...portals, standing];
      return tried(standing);
    },
    'portal:addFolder': ({ name }) => {
      const outlet = { id: `cong-${portals.length + 1}`, kind: 'drop-folder' as const, name };
      const standing: PortalStanding = { outlet, account: 'gui-di', custody: null, keyringTrouble: null };
      portals = [...portals, standing];
      return tried(standing);
    },
    'portal:chooseFolder': ({ portalId }) => {
      const standing = known(portalId);
      return standing === undefined ? missing : tried({ ...standing, account: 'thu-muc-khac' });
    },
    'portal:check': ({ portalId }) => {
      const standing = known(portalId);
      return standing === undefined ? missing : tried(standing);
    },
    'portal:replaceAccount': ({ portalId, secret }) => {
      const standing = known(portalId);
      if (standing === undefined) return missing;
      return secret === 'sai' ? refused : tried(standing);
    },
    'portal:forgetAccount': ({ portalId }) => {
      portals = portals.map((each) => (each.outlet.id === portalId ? { ...each, account: null, custody: null } : each));
      return portals;
    },
    'portal:remove': ({ portalId }) => {
      portals = portals.filter(({ outlet }) => outlet.id !== portalId);
      return portals;
    },
  } satisfies Partial<Handlers>;
}

/** Portals, and what is on its way to them, in a twin. */
export function outboxAnswers(first: readonly OutboxRow[]) {
  let rows = first;
  const pageOf = (limit: number): OutboxPage => ({
    rows: rows.slice(0, limit),
    total: rows.length,
    counts: { waiting: 0, needsPerson: rows.filter(({ phase }) => phase === 'needs-person').length },
  });
  return {
    ...portalAnswers(),
    'outbox:list': ({ limit }) => pageOf(limit),
    'outbox:sendAgain': ({ jobId, limit }) => {
      rows = rows.map((row) => (row.jobId === jobId ? { ...row, phase: 'sending', reason: null, detail: '' } : row));
      return pageOf(limit);
    },
    'outbox:forget': ({ jobId, limit }) => {
      rows = rows.filter((row) => row.jobId !== jobId);
      return pageOf(limit);
    },
    'outbox:lookForChanges': () => ({ looked: rows.length, changed: 0 }),
    'outbox:poke': () => null,
    'outbox:openPage': () => null,
  } satisfies Partial<Handlers>;
}
