import { pathToFileURL } from 'node:url';
import type { ElectronApplication, Page } from '@playwright/test';

/** Opens a page of the written site as a reader's browser would: an ordinary window with nothing of the app's, in a session of its
 * own. It cannot be navigated: the app locks every window that it makes. */
export async function openReaderWindow(
  app: ElectronApplication,
  file: string,
  {
    width = 1280,
    height = 900,
    query = '',
  }: { readonly width?: number; readonly height?: number; readonly query?: string } = {},
): Promise<Page> {
  const opening = app.waitForEvent('window');
  await app.evaluate(
    async ({ BrowserWindow }, { url, width, height }) => {
      const reader = new BrowserWindow({
        width,
        height,
        useContentSize: true,
        webPreferences: { partition: 'reader', sandbox: true },
      });
      await reader.loadURL(url);
    },
    { url: `${pathToFileURL(file).href}${query}`, width, height },
  );
  const page = await opening;
  await page.waitForLoadState('load');
  return page;
}
