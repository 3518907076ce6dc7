import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ulid } from 'ulid';
import { createMemoryCredentials } from '../../main/credentials/memory-credentials.ts';
import { createFolderCarrier } from '../../main/desk/carrier/folder-carrier.ts';
import { layout } from '../../main/desk/carrier/folder-layout.ts';
import { createDesk } from '../../main/desk/create-desk.ts';
import type { Desk, DeskSurroundings } from '../../main/desk/desk.ts';
import { sha256Hex } from '../../main/desk/files/sha256.ts';
import { openDesk } from '../../main/desk/open-desk.ts';
import type { Signer } from '../../main/identity/identity.ts';
import { openIdentity } from '../../main/identity/open-identity.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { Roster } from '../../shared/records/roster.ts';
import type { DeskRules } from '../../shared/workflow/desk-rules.ts';
import type { OfferedAction } from '../../shared/workflow/propose-action.ts';

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

export function must<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

/** The payload of a JWS, read without a look at its signature: what an attacker does. */
export const payloadOf = (jws: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

export const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

async function machine(localFolder: string) {
  const identity = await openIdentity({ localFolder, credentials: createMemoryCredentials('keyring') });
  const surroundings: DeskSurroundings = { localFolder, identity, now: () => new Date(), newId: ulid };
  return { surroundings, signer: must(await identity.signer()) };
}

/** A key that no roster knows. */
export const strangerIn = async (home: string): Promise<Signer> => (await machine(path.join(home, ulid()))).signer;

/** An article on its way, as its attackers find it. */
export interface Target {
  readonly articleId: string;
  readonly content: string;
  readonly revision: string;
  /** Empty: it was only submitted. */
  readonly approval: string;
}

const PEOPLE = { Lan: ['reporter'], Hai: ['editor'], Mai: ['editor'] } as const;

/**
 * A desk of four machines at one folder: the boss's, a reporter's (Lan) and two editors' (Hai, Mai). Two levels, nobody approves their own. Attackers
 * have what people there have: their own keys and the right to write any file.
 */
export async function openRoom(home: string, rules: DeskRules = { selfApprove: false, levels: 2 }) {
  const folder = path.join(home, 'Tòa soạn Suối Bạc');
  const carrier = createFolderCarrier(folder);
  const boss = await machine(path.join(home, 'sếp'));
  const person = { name: 'Sếp', penName: '' };
  const first = must(await createDesk(boss.surroundings, { folder, fill: 'empty', deskName: 'Suối Bạc', person }));
  const bossId = first.info().me.personId;
  await first.close();
  const machines = new Map<string, Awaited<ReturnType<typeof machine>>>([['Sếp', boss]]);
  for (const name of Object.keys(PEOPLE)) machines.set(name, await machine(path.join(home, name)));
  const at = (name: string) => {
    const found = machines.get(name);
    if (found === undefined) throw new Error(`nobody called ${name}`);
    return found;
  };
  const desks = new Map<string, Desk>();
  const open = async (name: string): Promise<Desk> => {
    const desk = must(
      await openDesk(at(name).surroundings, { folder, person: name === 'Sếp' ? null : { name, penName: '' } }),
    );
    desks.set(name, desk);
    return desk;
  };
  const deskOf = (name: string): Desk => {
    const desk = desks.get(name);
    if (desk === undefined) throw new Error(`${name} is away`);
    return desk;
  };
  const newestRoster = async () => {
    const versions = must(await carrier.listVersions('roster')).map(({ hash, jws }) => ({
      hash,
      roster: payloadOf(jws) as unknown as Roster,
    }));
    const newest = versions.toSorted((a, b) => b.roster.version - a.roster.version)[0];
    if (newest === undefined) throw new Error('a desk has a roster');
    return newest;
  };
  /** Signs the next version of the roster, whoever that is: what it is worth, the others decide. */
  const signRoster = async (
    by: string,
    change: (roster: Roster) => Partial<Roster>,
    on?: { hash: string; roster: Roster },
  ) => {
    const { hash, roster } = on ?? (await newestRoster());
    const version = roster.version + 1;
    const who = by === 'Sếp' ? bossId : by;
    const next = { ...roster, version, prev: hash, at: new Date().toISOString(), by: who, ...change(roster) };
    const jws = await at(by).signer.sign('toasoan-roster', next);
    return must(await carrier.putVersion('roster', version, jws));
  };
  await signRoster('Sếp', (roster) => ({
    people: {
      ...roster.people,
      ...Object.fromEntries(
        Object.entries(PEOPLE).map(([id, roles]) => [id, { name: id, penName: '', roles: [...roles], active: true }]),
      ),
    },
    keys: {
      ...roster.keys,
      ...Object.fromEntries(
        Object.keys(PEOPLE).map((id) => [at(id).signer.kid, { person: id, label: '', closed: null }]),
      ),
    },
    rules,
  }));
  for (const name of machines.keys()) await open(name);

  /** What `from` signed goes to the folder, and from there to everybody; without a name what each of them signed. */
  const exchange = async (from?: string): Promise<void> => {
    const names = [...desks.keys()];
    const turns = from === undefined ? [...names, ...names] : [from, ...names.filter((name) => name !== from)];
    for (const name of turns) must(await deskOf(name).refresh());
  };

  async function write(name: string, article: Article, headline: string): Promise<void> {
    const body = [{ kind: 'p', id: 'b1', text: plainRuns('Mẻ chè đầu tiên.') } as const];
    const text: Article = { ...article, headline, section: 'kinh-te', body };
    must(await deskOf(name).saveWorkingCopy(article.id, JSON.stringify(text)));
    must(await deskOf(name).keepRevision(article.id));
  }

  /** What a person's own window asks for: opens the article, and names what was on the screen. */
  async function act(name: string, articleId: string, action: OfferedAction, said = '') {
    const desk = deskOf(name);
    const { saved } = must(await desk.openArticle(articleId));
    const content = saved.kind === 'revision' ? saved.content : null;
    return desk.workflow.act(articleId, { action, said, to: null, shown: 'whole', urgent: false, content });
  }

  async function standing(name: string, articleId: string) {
    return must(await deskOf(name).workflow.story(articleId)).flow;
  }

  /** Lan's article, submitted and taken by Hai; with `approve` also approved. */
  async function prepare(headline: string, upTo: 'submitted' | 'review' | 'approved'): Promise<Target> {
    const { article } = must(await deskOf('Lan').createArticle());
    await write('Lan', article, headline);
    must(await act('Lan', article.id, 'submit'));
    await exchange('Lan');
    if (upTo !== 'submitted') must(await act('Hai', article.id, 'take'));
    if (upTo === 'approved') must(await act('Hai', article.id, 'approve'));
    await exchange('Hai');
    const { heads, approvals } = await standing('Mai', article.id);
    const head = heads[0];
    if (head === undefined) throw new Error('nothing was written');
    return {
      articleId: article.id,
      content: head.content,
      revision: head.record,
      approval: approvals[0]?.record ?? '',
    };
  }

  /** A record by a person's own key, behind everything that lies in the folder. `as` overrides any field, whatever that comes to. */
  async function forge(signer: Signer, by: string, articleId: string, body: object, as: object = {}): Promise<string> {
    const records = must(await carrier.listArticle(articleId)).records.map(({ hash, jws }) => ({
      hash,
      ...payloadOf(jws),
    }));
    const newest = new Map<string, { hash: string; seq: number }>();
    for (const record of records as { hash: string; dev?: string; seq?: number }[]) {
      const { hash, dev = '', seq = 0 } = record;
      if (seq > (newest.get(dev)?.seq ?? 0)) newest.set(dev, { hash, seq });
    }
    const own = newest.get(signer.kid);
    newest.delete(signer.kid);
    const links = {
      dev: signer.kid,
      seq: (own?.seq ?? 0) + 1,
      prev: own?.hash ?? null,
      at: new Date().toISOString(),
      seen: Object.fromEntries([...newest].map(([dev, { hash }]) => [dev, hash])),
    };
    const { roster } = await newestRoster();
    const payload = { v: 1, article: articleId, by, roster: roster.version, ...links, ...body, ...as };
    return signer.sign('toasoan-record', payload);
  }

  /** Lays bytes under a record's name into the folder, past every program. */
  async function lay(articleId: string, jws: string): Promise<string> {
    const hash = sha256Hex(jws);
    await writeFile(layout.record(folder, articleId, hash), jws);
    return hash;
  }

  return {
    home,
    folder,
    carrier,
    bossId,
    deskOf,
    open,
    signer: (name: string) => at(name).signer,
    localFolder: (name: string) => at(name).surroundings.localFolder,
    newestRoster,
    signRoster,
    exchange,
    write,
    act,
    standing,
    prepare,
    forge,
    lay,
    jwsOf: async (articleId: string, hash: string) =>
      must(await carrier.listArticle(articleId)).records.find((record) => record.hash === hash)?.jws ?? '',
    /** Everybody goes home. */
    closeAll: async () => {
      for (const [name, desk] of desks) {
        await desk.close();
        desks.delete(name);
      }
    },
    openAll: async () => {
      for (const name of machines.keys()) await open(name);
    },
  };
}

export type Room = Awaited<ReturnType<typeof openRoom>>;
