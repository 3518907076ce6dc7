import type * as v from 'valibot';
import type { Answer, Channel, DeskEvent, DeskEvents, REQUESTS } from '../../shared/ipc/contract.ts';

/** A request as a handler gets it: checked and brought into form by the contract's schema. */
export type CheckedInput<C extends Channel> = v.InferOutput<(typeof REQUESTS)[C]>;

/** One answer per channel: a channel of the contract without a handler does not compile. */
export type Handlers = {
  readonly [C in Channel]: (input: CheckedInput<C>) => Answer<C> | Promise<Answer<C>>;
};

/** The handlers of some channels, by the beginning of their names. */
export type HandlersOf<Noun extends string> = {
  readonly [C in Channel as C extends `${Noun}:${string}` ? C : never]: Handlers[C];
};

/** Tells the window something; when no window is open, nobody hears it. */
export type Announce = <E extends DeskEvent>(event: E, payload: DeskEvents[E]) => void;
