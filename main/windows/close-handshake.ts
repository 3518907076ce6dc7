/** A window as far as closing it goes. */
export interface ClosableWindow {
  /** Asks the page to save and to answer. */
  readonly askToSave: () => void;
  /** Closes without asking again. */
  readonly destroy: () => void;
  /** Main's own question, when the page does not answer: true means to close all the same. */
  readonly askPerson: () => Promise<boolean>;
}

/** Closing a window never loses text: the page saves first, and only the person may decide not to wait for it. */
export interface CloseHandshake {
  /** The page listens: before that there is nothing to save. */
  readonly pageIsListening: () => void;
  /** The page is gone (it crashed, or is loaded anew): what it had is in the working copy. */
  readonly pageIsGone: () => void;
  /** The person wants to close; true when the window may close at once. */
  readonly mayClose: () => boolean;
  readonly pageIsReady: () => void;
  /** The page asks the person itself. */
  readonly pageStays: () => void;
}

type State = 'no-page' | 'open' | 'asked' | 'closing';

/** `onStay` runs when the window stays open after all: a quit under way is off then. */
export function createCloseHandshake(
  window: ClosableWindow,
  onStay: () => void,
  schedule: (run: () => void, delayMs: number) => () => void,
  patienceMs = 10_000,
): CloseHandshake {
  let state: State = 'no-page';
  let stopWaiting = (): void => {};
  let isAskingPerson = false;
  const close = (): void => {
    stopWaiting();
    state = 'closing';
    window.destroy();
  };
  const stay = (): void => {
    stopWaiting();
    if (state === 'asked') state = 'open';
    onStay();
  };
  const askPerson = async (): Promise<void> => {
    if (isAskingPerson) return;
    stopWaiting();
    isAskingPerson = true;
    const wantsToClose = await window.askPerson();
    isAskingPerson = false;
    if (state === 'closing') return;
    if (wantsToClose) close();
    else if (state === 'asked') wait();
  };
  const wait = (): void => {
    stopWaiting = schedule(() => void askPerson(), patienceMs);
  };
  return {
    pageIsListening() {
      if (state === 'no-page') state = 'open';
    },
    pageIsGone() {
      if (state === 'asked') close();
      else if (state === 'open') state = 'no-page';
    },
    mayClose() {
      if (state === 'no-page' || state === 'closing') return true;
      // Asking twice is how people say that they have waited enough.
      if (state === 'asked') void askPerson();
      else {
        state = 'asked';
        wait();
        window.askToSave();
      }
      return false;
    },
    pageIsReady: () => {
      if (state === 'asked' || state === 'open') close();
    },
    pageStays: stay,
  };
}
