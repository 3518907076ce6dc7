import type { AttackGroup } from './attack.ts';

/** The page has the web's powers and the bridge, nothing of the program's. */
export const isolation: AttackGroup = {
  promise: 'H1',
  title: 'the page reaches neither Node nor the machine',
  attacks: [
    {
      name: 'use Node from the page',
      attempt: ({ page }) =>
        page.evaluate(() =>
          ['require', 'process', 'Buffer', 'module', 'global', '__dirname', 'ipcRenderer', 'electron'].filter(
            (name) => name in globalThis,
          ),
        ),
      refusal: [],
    },
    {
      name: 'open a window with weaker walls than promised',
      attempt: ({ app }) =>
        app.evaluate(({ BrowserWindow }) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents as
            | { getLastWebPreferences: () => Electron.WebPreferences }
            | undefined;
          const preferences = contents?.getLastWebPreferences();
          return {
            sandbox: preferences?.sandbox,
            contextIsolation: preferences?.contextIsolation,
            nodeIntegration: preferences?.nodeIntegration,
            inSubFrames: preferences?.nodeIntegrationInSubFrames,
            inWorker: preferences?.nodeIntegrationInWorker ?? false,
            webSecurity: preferences?.webSecurity,
            webviewTag: preferences?.webviewTag,
            insecureContent: preferences?.allowRunningInsecureContent,
            experimental: preferences?.experimentalFeatures,
          };
        }),
      refusal: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        inSubFrames: false,
        inWorker: false,
        webSecurity: true,
        webviewTag: false,
        insecureContent: false,
        experimental: false,
      },
    },
    {
      name: 'attach a <webview>',
      attempt: ({ page }) =>
        page.evaluate(() => {
          const view = document.body.appendChild(document.createElement('webview'));
          return [typeof (view as { loadURL?: unknown }).loadURL, view.constructor.name];
        }),
      refusal: ['undefined', 'HTMLElement'],
    },
    {
      name: 'send crash reports to someone',
      attempt: ({ app }) => app.evaluate(({ crashReporter }) => crashReporter.getUploadToServer()),
      refusal: false,
    },
  ],
};

/** Two functions, and through them only what the contract names. */
export const bridge: AttackGroup = {
  promise: 'H2',
  title: 'the bridge lets nothing through that the contract does not name',
  attacks: [
    {
      name: 'find more on the bridge',
      attempt: ({ page }) =>
        page.evaluate(() => {
          const { desk } = globalThis as unknown as { desk: object };
          return { own: Object.keys(desk).toSorted(), frozen: Object.isFrozen(desk) };
        }),
      refusal: { own: ['on', 'request'], frozen: true },
    },
    {
      name: 'put another bridge in its place',
      attempt: ({ page }) =>
        page.evaluate(() => {
          const before = (globalThis as unknown as { desk: unknown }).desk;
          try {
            Object.defineProperty(globalThis, 'desk', { value: { request: () => 'mine' } });
          } catch (error) {
            return error instanceof TypeError && (globalThis as unknown as { desk: unknown }).desk === before;
          }
          return false;
        }),
      refusal: true,
    },
    {
      name: 'call channels that are not in the contract',
      attempt: ({ page }) =>
        page.evaluate(async () => {
          type Ask = (channel: unknown, input?: unknown) => Promise<unknown>;
          const { request } = (globalThis as unknown as { desk: { request: Ask } }).desk;
          const channels = [
            'desk:request',
            'ELECTRON_BROWSER_REQUIRE',
            'fs:read',
            'constructor',
            '__proto__',
            '',
            5,
            null,
          ];
          return Promise.all(
            channels.map((channel) =>
              request(channel).then(
                () => 'went through',
                () => 'refused',
              ),
            ),
          );
        }),
      refusal: Array.from({ length: 8 }, () => 'refused'),
    },
    {
      name: 'listen to events that are not in the contract',
      attempt: ({ page }) =>
        page.evaluate(() => {
          type Listen = (event: unknown, listener: () => void) => unknown;
          const { on } = (globalThis as unknown as { desk: { on: Listen } }).desk;
          return ['desk:event', 'constructor', '*', ''].map((event) => {
            try {
              on(event, () => {});
              return 'listens';
            } catch {
              return 'refused';
            }
          });
        }),
      refusal: Array.from({ length: 4 }, () => 'refused'),
    },
  ],
};
