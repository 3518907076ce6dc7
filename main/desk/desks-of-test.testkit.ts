import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Desk } from './desk.ts';
import { createMachines, type StartMachine } from './machines.testkit.ts';

/** A place for the machines and the one desk of each test of a file, new for every test; the desks that are still open at its end are closed first. */
export interface DesksOfTest {
  readonly place: string;
  /** Where the desk is founded; nothing is there yet. */
  readonly folder: string;
  readonly machine: StartMachine;
  readonly track: (desk: Desk) => Desk;
  /** Closes one, or all that are open, in the midst of a test. */
  readonly close: (desk: Desk) => Promise<void>;
  readonly closeAll: () => Promise<void>;
}

export function desksOfTest(name: string): DesksOfTest {
  const place = path.join(tmpdir(), `toasoan-${name}-${randomUUID()}`);
  const opened = new Set<Desk>();
  let machine = createMachines(place);
  const closeAll = async (): Promise<void> => {
    const desks = [...opened];
    opened.clear();
    await Promise.all(desks.map((desk) => desk.close()));
  };
  beforeEach(async () => {
    await mkdir(place);
    machine = createMachines(place);
  });
  afterEach(async () => {
    await closeAll();
    await rm(place, { recursive: true, force: true });
  });
  return {
    place,
    folder: path.join(place, 'bàn'),
    machine: (...asked) => machine(...asked),
    track: (desk) => {
      opened.add(desk);
      return desk;
    },
    close: async (desk) => {
      opened.delete(desk);
      await desk.close();
    },
    closeAll,
  };
}
