import { describe, expect, test } from 'vitest';
import { refuseFileName, refuseImport, roomOf } from './layers.mjs';

describe('layers', () => {
  test.each([
    ['shared/text/fold.ts', './tone.ts'],
    ['shared/article/article.ts', '../text/fold.ts'],
    ['shared/article/article.ts', 'valibot'],
    ['shared/article/article.test.ts', 'node:fs'],
    ['shared/article/article.test.ts', 'fast-check'],
    ['main/desk/carrier.ts', 'node:fs/promises'],
    ['main/desk/carrier.ts', 'electron'],
    ['main/desk/carrier.ts', '../../shared/result.ts'],
    ['main/preload/preload.ts', 'electron'],
    ['main/preload/preload.ts', '../../shared/ipc/contract.ts'],
    ['renderer/app/main.tsx', './main.module.css'],
    ['renderer/app/main.tsx', '../../shared/result.ts'],
    ['renderer/app/main.tsx', './worker.ts?worker'],
    ['e2e/app.ts', '@playwright/test'],
    ['proof/hardening.ts', '../main/windows/menu.ts'],
    ['bench/typing.bench.tsx', '../renderer/editor/editor.tsx'],
    ['scripts/check.mjs', './say.mjs'],
    ['vitest.config.ts', 'fs'],
  ])('%s may import %s', (file, specifier) => {
    expect(refuseImport(file, specifier)).toBeNull();
  });

  test.each([
    ['shared/article/article.ts', 'node:crypto'],
    ['shared/article/article.ts', 'crypto'],
    ['shared/article/article.ts', 'electron'],
    ['shared/article/article.ts', 'react'],
    ['shared/article/article.ts', 'lexical'],
    ['shared/article/article.ts', '@lexical/link'],
    ['shared/article/article.ts', '../../main/desk/carrier.ts'],
    ['shared/article/article.test.ts', '../../main/desk/carrier.ts'],
    ['shared/article/article.ts', '../text/fold'],
    ['shared/article/article.ts', '@/text/fold.ts'],
    ['shared/article/article.ts', '/shared/text/fold.ts'],
    ['shared/article/article.ts', '../../../elsewhere/x.ts'],
    ['main/desk/carrier.ts', '../../renderer/app/main.tsx'],
    ['main/desk/carrier.ts', '../preload/preload.ts'],
    ['main/desk/carrier.ts', 'react-dom/server'],
    ['main/desk/carrier.ts', 'fs'],
    ['main/preload/preload.ts', 'node:fs'],
    ['main/preload/preload.ts', '../index.ts'],
    ['renderer/app/main.tsx', 'electron'],
    ['renderer/app/main.tsx', 'node:path'],
    ['renderer/app/main.tsx', '../../main/index.ts'],
    ['renderer/app/main.tsx', 'keytar'],
    ['e2e/app.ts', '../main/index.ts'],
    ['e2e/app.ts', 'electron'],
  ])('%s may not import %s', (file, specifier) => {
    expect(refuseImport(file, specifier)).toEqual(expect.any(String));
  });

  test('the preload is a room of its own inside main', () => {
    expect(['main/preload/preload.ts', 'main/index.ts', 'vite.main.config.ts'].map(roomOf)).toEqual([
      'main/preload',
      'main',
      null,
    ]);
  });
});

describe('file names', () => {
  test.each(['main/index.ts', 'shared/text/fold-text.test.ts', 'renderer/app/app-shell.module.css'])('%s', (file) => {
    expect(refuseFileName(file)).toBeNull();
  });

  test.each([
    'renderer/app/App.tsx',
    'renderer/app/index.ts',
    'shared/text/fold_text.ts',
    'shared/utils/fold.ts',
    'main/desk/helpers.ts',
    'main/desk/desk-Carrier.ts',
  ])('%s is refused', (file) => {
    expect(refuseFileName(file)).toEqual(expect.any(String));
  });
});
