import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Answers, Channel, DeskBridge, RequestInput } from '../../shared/ipc/contract.ts';
import type { DeviceUse, PeopleOverview } from '../../shared/ipc/people-wire.ts';
import type { Notices } from './notices.ts';

/** How often the list is looked at again while somebody waits before it. */
const LOOK_EVERY_MS = 10_000;

/** The channels that change the list and answer with the list as it is then. */
type ChangeChannel = {
  [C in Channel]: C extends `people:${string}` ? (Answers[C] extends PeopleOverview ? C : never) : never;
}[Channel];

/** People and devices as main has them; null until main has answered. */
export interface People {
  readonly overview: ReadonlySignal<PeopleOverview | null>;
  /** A desk was opened. */
  readonly load: () => Promise<void>;
  /** The list is on the screen now: what it lacks may only be not known yet. */
  readonly lookAgain: () => Promise<void>;
  /** Main has answered since the list came on the screen. */
  readonly isFresh: ReadonlySignal<boolean>;
  /** Asks for a change; false: it was refused, and the person has been told why. */
  readonly ask: <C extends ChangeChannel>(channel: C, input: RequestInput<C>) => Promise<boolean>;
  readonly requestText: () => Promise<string | null>;
  readonly deviceUse: (device: string) => Promise<DeviceUse | null>;
  /** The text for paper. It is not kept here: whoever asks shows it and forgets it. */
  readonly makeRecoveryKey: () => Promise<string | null>;
  /** Looks again now and then, while this device waits to be listed or the list is on the screen. Returns the way to stop. */
  readonly follow: (isShown: () => boolean) => () => void;
}

export function createPeople(bridge: DeskBridge, notices: Notices): People {
  const overview = signal<PeopleOverview | null>(null);
  const isFresh = signal(false);
  const answered = async <C extends Channel>(channel: C, input: RequestInput<C>): Promise<Answers[C] | null> => {
    const answer = await bridge.request(channel, input);
    if (answer.ok) return answer.value;
    notices.showError(answer.error);
    return null;
  };
  const look = async (): Promise<void> => {
    const answer = await bridge.request('people:overview', undefined);
    if (!answer.ok) return;
    if (JSON.stringify(answer.value) !== JSON.stringify(overview.peek())) overview.value = answer.value;
    isFresh.value = true;
  };
  bridge.on('people:changed', () => void look());
  return {
    overview,
    isFresh,
    load() {
      // Another desk's people are nobody here.
      overview.value = null;
      return look();
    },
    lookAgain() {
      isFresh.value = false;
      return look();
    },
    async ask(channel, input) {
      const next = await answered(channel, input);
      if (next !== null) overview.value = next;
      return next !== null;
    },
    requestText: () => answered('people:requestText', undefined),
    deviceUse: (device) => answered('people:deviceUse', { device }),
    makeRecoveryKey: () => answered('people:makeRecoveryKey', undefined),
    follow(isShown) {
      const timer = setInterval(() => {
        const now = overview.peek();
        if (now !== null && (now.standing === 'asking' || isShown())) void look();
      }, LOOK_EVERY_MS);
      return () => clearInterval(timer);
    },
  };
}

/** Things that wait for a person: devices at the door, changes without effect, no key on paper. */
export function thingsToDo({ mayChange, requests, apart, recoverySince }: PeopleOverview): number {
  if (!mayChange) return 0;
  return requests.length + apart.length + (recoverySince === null ? 1 : 0);
}
