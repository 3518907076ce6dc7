import { afterAll } from 'vitest';

/** Those of the machine, taken before any test puts others in their place. */
const { setTimeout: later, setImmediate: soon } = globalThis as typeof globalThis & {
  readonly setImmediate: (run: () => void) => unknown;
};

/** A timer's work, the drawing that it asks for, that drawing's effects, and what they ask for in their turn. */
const TURNS = 5;

/**
 * Loaded before every test file. A file's page (jsdom) is taken away after its last test, and with it `window`: whatever React or a timer still has in
 * hand then would fall into nothing, and the whole run would fail beside a green test. So it is let run out while the page is still there. The tests
 * themselves take down what they drew.
 */
afterAll(async () => {
  if (typeof document === 'undefined') return;
  for (let turn = 0; turn < TURNS; turn += 1) {
    await new Promise<void>((resolve) => later(resolve));
    // React's own queue runs on these.
    await new Promise<void>((resolve) => soon(resolve));
  }
});
