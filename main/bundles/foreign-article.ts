import type { AppError } from '../../shared/app-error.ts';
import { parseArticle } from '../../shared/article/parse-article.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { Revision } from '../../shared/records/fold.ts';
import type { Roster } from '../../shared/records/roster.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createLedger } from '../desk/ledger.ts';
import { createMemoryCarrier } from '../desk/carrier/memory-carrier.ts';
import type { Identity } from '../identity/identity.ts';
import type { ReadBundle } from './read-bundle.ts';
import { rosterOnWay } from './roster-on-way.ts';

/** Who signed in another desk, by that desk's own roster. `name` is null for a key that even that roster does not know. */
export interface ForeignSigner {
  readonly name: string | null;
  readonly revisions: number;
}

/** An article as its own desk would open it. Nothing here is vouched for by this desk. */
export interface ForeignArticle {
  readonly article: Article;
  readonly revision: Revision;
  readonly revisions: number;
  readonly heads: number;
  readonly signers: readonly ForeignSigner[];
}

/** A machine without a key, which knows nobody. */
const nobody: Identity = {
  custody: () => 'session',
  ownKeys: () => new Set(),
  signer: async () => fail({ code: 'internal' }),
  renew: async () => fail({ code: 'internal' }),
};

function signersOf(revisions: readonly Revision[], roster: Roster): readonly ForeignSigner[] {
  const counts = new Map<string | null, number>();
  for (const { dev, trust } of revisions) {
    const person = trust === 'unknown' ? undefined : roster.people[roster.keys[dev]?.person ?? ''];
    const name = person?.name ?? null;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, revisions: count }));
}

/** Opens the text of a bundle from another desk, as that desk's records and roster tell it. */
export async function readForeignArticle(bundle: ReadBundle): Promise<Result<ForeignArticle, AppError>> {
  const chain = await rosterOnWay(bundle.roster, bundle.desk);
  if (!chain.ok) return fail({ code: 'bundle-refused', reason: 'incomplete' });
  const { roster, rosters } = chain.value;
  const carrier = createMemoryCarrier();
  const ledger = createLedger({
    carrier,
    identity: nobody,
    roster: () => roster,
    rosters: () => rosters,
    now: () => new Date(0),
  });
  const { article } = bundle;
  const records = bundle.records.map(({ hash, jws }) => ({ article, hash, jws }));
  const { state } = await ledger.check({ article, records, strays: [] });
  const revision = state.latest;
  const content = bundle.contents.find(({ part }) => part.hash === revision?.content);
  if (revision === null || content === undefined) return fail({ code: 'bundle-refused', reason: 'incomplete' });
  const bytes = await content.read();
  if (!bytes.ok) return bytes;
  const parsed = parseArticle(jsonOf(bytes.value));
  if (!parsed.ok)
    return fail(
      parsed.error.kind === 'newer-version'
        ? { code: 'newer-version', what: 'article' }
        : { code: 'bundle-refused', reason: 'damaged' },
    );
  if (parsed.value.id !== article) return fail({ code: 'bundle-refused', reason: 'mixed' });
  const { revisions, heads } = state;
  const signers = signersOf(revisions, roster);
  return ok({ article: parsed.value, revision, revisions: revisions.length, heads: heads.length, signers });
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}
