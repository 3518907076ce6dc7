import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createTlsServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SERVER_FAULTS, type SeenRequest, type ServerFault } from '../../e2e/portals/portal-faults.ts';
import { startReferencePortal, type ReferencePortal } from '../../e2e/portals/reference-portal.ts';
import { UNTRUSTED } from '../../e2e/portals/untrusted-certificate.ts';
import type { SendRequest } from '../../main/portals/http/send-request.ts';
import { contractBytes, contractPost } from '../../main/portals/contract-post.testkit.ts';
import type { OutboxFolder } from '../../main/publishing/outbox/outbox-folder.ts';
import type { Outbox } from '../../main/publishing/outbox/outbox.ts';
import { lineTo, mailingOf, newRecords, openOutboxAt, settledWithin, TOKEN } from './outbox-desk.ts';

/** Every way in which a line or a server fails, at every step of publishing, with and without the program being stopped there. */

export const FAULTS = [...SERVER_FAULTS, 'refused', 'dns', 'tls', 'skew'] as const;
export const STEPS = ['look', 'asset', 'create', 'publish', 'page'] as const;

export type Fault = (typeof FAULTS)[number];
export type Step = (typeof STEPS)[number];

export interface Outcome {
  readonly name: string;
  /** Public articles under the key, and requests that created one. */
  readonly publicPosts: number;
  readonly creations: number;
  readonly receipts: number;
  /** A person had to say “go on” first, as promised for what repeating cannot mend. */
  readonly neededPerson: boolean;
  /** The fault was met: otherwise the case proves nothing. */
  readonly met: boolean;
}

const isServerFault = (fault: Fault): fault is ServerFault => (SERVER_FAULTS as readonly string[]).includes(fault);

/** Faults of the line itself: the request goes to where that fault really is. */
function throughLine(fault: Fault, at: Step, tlsPort: number, meet: () => boolean): (send: SendRequest) => SendRequest {
  return (send) => (request, signal) => {
    const { pathname } = new URL(request.url);
    const isStep =
      (at === 'page' && pathname.startsWith('/bai/')) ||
      (at === 'asset' && pathname.includes('/assets/')) ||
      (at === 'look' && pathname.includes('/articles/') && request.method === 'GET') ||
      (at === 'create' && request.headers['if-none-match'] === '*') ||
      (at === 'publish' && /"status":"published"/.test(Buffer.from(request.body ?? []).toString('utf8')));
    const host = {
      refused: 'http://127.0.0.1:1',
      dns: 'https://khong-co-may-nay.invalid',
      tls: `https://127.0.0.1:${tlsPort}`,
    };
    if (!isStep || !(fault in host) || !meet()) return send(request, signal);
    return send({ ...request, url: `${host[fault as keyof typeof host]}${pathname}` }, signal);
  };
}

/** A folder that dies with the program at the given append: before it is written, or right after. */
export function dyingFolder(at: number, when: 'before' | 'after') {
  let appends = 0;
  let isDead = false;
  const die = (): never => {
    isDead = true;
    throw new Error('the program was stopped');
  };
  return (inner: OutboxFolder): OutboxFolder => ({
    ...inner,
    async append(id, event) {
      if (isDead) die();
      appends += 1;
      if (appends === at && when === 'before') die();
      const kept = await inner.append(id, event);
      if (appends === at) die();
      return kept;
    },
  });
}

const publicPosts = ({ articles }: ReferencePortal, key: string): number =>
  [...articles].filter(([uid, { words, isRemoved }]) => uid === key && !isRemoved && words['status'] === 'published')
    .length;

/** As a person at the outbox would: where it says that somebody is needed, “send again”. */
async function finish(outbox: Outbox): Promise<boolean> {
  let neededPerson = false;
  for (let round = 0; round < 6; round += 1) {
    if (!(await settledWithin(outbox, 15_000))) return neededPerson;
    const open = outbox.list().filter(({ job }) => job.finishedAt === null);
    if (open.length === 0) return neededPerson;
    neededPerson = true;
    for (const { job } of open) await outbox.sendAgain(job.id, false);
  }
  return neededPerson;
}

export interface MatrixGround {
  readonly server: ReferencePortal;
  readonly tlsPort: number;
  readonly home: string;
  readonly close: () => Promise<void>;
}

