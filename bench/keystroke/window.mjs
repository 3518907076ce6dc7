import { app, BrowserWindow } from 'electron';

/** Shows one page in a bare window: the benchmark's program gives its address. */
function show() {
  const window = new BrowserWindow({ width: 1000, height: 760, title: 'keystroke bench' });
  return window.loadURL(process.argv.at(-1) ?? 'about:blank');
}

// Electron only gets ready once this module has been loaded: nothing may be awaited here.
app.whenReady().then(show, (/** @type {unknown} */ error) => {
  console.error(error);
  app.exit(1);
});
