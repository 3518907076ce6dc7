import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { drawingBugs, expect, keepEvidence, test as base } from './app.ts';
import { removeFolder } from './remove-folder.ts';
import { launchApp, type RunningApp } from './running-app.ts';

type WorkerFixtures = {
  /** The app of this worker, opened once. */
  readonly theApp: RunningApp;
};

/**
 * The same test for stories that need an app and not a new one: they share a profile and a window, as the articles of one working day do, and each leaves
 * the settings as it found them. What a window logs still fails the story in which it did. Starting the app is most of what a short story costs.
 */
export const test = base.extend<object, WorkerFixtures>({
  theApp: [
    async ({ ownScreen: _ }, provide) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-e2e-'));
      const running = await launchApp({ userData: path.join(folder, 'user-data') });
      await provide(running);
      await running.close();
      await removeFolder(folder);
    },
    { scope: 'worker' },
  ],
  running: async ({ theApp }, provide, testInfo) => {
    const seenBefore = theApp.problems().length;
    const bugsBefore = drawingBugs([theApp]).length;
    const expected: RegExp[] = [];
    const problems = () =>
      theApp
        .problems()
        .slice(seenBefore)
        .filter((text) => !expected.some((pattern) => pattern.test(text)));
    await provide({ ...theApp, problems, expectProblem: (pattern) => void expected.push(pattern) });
    if (testInfo.status !== testInfo.expectedStatus) await keepEvidence([theApp], testInfo);
    expect([...problems(), ...drawingBugs([theApp]).slice(bugsBefore)]).toEqual([]);
  },
});

export { expect };
