import path from 'node:path';
import { BUNDLE_ENDING } from './bundle-layout.ts';

/** The bundles that the system names when it starts the program: by double click, or by hand on a command line. */
export const bundleFilesIn = (args: readonly string[], folder: string): readonly string[] =>
  args
    .slice(1)
    .filter((arg) => !arg.startsWith('-') && arg.toLowerCase().endsWith(BUNDLE_ENDING))
    .map((arg) => path.resolve(folder, arg));
