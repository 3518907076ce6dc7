import { defineConfig } from 'vitest/config';

/** Node tests by default; a DOM test names its environment in its first line (`// @vitest-environment jsdom`). */
export default defineConfig({
  test: {
    include: ['{shared,main,renderer,scripts,lint,proof,bench}/**/*.test.{ts,tsx}'],
    setupFiles: ['renderer/drain-page.testkit.ts'],
    testTimeout: 20_000,
    // Loading the window's packages anew for each of 180 files costs a third of the whole; whatever a test leaves behind is its own fault (`--sequence.shuffle.files` finds it).
    isolate: false,
    // Vitest would leave one processor idle, which is half of a machine that has two.
    maxWorkers: '100%',
    restoreMocks: true,
    // The portal's style sheet is a file that is published; every other one is left out of tests.
    css: { include: [/static-site\/theme\/portal\.css/] },
  },
});
