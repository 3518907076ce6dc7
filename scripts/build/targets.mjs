/**
 * What is built, from what. A target is built again when any file under its sources changed, came or went.
 * @typedef {{ name: string, config: string, entry: string, result: string, sources: readonly string[] }} Target
 */

const always = ['package-lock.json', 'tsconfig.base.json', 'shared'];

/** @type {readonly Target[]} */
export const targets = [
  {
    name: 'main',
    config: 'vite.main.config.ts',
    entry: 'main/index.ts',
    result: 'dist/main/index.js',
    sources: [...always, 'vite.main.config.ts', 'main'],
  },
  {
    name: 'preload',
    config: 'vite.preload.config.ts',
    entry: 'main/preload/preload.ts',
    result: 'dist/preload/preload.cjs',
    sources: [...always, 'vite.preload.config.ts', 'main/preload'],
  },
  {
    name: 'renderer',
    config: 'vite.renderer.config.ts',
    entry: 'renderer/index.html',
    result: 'dist/renderer/index.html',
    sources: [...always, 'vite.renderer.config.ts', 'renderer'],
  },
];
