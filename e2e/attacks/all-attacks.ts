import { addresses } from './addresses.ts';
import type { AttackGroup } from './attack.ts';
import { bridge, isolation } from './isolation.ts';
import { network } from './network.ts';
import { people } from './people.ts';
import { permissions } from './permissions.ts';
import { places, windows } from './places.ts';
import { inputs, senders } from './requests.ts';
import { scripts } from './scripts.ts';
import { photos, preview } from './shown-content.ts';

/** Every attack on the shell. The order matters: a page whose navigation was refused is never quite still again, so that comes last. */
export const ALL_ATTACKS: readonly AttackGroup[] = [
  isolation,
  bridge,
  addresses,
  preview,
  photos,
  scripts,
  network,
  windows,
  permissions,
  senders,
  inputs,
  people,
  places,
];
