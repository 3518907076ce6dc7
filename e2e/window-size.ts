import type { ElectronApplication } from '@playwright/test';

/** Gives the window's page a size, in CSS pixels. */
export const setWindowSize = async (app: ElectronApplication, width: number, height: number): Promise<void> => {
  await app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 1280, h ?? 800),
    [width, height],
  );
};
