import type { ElectronApplication } from '@playwright/test';
import type { MenuCommand } from '../shared/ipc/contract.ts';

/** Chooses an entry of the native menu, as a click would. The entry must exist, be enabled and be visible. */
export async function chooseFromMenu(app: ElectronApplication, command: MenuCommand): Promise<void> {
  const refusal = await app.evaluate(({ Menu, BrowserWindow }, id) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id);
    if (!item) return 'is not in the menu';
    if (!item.enabled || !item.visible) return 'is greyed out';
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    // Electron types `click` as a bare Function.
    const click = item.click as (event: undefined, window: unknown, contents: unknown) => void;
    click.call(item, undefined, window, window?.webContents);
    return null;
  }, command);
  if (refusal !== null) throw new Error(`the menu command ${command} ${refusal}`);
}
