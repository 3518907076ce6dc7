/** Runs work on one thing (by its key) strictly one after the other; work on different things runs side by side. */
export function createOneAtATime(): {
  readonly run: <T>(key: string, work: () => Promise<T>) => Promise<T>;
  readonly idle: () => Promise<void>;
} {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: (key, work) => {
      const turn = (tails.get(key) ?? Promise.resolve()).then(work);
      const tail = turn.then(
        () => {},
        () => {},
      );
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      return turn;
    },
    idle: async () => {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
