import { expect, test } from 'vitest';
import { controlFile, readFpmArguments } from './fpm-arguments.mjs';

test('the arguments of a packing program become a description of the package and a list of what goes where', () => {
  const call = readFpmArguments(
    [
      ['-s', 'dir', '--force', '-t', 'deb', '-d', 'libnss3', '-d', 'libgtk-3-0 | libgtk-3-0t64'],
      ['--name=toasoan', '--version', '0.1.0', '--architecture', 'amd64', '--maintainer', 'Tòa Soạn <a@example.org>'],
      [
        '--description',
        'A newsroom\n\nDrafts and reviews.',
        '--deb-recommends',
        'fonts-noto',
        '--package',
        '/tmp/a.deb',
      ],
      ['/release/linux-unpacked/=/opt/ToaSoan', '/icons/16=16.png=/usr/share/icons/a.png'],
    ].flat(),
  );
  expect([call.copies, call.options.get('--package'), controlFile(call, 42)]).toEqual([
    [
      { from: '/release/linux-unpacked/', to: '/opt/ToaSoan' },
      { from: '/icons/16=16.png', to: '/usr/share/icons/a.png' },
    ],
    '/tmp/a.deb',
    [
      'Package: toasoan',
      'Version: 0.1.0',
      'Architecture: amd64',
      'Maintainer: Tòa Soạn <a@example.org>',
      'Installed-Size: 42',
      'Section: editors',
      'Priority: optional',
      'Depends: libnss3, libgtk-3-0 | libgtk-3-0t64',
      'Recommends: fonts-noto',
      'Description: A newsroom',
      ' .',
      ' Drafts and reviews.',
      '',
    ].join('\n'),
  ]);
});
