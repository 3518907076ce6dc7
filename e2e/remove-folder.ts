import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Removes what a test left. The app's processes end a moment after it and write until then; Node lists a folder once and gives up on a
 * file that appears in it afterwards, so the whole is tried again, for 20 s.
 */
export async function removeFolder(folder: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await wait(200);
    }
  }
}
