import { signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { AppError } from '../../shared/app-error.ts';
import type { Result } from '../../shared/result.ts';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import type {
  BundleFacts,
  BundleOffer,
  ExchangeProgress,
  ExportFormat,
} from '../../shared/ipc/requests/exchange-requests.ts';
import type { Notices } from './notices.ts';
import { sendBundle, type DroppedFile } from './send-bundle.ts';

export type ExchangeState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'working';
      readonly step: 'receiving' | 'checking' | 'takingIn' | 'saving' | 'exporting';
      readonly fileName: string;
      readonly progress: ExchangeProgress | null;
    }
  | { readonly kind: 'foreign'; readonly facts: BundleFacts };

/** Articles that come and go as files. One at a time; what comes meanwhile waits for its turn. */
export interface Exchange {
  readonly state: ReadonlySignal<ExchangeState>;
  readonly saveBundle: (articleId: string) => Promise<void>;
  readonly exportArticle: (articleId: string, format: ExportFormat) => Promise<void>;
  readonly print: (articleId: string) => Promise<void>;
  readonly pickBundle: () => Promise<void>;
  /** A bundle that was dropped on the window: it is read when its turn comes. */
  readonly receive: (file: DroppedFile) => void;
  /** A desk is open: bundles that came before are looked at now. */
  readonly takeOffers: () => Promise<void>;
  readonly takeForeign: () => Promise<void>;
  readonly decline: () => Promise<void>;
  readonly cancel: () => Promise<void>;
}

export interface ExchangeDeps {
  readonly bridge: DeskBridge;
  readonly notices: Notices;
  /** Saves what is in the window; false: not now. */
  readonly settle: () => Promise<boolean>;
  /** Shows the article with what came in. */
  readonly show: (articleId: string) => Promise<void>;
}

type Step = Extract<ExchangeState, { kind: 'working' }>['step'];

const begin = (state: Signal<ExchangeState>, step: Step, fileName: string): void => {
  state.value = { kind: 'working', step, fileName, progress: null };
};

/** Looks at an offer and takes it in, or leaves the question about another desk's article standing. */
function createTaking(state: Signal<ExchangeState>, { bridge, notices, settle, show }: ExchangeDeps) {
  async function takeIn({ offerId, fileName }: BundleOffer): Promise<void> {
    begin(state, 'takingIn', fileName);
    if (!(await settle())) {
      await bridge.request('exchange:decline', { offerId });
      return;
    }
    const taken = await bridge.request('exchange:takeIn', { offerId });
    if (!taken.ok) return notices.showError(taken.error);
    const { as, newRecords, articleId } = taken.value;
    notices.showInfo(({ exchange: words }) =>
      as === 'copy' ? words.copied : newRecords === 0 ? words.nothingNew : words.joined(newRecords),
    );
    await show(articleId);
  }

  async function open(offer: BundleOffer): Promise<void> {
    begin(state, 'checking', offer.fileName);
    const facts = await bridge.request('exchange:inspect', { offerId: offer.offerId });
    if (!facts.ok) notices.showError(facts.error);
    else if (facts.value.foreign === null) await takeIn(offer);
    else state.value = { kind: 'foreign', facts: facts.value };
  }

  return { takeIn, open };
}

/** What comes waits here for its turn; `rest` ends a turn and begins the next. */
function createTurns(state: Signal<ExchangeState>, open: (offer: BundleOffer) => Promise<void>) {
  const seen = new Set<string>();
  const queue: (() => Promise<void>)[] = [];
  // Before a desk is open, and its article of last time, what comes waits.
  let isReady = false;
  const next = async (): Promise<void> => {
    if (state.peek().kind !== 'idle' || !isReady) return;
    const turn = queue.shift();
    if (turn === undefined) return;
    await turn();
    if (state.peek().kind !== 'foreign') rest();
  };
  const rest = (): void => {
    state.value = { kind: 'idle' };
    void next();
  };
  return {
    rest,
    begin: (): Promise<void> => {
      isReady = true;
      return next();
    },
    /** Main may tell of an offer twice: by itself, and when it is asked. */
    add: (offer: BundleOffer): void => {
      if (seen.has(offer.offerId)) return;
      seen.add(offer.offerId);
      queue.push(() => open(offer));
      void next();
    },
    wait: (turn: () => Promise<void>): void => {
      queue.push(turn);
      void next();
    },
  };
}

