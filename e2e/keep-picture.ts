import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { projectFolder } from './electron-program.ts';

/**
 * Where a story leaves what a person may want to look at: `npm run demo` and the README's pictures name the folder in
 * TOASOAN_STORY_FOLDER, otherwise test-results/story.
 */
export const storyFolder = process.env['TOASOAN_STORY_FOLDER'] ?? path.join(projectFolder, 'test-results/story');

/** In CI nobody looks at pictures of stories that hold (those of others are kept with them), and there are a hundred of a third of a second each. */
const isLookedAt = process.env['CI'] === undefined || process.env['TOASOAN_STORY_FOLDER'] !== undefined;

/** Keeps a picture of the window as NAME.png in the story's folder, where somebody may look at it. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!isLookedAt) return;
  mkdirSync(storyFolder, { recursive: true });
  await page.screenshot({ path: path.join(storyFolder, `${name}.png`) });
}
