import { describe, expect, it } from 'vitest';
import { openableLink } from './openable-link.ts';

describe('[H8] what may be handed to the system', () => {
  it.each([
    ['https://baothainguyen.example/tin?a=1#b', 'https://baothainguyen.example/tin?a=1#b'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/'],
    ['HTTPS://Example.org', 'https://example.org/'],
    ['mailto:toasoan@example.org?subject=H%E1%BB%8Fi', 'mailto:toasoan@example.org?subject=H%E1%BB%8Fi'],
  ])('%s', (address, opened) => {
    expect(openableLink(address)).toBe(opened);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'vscode://file/x',
    'ms-msdt:/id',
    'smb://host/share',
    'data:text/html,x',
    'app://toasoan/index.html',
    'https://ngan-hang.example@evil.example/',
    'https://user:pass@example.org/',
    'mailto:',
    'https://example.org/\u0000.exe',
    ' https://example.org/',
    'https://example.org/ x',
    'java\nscript:alert(1)',
    '//example.org/x',
    'example.org',
    '',
    `https://example.org/${'a'.repeat(2_000)}`,
  ])('not %j', (address) => {
    expect(openableLink(address)).toBeNull();
  });
});
