import { expect, test } from 'vitest';
import { findSecondCopies } from './second-copies.mjs';

const watch = (packages: Record<string, { version?: string }>) =>
  findSecondCopies({ packages }, ['lexical'], ['@lexical/']);

test('one copy of each, in one version, is fine', () => {
  expect(
    watch({
      '': {},
      'node_modules/lexical': { version: '1.0.0' },
      'node_modules/@lexical/link': { version: '1.0.0' },
      'node_modules/other': { version: '2.0.0' },
    }),
  ).toEqual([]);
});

test('a nested second copy and a mixed family are both named', () => {
  expect(
    watch({
      'node_modules/lexical': { version: '1.0.0' },
      'node_modules/@lexical/list/node_modules/lexical': { version: '1.1.0' },
      'node_modules/@lexical/link': { version: '1.0.0' },
      'node_modules/@lexical/list': { version: '1.1.0' },
    }),
  ).toEqual([
    'lexical is installed 2 times: node_modules/lexical, node_modules/@lexical/list/node_modules/lexical',
    '@lexical/* is installed in several versions: 1.0.0, 1.1.0',
  ]);
});
