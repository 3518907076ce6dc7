import {
  HARMLESS_KINDS,
  HEALTH_KINDS,
  type DeskHealth,
  type HealthFinding,
  type HealthKind,
} from '../../shared/ipc/desk-health.ts';
import { assertNever } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { DeskProblem, RejectedRecord } from '../desk/desk-problem.ts';
import type { FileProblem } from '../desk/exchange/exchange-parts.ts';

/** Findings of one kind that are named; the rest of them are counted. */
const NAMED = 40;

function rejectedKind(reason: RejectedRecord): HealthKind {
  switch (reason) {
    case 'wrong-hash':
      return 'damaged';
    case 'bad-signature':
    case 'wrong-article':
    case 'not-this-person':
      return 'forged';
    case 'after-key-closed':
      return 'key-closed';
    case 'not-a-record':
    case 'too-large':
    case 'unreadable':
      return reason;
    default:
      return assertNever(reason);
  }
}

type Found = Pick<HealthFinding, 'kind' | 'where'>;

const recordName = (article: string, hash: string): string =>
  `articles/${article.slice(0, 4)}/${article}/r/${hash}.jws`;

function chainFinding({ article, problem }: Extract<DeskProblem, { kind: 'chain' }>): Found {
  if (problem.kind === 'missing') return { kind: 'missing', where: recordName(article, problem.hash) };
  return { kind: problem.kind === 'fork' ? 'fork' : 'gap', where: `${problem.dev} · ${problem.seq}` };
}

function findingOf(problem: DeskProblem): Found {
  switch (problem.kind) {
    case 'rejected':
      return { kind: rejectedKind(problem.reason), where: recordName(problem.article, problem.hash) };
    case 'chain':
      return chainFinding(problem);
    case 'unread':
      return { kind: 'unread', where: recordName(problem.article, problem.hash) };
    case 'unknown-device':
      return { kind: 'unknown-device', where: problem.device };
    case 'content-missing':
      return {
        kind: 'content-missing',
        where: `articles/${problem.article.slice(0, 4)}/${problem.article}/c/${problem.content}.json.gz`,
      };
    case 'torn-working-copy':
      return { kind: 'torn-working-copy', where: problem.article };
    case 'two-versions':
      return { kind: 'two-versions', where: problem.article };
    default:
      return assertNever(problem);
  }
}

const ARTICLE_IN_NAME = /^articles\/[^/]{4}\/([0-9A-Z]{26})\//u;

/** The worst first, each kind's first few named. */
export async function deskHealth(desk: Pick<Desk, 'problems' | 'fileProblems' | 'rows'>): Promise<DeskHealth> {
  const [problems, fileProblems] = [await desk.problems(), desk.fileProblems()];
  const inName = (name: string): string | null => ARTICLE_IN_NAME.exec(name)?.[1] ?? null;
  const named = [...problems.map(({ article }) => article), ...fileProblems.map(({ name }) => inName(name))];
  const rows = await desk.rows([...new Set(named)].filter((article) => article !== null));
  const headlines = new Map(rows.ok ? rows.value.map(({ id, headline }) => [id, headline]) : []);
  const finding = (found: Found, place: FileProblem['place'], articleId: string | null): HealthFinding => ({
    ...found,
    place,
    articleId,
    headline: (articleId === null ? null : headlines.get(articleId)) ?? '',
  });
  const all = [
    ...problems.map((problem) => finding(findingOf(problem), 'shared', problem.article)),
    ...fileProblems.map(({ name, reason, place }) => finding({ kind: reason, where: name }, place, inName(name))),
  ];
  const groups = new Map<HealthKind, HealthFinding[]>();
  for (const one of all) {
    const known = groups.get(one.kind);
    if (known === undefined) groups.set(one.kind, [one]);
    else known.push(one);
  }
  return {
    findings: HEALTH_KINDS.flatMap((kind) => (groups.get(kind) ?? []).slice(0, NAMED)),
    counts: Object.fromEntries([...groups].map(([kind, found]) => [kind, found.length])),
    needsPerson: all.filter(({ kind }) => !HARMLESS_KINDS.has(kind)).length,
  };
}
