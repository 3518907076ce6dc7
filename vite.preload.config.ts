import path from 'node:path';
import { defineConfig } from 'vite';

/** The bridge. A sandboxed preload may require nothing but electron, so it is one CommonJS file with everything inside. */
export default defineConfig({
  ssr: { target: 'webworker', noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    target: 'chrome130',
    outDir: 'dist/preload',
    emptyOutDir: true,
    sourcemap: false,
    minify: false,
    copyPublicDir: false,
    rolldownOptions: {
      input: path.resolve(import.meta.dirname, 'main/preload/preload.ts'),
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
});