/** Whatever leaves: what is in the window is saved first, one thing at a time. */
function createSending(state: Signal<ExchangeState>, { bridge, notices, settle }: ExchangeDeps, rest: () => void) {
  const send = async <T>(
    step: Step,
    ask: () => Promise<Result<T, AppError>>,
    tell: (sent: T) => void,
  ): Promise<void> => {
    if (state.peek().kind !== 'idle' || !(await settle())) return;
    begin(state, step, '');
    const sent = await ask();
    if (sent.ok) tell(sent.value);
    else notices.showError(sent.error);
    rest();
  };
  return {
    saveBundle: (articleId: string) =>
      send(
        'saving',
        () => bridge.request('exchange:saveBundle', { articleId }),
        ({ fileName, records, photos, missing }) => {
          notices.showInfo(({ exchange: words }) => words.saved(fileName, records, photos));
          if (missing > 0) notices.showInfo(({ exchange: words }) => words.savedMissing(missing));
        },
      ),
    exportArticle: (articleId: string, format: ExportFormat) =>
      send(
        'exporting',
        () => bridge.request('exchange:export', { articleId, format }),
        ({ fileName, photos, missingPhotos }) => {
          notices.showInfo(({ exchange: words }) => words.exported(fileName, photos));
          if (missingPhotos > 0) notices.showInfo(({ exchange: words }) => words.exportedMissing(missingPhotos));
        },
      ),
    print: (articleId: string) =>
      send(
        'exporting',
        () => bridge.request('exchange:print', { articleId }),
        () => undefined,
      ),
  };
}

export function createExchange(deps: ExchangeDeps): Exchange {
  const { bridge, notices } = deps;
  const state = signal<ExchangeState>({ kind: 'idle' });
  const taking = createTaking(state, deps);
  const turns = createTurns(state, taking.open);
  const sending = createSending(state, deps, turns.rest);
  let isStopped = false;
  const onProgress = (progress: ExchangeProgress): void => {
    const now = state.peek();
    if (now.kind === 'working') state.value = { ...now, progress };
  };
  bridge.on('exchange:progress', onProgress);
  bridge.on('exchange:offered', turns.add);
  return {
    state,
    ...sending,
    async pickBundle() {
      const picked = await bridge.request('exchange:pickBundle', undefined);
      if (picked.ok) turns.add(picked.value);
      else notices.showError(picked.error);
    },
    receive: (file) =>
      turns.wait(async () => {
        isStopped = false;
        begin(state, 'receiving', file.name);
        const sent = await sendBundle(bridge, file, () => isStopped, onProgress);
        if (sent.ok) await taking.open({ offerId: sent.value, fileName: file.name });
        else notices.showError(sent.error);
      }),
    async takeOffers() {
      const offers = await bridge.request('exchange:offers', undefined);
      if (offers.ok) for (const offer of offers.value) turns.add(offer);
      await turns.begin();
    },
    async takeForeign() {
      const now = state.peek();
      if (now.kind !== 'foreign') return;
      await taking.takeIn(now.facts);
      turns.rest();
    },
    async decline() {
      const now = state.peek();
      if (now.kind !== 'foreign') return;
      await bridge.request('exchange:decline', { offerId: now.facts.offerId });
      turns.rest();
    },
    async cancel() {
      isStopped = true;
      await bridge.request('exchange:cancel', undefined);
    },
  };
}
