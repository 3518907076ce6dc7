import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { isAlive } from '../run/processes.mjs';
import { root } from '../run/tool.mjs';

const folder = path.join(root, 'dist/run');

/**
 * Bundles a TypeScript program of the project into one folder that plain Node can run; packages stay in node_modules.
 * A bundle rather than a module loader: benchmarks then measure the code as it will ship.
 * @param {string} program absolute path
 * @returns {Promise<{ file: string, remove: () => void }>}
 */
export async function bundleProgram(program) {
  mkdirSync(folder, { recursive: true });
  sweepOfDeadProcesses();
  const name = `${path.basename(program).replace(/\.tsx?$/, '')}-${process.pid}`;
  const outDir = path.join(folder, name);
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    mode: process.env.NODE_ENV ?? 'production',
    plugins: [keepOwnPlace()],
    ssr: { target: 'node' },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      copyPublicDir: false,
      rolldownOptions: { input: program, output: { format: 'es', entryFileNames: 'program.mjs' } },
    },
  });
  const remove = () => {
    rmSync(outDir, { recursive: true, force: true });
  };
  return { file: path.join(outDir, 'program.mjs'), remove };
}

/** A program that was killed could not remove its bundle. */
function sweepOfDeadProcesses() {
  for (const name of readdirSync(folder)) {
    const pid = Number(name.split('-').at(-1));
    if (!isAlive(pid)) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/**
 * A bundled module still believes that it lies where its source lies.
 * @returns {import('vite').Plugin}
 */
function keepOwnPlace() {
  return {
    name: 'keep-own-place',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('import.meta.')) return null;
      const file = id.replace(/\?.*$/, '');
      const placed = code
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
        .replaceAll('import.meta.filename', JSON.stringify(file))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href));
      return { code: placed, map: null };
    },
  };
}
