import * as v from 'valibot';
import type { AppError } from '../../shared/app-error.ts';
import type {
  HostCheck,
  HostLook,
  HostProgress,
  HostStanding,
  HostTried,
} from '../../shared/ipc/requests/host-requests.ts';
import type { SiteHost, SitePlace } from '../../shared/portal/site-host.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { Log } from '../log/log-file.ts';
import type { SendRequest } from '../portals/http/send-request.ts';
import type { PublishedArticle } from '../portals/portal-site.ts';
import { checkHost } from '../portals/site-host/check-host.ts';
import { asHostResult, hostProblem, type HostFailure } from '../portals/site-host/host-problem.ts';
import { readHostNote } from '../portals/site-host/local-site.ts';
import type { HostFace, HostSecret, OpenTransport } from '../portals/site-host/transport.ts';
import { withHost } from '../portals/site-host/upload-site.ts';
import { openSiteReader } from '../portals/static-site/site-folder.ts';
import type { HostJournal } from './host-journal.ts';
import { createHostRun } from './host-run.ts';
import type { PortalAccounts } from './portal-accounts.ts';

/** The desk's host on this machine: where the site's folder travels to, and what is proven of it. */
export interface HostRoom {
  readonly isSet: () => boolean;
  readonly standing: () => Promise<HostStanding>;
  readonly look: (place: SitePlace) => Promise<HostLook>;
  readonly use: (host: SiteHost, secret: HostSecret) => Promise<Result<HostTried, AppError>>;
  readonly check: () => Promise<HostCheck>;
  readonly leave: () => Promise<Result<HostStanding, AppError>>;
  readonly send: (takesOver: boolean) => void;
  readonly stop: () => void;
  /** Before the article is written into the folder: readers of the host do not have it yet. */
  readonly expect: (articleId: string) => Promise<Result<null, AppError>>;
  /** The site was moved to another folder: nothing of it is proven at the host. */
  readonly forgetProofs: () => Promise<void>;
  /** One transfer, and the proofs that it allows; gives way when the signal says so. Failures are told, not answered. */
  readonly transfer: (signal: AbortSignal) => Promise<void>;
  /** Waits for one transfer; fails while it is not proven that the host has what the folder has of the article. */
  readonly settle: (articleId: string, signal: AbortSignal) => Promise<Result<null, AppError>>;
  readonly close: () => void;
}

/** The site that is to travel. */
export interface HostSource {
  readonly root: () => string | null;
  readonly published: (articleId: string) => Promise<PublishedArticle | null>;
  /** Begins a transfer in the background, after whatever the site has to do first. */
  readonly wake: () => void;
}

export interface HostRoomParts {
  readonly desk: Pick<Desk, 'portal' | 'publicationOn' | 'recordPublication'>;
  readonly settings: {
    readonly read: () => SiteHost | null;
    readonly change: (host: SiteHost | null) => Promise<void>;
  };
  readonly accounts: PortalAccounts;
  readonly journal: HostJournal;
  /** The ways to servers. */
  readonly openTransport: (host: SiteHost, secret: HostSecret) => OpenTransport;
  readonly lookAtServer: (place: SitePlace, signal: AbortSignal) => Promise<HostFace>;
  /** Asks the site's public address, as a reader does. */
  readonly send: SendRequest;
  readonly clock: () => Date;
  readonly onChanged: (progress: HostProgress) => void;
  /** Readers have these words now: the first receipt with the address was signed. `orderedAt` null: ordered before this program was started. */
  readonly onLive: (news: HostLive) => void;
  readonly log: Log;
}

/** An article that was proven at its public address. */
export interface HostLive {
  readonly articleId: string;
  readonly content: string;
  readonly orderedAt: string | null;
}

/** How long a person waits for a server. */
const CHECK_MS = 30_000;
const ACCOUNT = 'site-host';

