import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { APPROVAL_ATTACKS } from './attacks/approval-attacks.ts';
import type { Attack } from './attacks/attack.ts';
import { CHAIN_ATTACKS, CLOCK_ATTACKS } from './attacks/chain-attacks.ts';
import { ROSTER_ATTACKS } from './attacks/roster-attacks.ts';
import { openRoom } from './attacks/room-under-attack.ts';
import { SIGNATURE_ATTACKS } from './attacks/signature-attacks.ts';

/**
 * npm run proof -- attacks: colleagues with keys of their own and the right to write any file try to publish what nobody approved, to be somebody
 * else, to make things disappear and to rewrite who works here. Each attack must fail, and must be refused or shown: silence is not enough.
 * `--only WORDS` runs the attacks whose names have them.
 */

const asked = process.argv.indexOf('--only');
const only = asked === -1 ? '' : (process.argv[asked + 1] ?? '');
const start = Date.now();
const figures = { attacks: 0, refused: 0, shown: 0, broken: 0 };

async function attack({ name, answered, run }: Attack, room: Awaited<ReturnType<typeof openRoom>>): Promise<void> {
  figures.attacks += 1;
  const { answers, held } = await run(room);
  const silent = answered.filter((answer) => !answers.includes(answer));
  if (held && silent.length === 0) {
    if (answered.some((answer) => answer.startsWith('health:'))) figures.shown += 1;
    else figures.refused += 1;
    return;
  }
  figures.broken += 1;
  console.log(`  BROKEN: ${name}: ${held ? 'held' : 'NOT HELD'}, answered ${answers.join(', ') || 'nothing'}`);
}

for (const attacks of [APPROVAL_ATTACKS, SIGNATURE_ATTACKS, CHAIN_ATTACKS, CLOCK_ATTACKS, ROSTER_ATTACKS]) {
  const wanted = attacks.filter(({ name }) => name.includes(only));
  if (wanted.length === 0) continue;
  const home = await mkdtemp(path.join(os.tmpdir(), 'toasoan-attacks-'));
  try {
    const room = await openRoom(home);
    for (const one of wanted) await attack(one, room);
    await room.closeAll();
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const seconds = Math.round((Date.now() - start) / 1000);
const { attacks, refused, shown, broken } = figures;
console.log(
  `attacks: ${attacks} attacks by colleagues, strangers and old clocks, ${refused} refused with the reason, ${shown} shown in the desk's health, ${broken} broken, ${seconds} s`,
);
process.exitCode = broken === 0 && attacks > 0 ? 0 : 1;
