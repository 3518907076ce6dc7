import { app, BrowserWindow } from 'electron';

/** The least that an Electron program can be: one sandboxed window with one field. What starting costs before any code of ours. */
void app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } });
  await window.loadURL('data:text/html,<div contenteditable role="textbox" aria-label="bare"></div>');
});
