import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from './fingerprint.mjs';

let root = '';
const write = (name: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
};

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'fingerprint-'));
  write('shared/a.ts', 'one');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test('changes with an edit, a new file, a removed file and a source that appears; not with a test', () => {
  const seen = () => fingerprint(root, ['shared', 'package-lock.json']);
  const prints = [seen()];
  const step = (change: () => void) => {
    change();
    prints.push(seen());
  };
  step(() => {
    write('shared/a.test.ts', 'test');
  });
  step(() => {
    write('shared/b/c.ts', 'new');
  });
  step(() => {
    utimesSync(path.join(root, 'shared/a.ts'), 1, 1);
  });
  step(() => {
    rmSync(path.join(root, 'shared/b/c.ts'));
  });
  step(() => {
    write('package-lock.json', '{}');
  });
  expect(prints.map((print, at) => prints.indexOf(print) === at)).toEqual([true, false, true, true, true, true]);
});
