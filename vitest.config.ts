import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const FOLDERS = ['shared', 'main', 'renderer', 'scripts', 'lint', 'proof', 'bench'];

/** Tests that put another module in the place of one of ours: what others have loaded already must not be met there, nor theirs by others. */
const replacing = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/u.test(name))
    .map((name) => path.posix.join(folder, ...name.split(path.sep))),
).filter((file) => /\bvi\.(?:mock|doMock)\(/u.test(readFileSync(file, 'utf8')));

/** Node tests by default; a DOM test names its environment in its first line (`// @vitest-environment jsdom`). */
export default defineConfig({
  test: {
    setupFiles: ['renderer/drain-page.testkit.ts'],
    testTimeout: 20_000,
    // Vitest would leave one processor idle, which is half of a machine that has two.
    maxWorkers: '100%',
    restoreMocks: true,
    // The portal's style sheet is a file that is published; every other one is left out of tests.
    css: { include: [/static-site\/theme\/portal\.css/] },
    projects: [
      // Loading the window's packages anew for each of 180 files costs a third of the whole.
      {
        extends: true,
        test: {
          name: 'together',
          include: [`{${FOLDERS.join(',')}}/**/*.test.{ts,tsx}`],
          exclude: replacing,
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: replacing, isolate: true } },
    ],
  },
});
