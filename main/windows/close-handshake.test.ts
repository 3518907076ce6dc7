import { describe, expect, it, vi } from 'vitest';
import { createCloseHandshake } from './close-handshake.ts';

function setUp() {
  let answer: (close: boolean) => void = () => {};
  let due: (() => void) | null = null;
  const window = {
    askToSave: vi.fn<() => void>(),
    destroy: vi.fn<() => void>(),
    askPerson: vi.fn<() => Promise<boolean>>(
      async () =>
        new Promise<boolean>((resolve) => {
          answer = resolve;
        }),
    ),
  };
  const onStay = vi.fn<() => void>();
  const handshake = createCloseHandshake(window, onStay, (run) => {
    due = run;
    return () => (due = null);
  });
  const calls = () => ({
    asked: window.askToSave.mock.calls.length,
    questions: window.askPerson.mock.calls.length,
    closed: window.destroy.mock.calls.length,
    waiting: due !== null,
  });
  const reply = async (close: boolean) => {
    answer(close);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { handshake, calls, onStay, reply, timePasses: () => due?.() };
}

describe('[H22] closing never loses text', () => {
  it('closes at once while there is no page', () => {
    const { handshake, calls } = setUp();
    expect([handshake.mayClose(), calls()]).toEqual([true, { asked: 0, questions: 0, closed: 0, waiting: false }]);
  });

  it('asks the page first and closes when it is ready', () => {
    const { handshake, calls } = setUp();
    handshake.pageIsListening();
    expect([handshake.mayClose(), calls()]).toEqual([false, { asked: 1, questions: 0, closed: 0, waiting: true }]);
    handshake.pageIsReady();
    expect([handshake.mayClose(), calls()]).toEqual([true, { asked: 1, questions: 0, closed: 1, waiting: false }]);
  });

  it('asks the person when the page does not answer, and waits on when told so', async () => {
    const { handshake, calls, reply, timePasses } = setUp();
    handshake.pageIsListening();
    handshake.mayClose();
    timePasses();
    expect(calls()).toEqual({ asked: 1, questions: 1, closed: 0, waiting: false });
    await reply(false);
    expect(calls()).toEqual({ asked: 1, questions: 1, closed: 0, waiting: true });
    timePasses();
    await reply(true);
    expect(calls()).toEqual({ asked: 1, questions: 2, closed: 1, waiting: false });
  });

  it('asks the person at once when they close a second time, and only once', () => {
    const { handshake, calls } = setUp();
    handshake.pageIsListening();
    handshake.mayClose();
    handshake.mayClose();
    handshake.mayClose();
    expect(calls()).toEqual({ asked: 1, questions: 1, closed: 0, waiting: false });
  });

  it('a page that saved while the person was being asked is closed, and the answer is void', async () => {
    const { handshake, calls, reply } = setUp();
    handshake.pageIsListening();
    handshake.mayClose();
    handshake.mayClose();
    handshake.pageIsReady();
    await reply(false);
    expect(calls()).toEqual({ asked: 1, questions: 1, closed: 1, waiting: false });
  });

  it('a page that asks the person itself stops the waiting, the question and the quitting', () => {
    const { handshake, calls, onStay, timePasses } = setUp();
    handshake.pageIsListening();
    handshake.mayClose();
    handshake.pageStays();
    timePasses();
    expect([calls(), onStay.mock.calls.length]).toEqual([{ asked: 1, questions: 0, closed: 0, waiting: false }, 1]);
    // What the person says in the page still counts, and so does a new attempt.
    expect([handshake.mayClose(), calls().asked]).toEqual([false, 2]);
    handshake.pageIsReady();
    expect(calls().closed).toBe(1);
  });

  it('a page that crashes while closing holds nothing up', () => {
    const { handshake, calls } = setUp();
    handshake.pageIsListening();
    handshake.mayClose();
    handshake.pageIsGone();
    expect(calls()).toEqual({ asked: 1, questions: 0, closed: 1, waiting: false });
  });

  it('after a reload the page is asked only when it listens again', () => {
    const { handshake } = setUp();
    handshake.pageIsListening();
    handshake.pageIsGone();
    expect(handshake.mayClose()).toBe(true);
    handshake.pageIsListening();
    expect(handshake.mayClose()).toBe(false);
  });
});
