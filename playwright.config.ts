import { defineConfig } from '@playwright/test';

const isCi = process.env['CI'] !== undefined;

/**
 * The real app in real Electron: no browsers. On Linux three workers, each with a screen of its own (e2e/app.ts); elsewhere there is one screen, and two
 * apps typing at once would fight for the focus.
 * `app` opens the build, `package` the packaged app (npm run package makes it).
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  workers: process.platform === 'linux' ? 3 : 1,
  fullyParallel: false,
  forbidOnly: isCi,
  // Told by name as flaky (scripts/test/tally.mjs), never hidden; failing twice fails. At a desk nothing is tried twice.
  retries: isCi ? 1 : 0,
  timeout: 120_000,
  globalTimeout: 25 * 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: process.env['TOASOAN_E2E_REPORT'] ?? 'test-results/e2e.json' }]],
  projects: [
    {
      name: 'app',
      testMatch: '**/*.spec.ts',
      testIgnore: isCi ? ['**/package/**', '**/screenshots.spec.ts', '**/screens/**'] : '**/package/**',
    },
    { name: 'package', testMatch: 'package/*.spec.ts' },
  ],
});