export async function openGround(): Promise<MatrixGround> {
  const server = await startReferencePortal(TOKEN);
  const tls: Server = createTlsServer(UNTRUSTED, (_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
  const home = await mkdtemp(path.join(tmpdir(), 'toasoan-outbox-'));
  return {
    server,
    home,
    tlsPort: (tls.address() as AddressInfo).port,
    close: async () => {
      await server.close();
      await new Promise((resolve) => tls.close(resolve));
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** One fault at one step; `crashAt`: the program is stopped at that append of its journal, and started again. */
export async function faultCase(
  { server, tlsPort, home }: MatrixGround,
  number: number,
  fault: Fault,
  step: Step,
  crashAt: number,
): Promise<Outcome> {
  const post = contractPost(number);
  const records = newRecords();
  let met = 0;
  const meet = (): boolean => (met += 1) === 1;
  const isAtStep = (request: SeenRequest): boolean =>
    request.step === step || (step === 'create' && request.step === 'create');
  server.setClock(fault === 'skew' ? 600_000 : 0);
  server.plan((request) => {
    if (fault === 'skew') met += 1;
    return isServerFault(fault) && isAtStep(request) && meet() ? fault : null;
  });
  const portal = lineTo(server.address, throughLine(fault, step, tlsPort, meet));
  const folder = path.join(home, String(number));
  const before = server.created().filter((name) => name === post.key).length;
  const mailing = mailingOf(post, records, contractBytes);
  if (crashAt > 0) {
    const dying = await openOutboxAt(
      folder,
      portal,
      records,
      dyingFolder(crashAt, number % 2 === 0 ? 'before' : 'after'),
    );
    const queued = await dying.enqueue(mailing);
    if (!queued.ok) throw new Error(queued.error.code);
    await dying.idle();
    await dying.close();
  }
  const outbox = await openOutboxAt(folder, portal, records);
  // A job that was queued before the crash is the same job.
  const queued = await outbox.enqueue(mailing);
  if (!queued.ok) throw new Error(queued.error.code);
  const neededPerson = await finish(outbox);
  await outbox.close();
  await server.settled();
  await rm(folder, { recursive: true, force: true });
  return {
    name: `${fault} × ${step}${crashAt > 0 ? ` × stopped at ${crashAt}` : ''}`,
    publicPosts: publicPosts(server, post.key),
    creations: server.created().filter((name) => name === post.key).length - before,
    receipts: records.receipts.filter(({ key }) => key === post.key).length,
    neededPerson,
    met: met > 0,
  };
}

/** Three desks with the same approved article at once, while every third request meets the fault. */
export async function threeDesks({ server, home }: MatrixGround, number: number, fault: ServerFault): Promise<Outcome> {
  const post = contractPost(number);
  const records = newRecords();
  let asked = 0;
  let met = 0;
  server.plan(() => {
    asked += 1;
    if (asked > 24 || asked % 3 !== 0) return null;
    met += 1;
    return fault;
  });
  const before = server.created().filter((name) => name === post.key).length;
  const mailing = mailingOf(post, records, contractBytes);
  const desks = await Promise.all(
    [1, 2, 3].map((desk) => openOutboxAt(path.join(home, `${number}-${desk}`), lineTo(server.address), records)),
  );
  await Promise.all(desks.map((desk) => desk.enqueue(mailing)));
  const needed = await Promise.all(desks.map(finish));
  await Promise.all(desks.map((desk) => desk.close()));
  await server.settled();
  return {
    name: `three desks × ${fault}`,
    publicPosts: publicPosts(server, post.key),
    creations: server.created().filter((name) => name === post.key).length - before,
    receipts: records.receipts.filter(({ key }) => key === post.key).length,
    neededPerson: needed.includes(true),
    met: met > 0,
  };
}

/** Everything is as promised: one public article, created once, one receipt. */
export const isExactlyOnce = ({ publicPosts: live, creations, receipts, met }: Outcome): boolean =>
  met && live === 1 && creations === 1 && receipts === 1;

export interface CasePlan {
  readonly fault: Fault;
  readonly step: Step;
  readonly crashAt: number;
}

/** The whole matrix: every fault at every step, alone and with the program stopped at each line that its journal gets. */
export const wholeMatrix = (): readonly CasePlan[] =>
  FAULTS.flatMap((fault) =>
    STEPS.flatMap((step) => [0, 1, 2, 3, 4, 5, 6].map((crashAt) => ({ fault, step, crashAt }))),
  );

/** Runs cases on several grounds at once: most of the time of a case is waiting. */
export async function runCases(cases: readonly CasePlan[], grounds: number): Promise<readonly Outcome[]> {
  const waiting = cases.map((plan, index) => ({ ...plan, number: index + 1 }));
  const outcomes: Outcome[] = [];
  const work = async (): Promise<void> => {
    const ground = await openGround();
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        outcomes.push(await faultCase(ground, next.number, next.fault, next.step, next.crashAt));
    } finally {
      await ground.close();
    }
  };
  await Promise.all(Array.from({ length: grounds }, work));
  return outcomes;
}
