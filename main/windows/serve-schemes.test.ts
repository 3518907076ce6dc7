import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fail, ok } from '../../shared/result.ts';
import { servePhotos, servePreview, serveSchemes, serveWindowFiles } from './serve-schemes.ts';

let outside = '';
let folder = '';

beforeAll(async () => {
  outside = await mkdtemp(path.join(tmpdir(), 'toasoan-schemes-'));
  folder = path.join(outside, 'window');
  await mkdir(path.join(folder, 'assets'), { recursive: true });
  await writeFile(path.join(outside, 'secret.html'), 'bí mật');
  await mkdir(path.join(outside, 'windowx'));
  await writeFile(path.join(outside, 'windowx', 'near.html'), 'hàng xóm');
  await writeFile(path.join(folder, 'index.html'), '<p>Tòa soạn</p>');
  await writeFile(path.join(folder, 'assets', 'main.js.map'), '{}');
  await writeFile(path.join(folder, 'run.sh'), 'rm');
  await symlink(path.join(outside, 'secret.html'), path.join(folder, 'link.html'));
  await symlink(outside, path.join(folder, 'way-out'));
  await symlink(path.join(folder, 'index.html'), path.join(folder, 'home.html'));
});

afterAll(() => rm(outside, { recursive: true, force: true }));

const asked = async (answer: (url: string) => Promise<Response>, url: string) => {
  const response = await answer(url);
  return { status: response.status, text: await response.text() };
};

describe('the window’s files', () => {
  it('[H3] are served with their type, the policy and nosniff', async () => {
    const response = await serveWindowFiles(folder)('app://toasoan/index.html');
    expect({
      status: response.status,
      text: await response.text(),
      headers: Object.fromEntries(response.headers),
    }).toEqual({
      status: 200,
      text: '<p>Tòa soạn</p>',
      headers: {
        'cache-control': 'no-cache',
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; " +
          "img-src 'self' media: data: blob:; frame-src preview:; object-src 'none'; base-uri 'none'; form-action 'none'; " +
          "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lexical 'allow-duplicates'",
        'content-type': 'text/html; charset=utf-8',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      },
    });
  });

  it('[H4] a link inside the folder is followed, a link out of it never', async () => {
    const serve = serveWindowFiles(folder);
    const urls = ['home.html', 'link.html', 'way-out/secret.html', '../windowx/near.html', 'none.html', 'assets'];
    const answers = await Promise.all(urls.map((url) => asked(serve, `app://toasoan/${url}`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 404, 404, 404, 404]);
    expect(
      answers
        .slice(1)
        .map(({ text }) => text)
        .join(''),
    ).toBe('');
  });

  it('[H3] only kinds of files that a window is made of', async () => {
    const serve = serveWindowFiles(folder);
    expect(await asked(serve, 'app://toasoan/run.sh')).toEqual({ status: 404, text: '' });
    expect(await asked(serve, 'app://toasoan/assets/main.js.map')).toEqual({ status: 404, text: '' });
  });
});

describe('the desk’s photos', () => {
  const blob = 'ab'.repeat(32);
  const read = async (hash: string, width: number | null) =>
    hash === blob
      ? ok({ bytes: new TextEncoder().encode(`ảnh ${width}`), mediaType: 'image/webp' })
      : fail({ code: 'not-found' as const, what: 'photo' as const });
  const serve = servePhotos(read);

  it('[H5] by their hash, whole or in three widths', async () => {
    expect(await asked(serve, `media://blob/${blob}`)).toEqual({ status: 200, text: 'ảnh null' });
    expect(await asked(serve, `media://blob/${blob}?w=320`)).toEqual({ status: 200, text: 'ảnh 320' });
    expect(await asked(serve, `media://blob/${'cd'.repeat(32)}`)).toEqual({ status: 404, text: '' });
    const { headers } = await serve(`media://blob/${blob}`);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  it.each([
    `media://other/${blob}`,
    `media://blob/${blob.toUpperCase()}`,
    `media://blob/${blob.slice(1)}`,
    `media://blob/../${blob}.webp`,
    `media://blob/${blob}/x`,
    `media://blob/${blob}?w=321`,
    `media://blob/${blob}?w=320&w=960`,
    `media://blob/${blob}?x=1`,
    `media://blob/${blob}%00`,
  ])('[H5] refuses %s', async (url) => {
    expect((await serve(url)).status).toBe(400);
  });
});

describe('the site’s preview', () => {
  it('[H6] shows files of the site, which can do nothing', async () => {
    const serve = servePreview(async (file) => (file === 'bai/a.html' ? new TextEncoder().encode('trang') : null));
    const response = await serve('preview://site/bai/a.html');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect({
      text: await response.text(),
      sandboxed: /(^|; )sandbox($|;)/u.test(policy),
      scripts: policy.includes('script'),
    }).toEqual({
      text: 'trang',
      sandboxed: true,
      scripts: false,
    });
    expect(policy).toContain('frame-ancestors app://toasoan');
    expect((await serve('preview://site/bai/b.html')).status).toBe(404);
    expect((await serve('preview://site/bai%2fa.html')).status).toBe(400);
    expect((await serve('preview://site/.toasoan/state')).status).toBe(404);
  });
});

it('[H3] nothing but GET is answered', async () => {
  const handlers = new Map<string, (request: Request) => Promise<Response>>();
  const protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) => handlers.set(scheme, handler),
  };
  serveSchemes(protocol as never, {
    windowFolder: folder,
    readPhoto: async () => fail({ code: 'not-found', what: 'photo' }),
    readSiteFile: async () => null,
  });
  const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'];
  const statuses = await Promise.all(
    methods.map(async (method) => {
      // A plain object: this test's own Request would not take the scheme.
      const response = await handlers.get('app')?.({ method, url: 'app://toasoan/index.html' } as Request);
      return response?.status;
    }),
  );
  expect({ schemes: [...handlers.keys()], statuses }).toEqual({
    schemes: ['app', 'media', 'preview'],
    statuses: [200, 405, 405, 405, 405, 405],
  });
});
