import { beside } from './beside.ts';
import { checks } from './checks.ts';
import { comments } from './comments.ts';
import { commission } from './commission.ts';
import { archive } from './archive.ts';
import { compare, joining } from './compare.ts';
import { errors } from './errors.ts';
import { exchange } from './exchange.ts';
import { firstRun } from './first-run.ts';
import { holding } from './holding.ts';
import { lifecycle } from './lifecycle.ts';
import { panels } from './panels.ts';
import { people } from './people.ts';
import { proposals } from './proposals.ts';
import { publishing } from './publishing.ts';
import { reading } from './reading.ts';
import { recovery } from './recovery.ts';
import { templates } from './templates.ts';
import { versions } from './versions.ts';
import { desks, health } from './desks.ts';
import { host } from './host.ts';
import { dropFolder } from './drop-folder.ts';
import { outbox, portals } from './outbox.ts';
import { newer, sync } from './sync.ts';
import { window } from './window.ts';
import { workflow } from './workflow.ts';

/** The words of the interface: Vietnamese is the source of truth, every other language must have its shape. */
export const vi = {
  ...window,
  beside,
  checks,
  comments,
  commission,
  archive,
  proposals,
  compare,
  errors,
  firstRun,
  joining,
  holding,
  lifecycle,
  panels,
  people,
  publishing,
  reading,
  recovery,
  templates,
  versions,
  workflow,
  sync,
  newer,
  desks,
  health,
  dropFolder,
  outbox,
  host,
  portals,
  exchange,
};

export type Words = typeof vi;
