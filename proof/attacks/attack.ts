import { deskHealth } from '../../main/newsroom/desk-health.ts';
import type { HealthKind } from '../../shared/ipc/desk-health.ts';
import { must, type Room } from './room-under-attack.ts';

/**
 * What became of an attack: refused with a code for which the window has words, shown in the desk's health, or kept in the article's history with the
 * reason why it has no effect. `held`: what it was after did not come about.
 */
export interface Outcome {
  readonly answers: readonly string[];
  readonly held: boolean;
}

/** One attack on a desk. `answered` are the answers that must be among those given: a thing that fails in silence is not refused. */
export interface Attack {
  readonly name: string;
  readonly answered: readonly string[];
  readonly run: (room: Room) => Promise<Outcome>;
}

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };

/** A refusal in one word: its reason, or its code. */
export function refusal(answer: Answer): string {
  if (answer.ok) return 'let through';
  const { code, reason } = answer.error as { readonly code: string; readonly reason?: string };
  return reason ?? code;
}

/** What somebody's screen says of a record: why it has no effect in the article's history, or what the desk's health calls it. */
export async function saidOf(room: Room, name: string, articleId: string, record: string): Promise<readonly string[]> {
  const desk = room.deskOf(name);
  const told = must(await desk.workflow.story(articleId)).history.find((entry) => entry.record === record);
  const { findings } = await deskHealth(desk);
  const health = findings.filter(({ where }) => where.includes(record)).map(({ kind }) => `health:${kind}`);
  return [...(told === undefined ? [] : [told.effect]), ...health];
}

/** The kinds of trouble that somebody's desk health tells of an article. */
export async function healthOf(
  room: Room,
  name: string,
  articleId: string,
): Promise<readonly `health:${HealthKind}`[]> {
  const { findings } = await deskHealth(room.deskOf(name));
  return findings.filter((finding) => finding.articleId === articleId).map(({ kind }) => `health:${kind}` as const);
}

/** Whether anybody's window calls the article approved, publishes it, or says that it stands on the site. */
export async function isUnharmed(room: Room, articleId: string): Promise<boolean> {
  for (const name of ['Mai', 'Hai', 'Lan', 'Sếp']) {
    const desk = room.deskOf(name);
    const { flow } = must(await desk.workflow.story(articleId));
    const site = await desk.siteInfo(articleId);
    const ordered = name === 'Mai' ? await desk.workflow.orderPublication(articleId) : null;
    if (flow.approvals.length > 0 || flow.published !== null || site.state !== 'absent' || ordered?.ok === true)
      return false;
  }
  return true;
}
