import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ALL_ATTACKS } from '../e2e/attacks/all-attacks.ts';
import type { AttackGroup, Target } from '../e2e/attacks/attack.ts';
import { startListener, type Listener } from '../e2e/attacks/listener.ts';
import { removeFolder } from '../e2e/remove-folder.ts';
import { launchApp } from '../e2e/running-app.ts';

/** Attacks the real app, one promise after the other, each in a profile of its own, and says what came of every attempt. */

interface Count {
  readonly attacks: number;
  readonly broken: number;
}

const short = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
};

async function attempt(group: AttackGroup, target: Target): Promise<Count> {
  let broken = 0;
  for (const { name, attempt: attack, refusal } of group.attacks) {
    const outcome = await attack(target).catch((thrown: unknown) => `the attack itself failed: ${String(thrown)}`);
    const held = isDeepStrictEqual(outcome, refusal);
    if (!held) broken += 1;
    console.log(`[${group.promise}] ${name} → ${held ? 'refused' : 'NOT REFUSED'}: ${short(outcome)}`);
    if (!held) console.log(`      expected ${short(refusal)}`);
  }
  return { attacks: group.attacks.length, broken };
}

async function attackGroup(group: AttackGroup, listener: Listener): Promise<Count> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-hardening-'));
  const running = await launchApp({ userData: path.join(folder, 'user-data') });
  try {
    // The page has drawn itself: before that there is nothing to attack.
    await running.page.locator('#root > *').first().waitFor();
    return await attempt(group, { app: running.app, page: running.page, listener });
  } finally {
    await running.close();
    await removeFolder(folder);
  }
}

const start = Date.now();
const listener = await startListener();
const counts: Count[] = [];
for (const group of ALL_ATTACKS) counts.push(await attackGroup(group, listener));
const heard = listener.heard().length;
await listener.close();
const attacks = counts.reduce((sum, count) => sum + count.attacks, 0);
const broken = counts.reduce((sum, count) => sum + count.broken, 0);
const seconds = Math.round((Date.now() - start) / 1000);
console.log(
  `hardening: ${ALL_ATTACKS.length} promises, ${attacks} attacks, ${attacks - broken} refused, ${broken} not refused, ${heard} calls heard by the attacker's server, ${seconds} s`,
);
process.exitCode = broken === 0 && heard === 0 ? 0 : 1;
