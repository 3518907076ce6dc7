import type { ElectronApplication, Page } from '@playwright/test';
import type { Answer, Channel, DeskBridge, RequestInput } from '../../shared/ipc/contract.ts';
import type { Listener } from './listener.ts';

/** What an attack works on: the running app, and a server of the attacker's that must never hear anything. */
export interface Target {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly listener: Listener;
}

/** One attempt to break a promise. What comes out is compared with `refusal` as a whole. */
export interface Attack {
  readonly name: string;
  readonly attempt: (target: Target) => Promise<unknown>;
  readonly refusal: unknown;
}

/** Attacks on one numbered promise of docs/spec/shell.md. */
export interface AttackGroup {
  readonly promise: string;
  readonly title: string;
  readonly attacks: readonly Attack[];
}

/** A request as the window's own page makes it. */
export const askDesk = async <C extends Channel>(page: Page, channel: C, input: RequestInput<C>): Promise<Answer<C>> =>
  page.evaluate(
    async ([name, value]) => (globalThis as unknown as { desk: DeskBridge }).desk.request(name, value as never),
    [channel, input] as const,
  ) as Promise<Answer<C>>;
