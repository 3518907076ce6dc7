import { rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../electron-program.ts';
import type { Attack, AttackGroup, Target } from './attack.ts';

const statuses =
  (addresses: readonly string[], method = 'GET'): Attack['attempt'] =>
  ({ page }) =>
    page.evaluate(
      async ({ list, verb }) =>
        Promise.all(
          list.map((address) =>
            fetch(address, { method: verb }).then(
              ({ status }) => status,
              () => 'refused',
            ),
          ),
        ),
      { list: addresses, verb: method },
    );

const withLinks = async (target: Target): Promise<unknown> => {
  const served = path.join(projectFolder, 'dist/renderer');
  const file = path.join(served, 'attack-file.json');
  const folder = path.join(served, 'attack-folder');
  try {
    symlinkSync(path.join(projectFolder, 'package.json'), file);
    symlinkSync(projectFolder, folder);
    return await statuses(['app://toasoan/attack-file.json', 'app://toasoan/attack-folder/package.json'])(target);
  } finally {
    rmSync(file, { force: true });
    rmSync(folder, { force: true });
  }
};

/** The program serves the window's own files and nothing beside them. */
export const addresses: AttackGroup = {
  promise: 'H3',
  title: 'no address leads out of the window’s own files',
  attacks: [
    {
      name: 'climb out, in twelve spellings',
      attempt: statuses([
        'app://toasoan/../package.json',
        'app://toasoan/%2e%2e/package.json',
        'app://toasoan/assets/../../package.json',
        'app://toasoan/..%2fpackage.json',
        'app://toasoan/..%2Fmain%2Findex.js',
        'app://toasoan/..%5cpackage.json',
        'app://toasoan/..\\package.json',
        'app://toasoan/%252e%252e/package.json',
        'app://toasoan/index.html%00.json',
        'app://toasoan/%ff%fe.html',
        'app://toasoan//etc/passwd',
        'app://toasoan/c:/windows/win.ini',
      ]),
      // What the browser itself straightens ends inside the folder, where there is no such file.
      refusal: [404, 404, 404, 400, 400, 400, 404, 404, 400, 400, 400, 400],
    },
    {
      name: 'use another host, another method, another kind of file',
      attempt: async (target) => [
        await statuses(['app://other/index.html', 'app://toasoan.example/index.html'])(target),
        await statuses(['app://toasoan/index.html'], 'POST')(target),
        await statuses(['app://toasoan/index.html'], 'DELETE')(target),
        await statuses(['app://toasoan/assets', 'app://toasoan/'])(target),
      ],
      refusal: [['refused', 'refused'], [405], [405], [404, 400]],
    },
    { name: 'follow a symbolic link out of the folder', attempt: withLinks, refusal: [404, 404] },
  ],
};
