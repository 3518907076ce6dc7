import type { ElectronApplication } from '@playwright/test';
import type { Answers, Channel, DeskEvent, DeskEvents } from '../../shared/ipc/contract.ts';

type Instead = { readonly [C in Channel]?: Answers[C] };

/**
 * From now on main answers these requests with these values, the others as ever: for pictures of what a desk rarely is in all its states at once. Proves
 * nothing but how the window shows it. Returns the way back to main's own answers.
 */
export async function answerInstead(app: ElectronApplication, answers: Instead): Promise<() => Promise<void>> {
  const before = await app.evaluateHandle(
    ({ ipcMain }, values) => {
      type Listen = (event: unknown, channel: string, input: unknown) => unknown;
      // Electron keeps its listeners here and has no way to ask for one.
      const { _invokeHandlers: listeners } = ipcMain as unknown as { _invokeHandlers: Map<string, Listen> };
      const real = listeners.get('desk:request');
      if (!real) throw new Error('nobody listens to the window');
      ipcMain.removeHandler('desk:request');
      ipcMain.handle('desk:request', (event, channel: string, input: unknown) =>
        channel in values
          ? { ok: true, value: (values as Record<string, unknown>)[channel] }
          : real(event, channel, input),
      );
      return real;
    },
    answers as Readonly<Record<string, unknown>>,
  );
  return () =>
    app.evaluate(({ ipcMain }, real) => {
      ipcMain.removeHandler('desk:request');
      ipcMain.handle('desk:request', real);
    }, before);
}

/** Tells the window something as if main had. */
export async function tellInstead<E extends DeskEvent>(
  app: ElectronApplication,
  event: E,
  payload: DeskEvents[E],
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, told) => BrowserWindow.getAllWindows()[0]?.webContents.send('desk:event', ...told),
    [event, payload],
  );
}
