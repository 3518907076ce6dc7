import type { ElectronApplication } from '@playwright/test';

/** The next file dialogs for opening answer with these paths; an empty list means that the person pressed cancel. */
export async function answerOpenDialog(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () =>
      Promise.resolve({ canceled: filePaths.length === 0, filePaths: [...filePaths] });
  }, paths);
}

/** The next file dialogs for saving answer with this path; null means that the person pressed cancel. */
export async function answerSaveDialog(app: ElectronApplication, file: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }, file);
}

/** The next message boxes answer with this button. */
export async function answerMessageBox(app: ElectronApplication, button: number): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    dialog.showMessageBox = async () => Promise.resolve({ response, checkboxChecked: false });
    dialog.showMessageBoxSync = () => response;
  }, button);
}

/** Stops the app from opening the system's browser; the returned function tells which links it would have opened. */
export async function recordOpenedLinks(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  const links = await app.evaluateHandle(({ shell }) => {
    const opened: string[] = [];
    shell.openExternal = async (link: string) => {
      opened.push(link);
      return Promise.resolve();
    };
    return opened;
  });
  return async () => links.jsonValue();
}