const SecretSchema = v.variant('kind', [
  v.object({ kind: v.literal('password'), password: v.string() }),
  v.object({ kind: v.literal('key'), key: v.string(), passphrase: v.string() }),
]);

function parseSecret(text: string): HostSecret | null {
  try {
    const parsed = v.safeParse(SecretSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

async function secretFrom(accounts: PortalAccounts): Promise<HostSecret> {
  const kept = await accounts.read(ACCOUNT);
  const secret = kept === null ? null : parseSecret(kept.secret);
  if (secret === null) throw hostProblem('no-account');
  return secret;
}

const refusal = ({ trouble, detail }: HostFailure) => ({ ok: false, trouble, detail }) as const;

const awaitProof = (articleId: string, journal: HostJournal): Promise<Result<null, AppError>> =>
  journal.change(({ wasWhole, awaiting }) => ({ wasWhole, awaiting: [...new Set([...awaiting, articleId])] }));

export function createHostRoom(parts: HostRoomParts, source: HostSource): HostRoom {
  const { desk, settings, accounts, journal, send } = parts;

  const keptSecret = (): Promise<HostSecret> => secretFrom(accounts);
  const ordered = new Map<string, string>();
  const run = createHostRun({ ...parts, keptSecret, orderedAt: (id) => ordered.get(id) ?? null }, source);

  const standing = async (): Promise<HostStanding> => {
    const host = settings.read();
    const { custody, problem } = host === null ? { custody: null, problem: null } : await accounts.standing(ACCOUNT);
    return { host, custody, keyringTrouble: problem, progress: await run.progress() };
  };
  const check = async (host: SiteHost, secret: () => Promise<HostSecret>): Promise<HostCheck> => {
    const signal = AbortSignal.timeout(CHECK_MS);
    const root = source.root();
    const checked = await asHostResult(async () => {
      const note = root === null ? null : await readHostNote(openSiteReader(root));
      return withHost(parts.openTransport(host, await secret()), signal, (folder) =>
        checkHost(folder, note, desk.portal().url, send, signal),
      );
    });
    return checked.ok ? checked.value : refusal(checked.error);
  };
  return {
    isSet: () => settings.read() !== null,
    standing,
    async look(place) {
      const seen = await asHostResult(() => parts.lookAtServer(place, AbortSignal.timeout(CHECK_MS)));
      return seen.ok ? { ok: true, ...seen.value } : refusal(seen.error);
    },
    async use(host, secret) {
      const checked = await check(host, async () => secret);
      if (!checked.ok) return ok({ check: checked, standing: null });
      const reset = await journal.change(({ awaiting }) => ({ wasWhole: false, awaiting }));
      if (!reset.ok) return reset;
      await accounts.keep(ACCOUNT, { account: host.user, secret: JSON.stringify(secret) });
      await settings.change(host);
      run.begin(false);
      return ok({ check: checked, standing: await standing() });
    },
    async check() {
      const host = settings.read();
      return host === null ? refusal({ trouble: 'no-account', detail: '' }) : check(host, keptSecret);
    },
    async leave() {
      run.stop();
      await settings.change(null);
      await accounts.forget(ACCOUNT);
      const forgotten = await journal.change(() => ({ wasWhole: false, awaiting: [] }));
      return forgotten.ok ? ok(await standing()) : forgotten;
    },
    send: run.begin,
    stop: run.stop,
    async expect(articleId) {
      if (settings.read() === null) return ok(null);
      ordered.set(articleId, parts.clock().toISOString());
      return awaitProof(articleId, journal);
    },
    forgetProofs: async () => {
      await journal.change(({ awaiting }) => ({ wasWhole: false, awaiting }));
    },
    transfer: run.transfer,
    async settle(articleId, signal) {
      if (settings.read() === null) return ok(null);
      await run.transfer(signal);
      return (await journal.read()).awaiting.includes(articleId) ? fail({ code: 'unreachable' }) : ok(null);
    },
    close: run.close,
  };
}
