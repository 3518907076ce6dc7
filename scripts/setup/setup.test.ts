import { expect, test } from 'vitest';
import { stalePackages } from './packages.mjs';
import { missingLibraries } from './system-libraries.mjs';

test('packages: missing and outdated ones are stale; optional ones of other platforms and extra ones are not', () => {
  const wanted = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0' },
      'node_modules/c': { version: '3.0.0' },
      'node_modules/c-win32': { version: '3.0.0', optional: true },
    },
  };
  const installed = {
    packages: {
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '1.9.0' },
      'node_modules/left-over': { version: '1.0.0' },
    },
  };
  expect(stalePackages(wanted, installed)).toEqual(['node_modules/b', 'node_modules/c']);
});

test('system libraries: any name of a library will do; half-removed packages do not count', () => {
  const listing = 'libasound2 installed\nxvfb config-files\nlibnss3 installed\nlibgtk-3-0t64 not-installed\n';
  expect(missingLibraries([['libasound2t64', 'libasound2'], 'libnss3', 'xvfb', 'dbus'], listing)).toEqual([
    'xvfb',
    'dbus',
  ]);
});
