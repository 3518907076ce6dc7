/**
 * The small program that an unpacked Electron runs first: it takes the app's folder from the command line, gives Electron
 * the app's name and opens it. An official Electron brings its own; the fallback runtime has none.
 */
export const defaultApp = {
  'package.json': JSON.stringify({ name: 'electron', productName: 'Electron', main: 'main.mjs', type: 'module' }),
  'main.mjs': `
import { app } from 'electron';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const Module = createRequire(import.meta.url)('node:module');
const required = [];
let target = null;
for (let rest = process.argv.slice(1); rest.length > 0 && target === null; ) {
  const word = rest.shift();
  if (word === '-v' || word === '--version') {
    console.log('v' + process.versions.electron);
    process.exit(0);
  }
  if (word === '-r' || word === '--require') required.push(rest.shift());
  else if (!word.startsWith('-')) target = path.resolve(word);
}
if (target === null) {
  console.error('usage: electron [options] FOLDER_OF_THE_APP');
  process.exit(1);
}
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
if (required.length > 0) Module._preloadModules(required);
if (fs.statSync(target).isDirectory()) {
  const about = JSON.parse(fs.readFileSync(path.join(target, 'package.json'), 'utf8'));
  app.setName(about.productName ?? about.name ?? 'Electron');
  if (about.version) app.setVersion(about.version);
  if (about.desktopName) app.setDesktopName(about.desktopName);
  app.setAppPath(target);
}
await import(pathToFileURL(Module._resolveFilename(target, null, true)).href);
`,
};
