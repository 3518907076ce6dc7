import { describe, expect, it } from 'vitest';
import { servedPath } from './served-path.ts';

const app = (rest: string): string | null => servedPath(`app://toasoan${rest}`, 'app://toasoan');

describe('an address becomes a path inside the folder, or nothing', () => {
  it('[H3] names files, also in Vietnamese', () => {
    expect({
      plain: app('/index.html'),
      deep: app('/assets/main-1a2b.js'),
      query: app('/index.html?x=1#y'),
      vietnamese: app('/chuy%C3%AAn-m%E1%BB%A5c.html'),
    }).toEqual({
      plain: 'index.html',
      deep: 'assets/main-1a2b.js',
      query: 'index.html',
      vietnamese: 'chuyên-mục.html',
    });
  });

  it.each([
    ['encoded slash', '/a..%2f..%2fpackage.json'],
    ['encoded slash inside the folder', '/assets%2fmain.js'],
    ['encoded backslash', '/..%5c..%5cpackage.json'],
    ['backslash', '/..\\..\\package.json'],
    ['encoded NUL', '/index.html%00.png'],
    ['bytes that are not UTF-8', '/%ff%fe.html'],
    ['half an escape', '/%.html'],
    ['a drive', '/c:/windows/win.ini'],
    ['a stream', '/index.html:secret'],
    ['an empty part', '//index.html'],
    ['the folder itself', '/'],
    ['a line break', '/index%0a.html'],
  ])('[H3] refuses %s', (_name, rest) => {
    expect(app(rest)).toBeNull();
  });

  it.each([
    'app://other/index.html',
    'app://toasoan.evil/index.html',
    'app://toasoan:80/index.html',
    'app://user@toasoan/index.html',
    'media://toasoan/index.html',
    'file:///etc/passwd',
    'not an address',
  ])('[H3] refuses %s, which is another place', (address) => {
    expect(servedPath(address, 'app://toasoan')).toBeNull();
  });

  it('[H3] never leaves the folder, whatever the dots', () => {
    // Dots that URL parsing resolves end inside the folder; the others are refused.
    const climbs = [
      '/../package.json',
      '/%2e%2e/package.json',
      '/a/%2E%2e/%2e%2E/package.json',
      '/./../x/../package.json',
    ];
    expect(climbs.map(app)).toEqual(climbs.map(() => 'package.json'));
  });
});
