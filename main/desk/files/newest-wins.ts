/**
 * Lets one write run at a time and, of those that wait behind it, only the newest. Every caller is answered when what they gave, or something
 * newer, has been written.
 */
export function createNewestWins<T, R>(
  write: (value: T) => Promise<R>,
): {
  readonly give: (value: T) => Promise<R>;
  /** Resolves when nothing is being written and nothing waits. */
  readonly idle: () => Promise<void>;
} {
  let running: Promise<unknown> | null = null;
  let waiting: { value: T; readonly answer: Promise<R>; readonly run: () => void } | null = null;

  function start(value: T): Promise<R> {
    const written = write(value);
    running = written.then(startWaiting, startWaiting);
    return written;
  }

  function startWaiting(): void {
    running = null;
    const pending = waiting;
    waiting = null;
    pending?.run();
  }

  function wait(value: T): Promise<R> {
    if (waiting !== null) {
      waiting.value = value;
      return waiting.answer;
    }
    const { promise, resolve, reject } = deferred<R>();
    const pending = { value, answer: promise, run: () => void start(pending.value).then(resolve, reject) };
    waiting = pending;
    return promise;
  }

  return {
    give: (value) => (running === null ? start(value) : wait(value)),
    idle: async () => {
      while (running !== null) await running;
    },
  };
}

/** A promise with its two ends outside. */
function deferred<R>() {
  let resolve: (value: R) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<R>((onValue, onReason) => {
    resolve = onValue;
    reject = onReason;
  });
  return { promise, resolve, reject };
}
