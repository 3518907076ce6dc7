import { readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vite';

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

/** Native code and Electron itself stay outside the bundle; every other package goes in, so the app ships no node_modules. */
export default defineConfig({
  ssr: { target: 'node', noExternal: true, external: ['electron', 'sharp', 'keytar'] },
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
