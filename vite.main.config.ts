import { readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const room = path.resolve(import.meta.dirname, 'main');

/**
 * What runs in a process or thread of its own: main/credentials/vault.ts, and every file whose name ends in .process.ts
 * (utility process, child process) or .worker.ts (thread). Each keeps its place: main/media/resize.worker.ts becomes
 * dist/main/media/resize.worker.js, to be found from dist/main/index.js by that path.
 */
const alone = readdirSync(room, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file === 'credentials/vault.ts' || /\.(process|worker)\.ts$/.test(file));

const input = Object.fromEntries(
  ['index.ts', ...alone].map((entry) => [entry.replace(/\.ts$/, ''), path.join(room, entry)]),
);

/**
 * Native code belongs in processes of its own. sharp brings a second GLib, which breaks GTK's in main on Linux; keytar can hang
 * for ever and takes all file work with it. The build fails when either can be reached from index.js.
 */
function keepNativeCodeOut(): Plugin {
  const native: Readonly<Record<string, string>> = {
    sharp: 'createSeparateDarkroom(() => startElectronDarkroom(…)), main/media',
    keytar: 'createVaultCredentials(() => startElectronVault(…)), main/credentials',
  };
  return {
    name: 'keep-native-code-out-of-main',
    generateBundle(_, bundle) {
      const reached = new Set(['index.js']);
      for (const name of reached) {
        const chunk = bundle[name];
        for (const imported of chunk?.type === 'chunk' ? [...chunk.imports, ...chunk.dynamicImports] : []) {
          reached.add(imported);
          const instead = native[imported];
          if (instead) this.error(`main/index.ts reaches ${imported} through ${name}: use ${instead}`);
        }
      }
    },
  };
}

/** ssh2 asks for native parts that would have to be compiled, and does without them: Node's own cryptography is used. They are never in the bundle. */
function leaveOutNativeSsh(): Plugin {
  const leftOut = '\0left-out.cjs';
  return {
    name: 'leave-out-native-ssh',
    enforce: 'pre',
    resolveId: (id) => (id === 'cpu-features' || id.endsWith('/sshcrypto.node') ? leftOut : null),
    // The folder of a program for Windows that is not used here, and of a file that the module holds in itself.
    transform: (code, id) =>
      id.includes('/ssh2/lib/') && code.includes('__dirname')
        ? { code: code.replaceAll('__dirname', "''"), map: null }
        : null,
    load: (id) => (id === leftOut ? "module.exports = {}; throw new Error('left out of the bundle');" : null),
  };
}

/** Native code, SQLite with its WebAssembly beside it, and Electron itself stay outside the bundle; every other package goes in. */
export default defineConfig({
  plugins: [leaveOutNativeSsh(), keepNativeCodeOut()],
  ssr: { target: 'node', noExternal: true, external: ['electron', 'sharp', 'keytar', 'node-sqlite3-wasm'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/main',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    copyPublicDir: false,
    rolldownOptions: {
      input,
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
