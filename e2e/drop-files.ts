import type { Locator, Page } from '@playwright/test';

/** Drops files of this machine on a place in the window, as a person does from the file manager: real paths and all. */
export async function dropFiles(page: Page, place: Locator, files: readonly string[]): Promise<void> {
  const box = await place.boundingBox();
  if (!box) throw new Error('the place to drop on is not visible');
  const debuggerSession = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const position = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  try {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await debuggerSession.send('Input.dispatchDragEvent', { type, ...position, data });
    }
  } finally {
    await debuggerSession.detach();
  }
}
