import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openRoom, type Room } from '../attacks/room-under-attack.ts';
import type { Manner } from './deliver.ts';
import { allCuts, runReview, type Cut } from './run-review.ts';

/** What is left out of the program for one test. */
const broken = vi.hoisted(() => ({ guard: '', carries: true }));

vi.mock('../../shared/workflow/transition-table.ts', async (load) => {
  const { TRANSITIONS } = await load<typeof import('../../shared/workflow/transition-table.ts')>();
  return {
    get TRANSITIONS() {
      return TRANSITIONS.map((row) => ({ ...row, guards: row.guards.filter((guard) => guard !== broken.guard) }));
    },
  };
});

vi.mock('./deliver.ts', async (load) => {
  const { deliver } = await load<typeof import('./deliver.ts')>();
  return {
    deliver: (desks: Parameters<typeof deliver>[0], articleId: string, manner: Manner) =>
      broken.carries ? deliver(desks, articleId, manner) : deliver(desks, articleId, { ...manner, isLate: true }),
  };
});

let home = '';
let room: Room;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'toasoan-review-'));
  room = await openRoom(home);
  await rename(room.folder, `${room.folder}, cất đi`);
  Object.assign(broken, { guard: '', carries: true });
});
afterEach(async () => {
  await room.closeAll();
  await rm(home, { recursive: true, force: true });
});

/** Hai takes an article and works on it alone to the end; and is away while it is approved. */
const few: readonly Cut[] = allCuts(false).filter(({ who, from }) => who === 'Hai' && (from === 4 || from === 16));

async function found(): Promise<readonly string[]> {
  const told: string[] = [];
  await runReview(room, few, (sentence) => told.push(sentence));
  return told;
}

it('finds nothing where everything holds', { timeout: 60_000 }, async () => {
  expect(few).toHaveLength(2);
  expect(await found()).toEqual([]);
});

it('finds an editor who approves their own words', { timeout: 60_000 }, async () => {
  broken.guard = 'notAuthor';
  expect((await found()).join('\n')).toContain('an approval counts that its signer could not give');
});

it('finds an order without an approval', { timeout: 60_000 }, async () => {
  broken.guard = 'urgentAllowed';
  expect((await found()).join('\n')).toContain('published without an approval of exactly these words');
});

it('finds a record that never arrives', { timeout: 60_000 }, async () => {
  broken.carries = false;
  const told = (await found()).join('\n');
  expect(told).toContain('the machines do not show the same');
  expect(told).toMatch(/signed, \d there|is lost/u);
});
