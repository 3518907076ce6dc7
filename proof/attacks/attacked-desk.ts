import { createInterface } from 'node:readline';
import { APPROVAL_ATTACKS } from './approval-attacks.ts';
import { CHAIN_ATTACKS } from './chain-attacks.ts';
import { must, openRoom } from './room-under-attack.ts';
import { ROSTER_ATTACKS } from './roster-attacks.ts';
import { SIGNATURE_ATTACKS } from './signature-attacks.ts';

/**
 * node scripts/run-ts.mjs proof/attacks/attacked-desk.ts PLACE: a desk in PLACE with each of these attacks made on an article of its own, for a story in
 * the real app (e2e/attacked-desk.spec.ts). Says where the desk is and which attacks held in one line of JSON; at the next line that it is sent it lists
 * whoever asked to be let in as a managing editor, and ends.
 */

/** The closed key comes last of those that need its owner. */
const ATTACKS = [
  'edited after approval',
  'approval copied to another article',
  'reporter approves',
  'forged author: a reporter signs in an editor’s name',
  'a stranger’s key with an editor’s name',
  'alg none, without a signature',
  'the middle of a chain deleted everywhere',
  'an old backup put back over a machine',
  'a closed key signs on, with a clock from before',
  'a reporter signs a list in which they are managing editor',
];

const known = [...APPROVAL_ATTACKS, ...SIGNATURE_ATTACKS, ...CHAIN_ATTACKS, ...ROSTER_ATTACKS];
const [place = ''] = process.argv.slice(2);
const room = await openRoom(place);
const held: Record<string, boolean> = {};
for (const name of ATTACKS) {
  const attack = known.find((one) => one.name === name);
  if (attack === undefined) throw new Error(`there is no attack called ${name}`);
  held[name] = (await attack.run(room)).held;
}
console.log(JSON.stringify({ desk: room.folder, held }));

const lines = createInterface({ input: process.stdin });
for await (const _ of lines) {
  const boss = room.deskOf('Sếp');
  must(await boss.refresh());
  const { requests } = must(await boss.roster.overview());
  for (const { request } of requests)
    must(await boss.roster.signIn(request, { kind: 'new', roles: ['managingEditor', 'editor'] }));
  must(await boss.refresh());
  break;
}
await room.closeAll();
console.log('{}');
process.exit(0);
