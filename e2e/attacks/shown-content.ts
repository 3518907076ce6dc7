import type { Page } from '@playwright/test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { askDesk, type AttackGroup, type Target } from './attack.ts';
import { EVERYTHING } from '../../shared/ipc/list-wish.ts';

const hostilePage = (origin: string): string => `<!doctype html><html><head>
<base href="${origin}/base/">
<meta http-equiv="refresh" content="2; url=${origin}/refresh">
<link rel="stylesheet" href="${origin}/style.css">
<style>@import url(${origin}/import.css); body { background: url(${origin}/background.png) }</style>
<script>parent.postMessage('script ran', '*')</script>
<script src="${origin}/far.js"></script><script src="preview://site/near.js"></script>
</head><body onload="parent.postMessage('onload ran', '*')"><p id="words">Trang của kẻ lạ</p>
<img src="${origin}/img.png" onerror="parent.postMessage('onerror ran', '*')">
<svg onload="parent.postMessage('svg ran', '*')"></svg>
<iframe src="${origin}/frame"></iframe><iframe src="app://toasoan/index.html"></iframe>
<object data="${origin}/object"></object><embed src="${origin}/embed">
<video src="${origin}/video" autoplay></video>
<form id="f" action="${origin}/form" method="post" target="_top"><button>x</button></form>
<a id="a" href="${origin}/top" target="_top">x</a>
</body></html>`;

/** The site's folder of the sample desk; the page in it stands for whatever a foreign hand could put there. */
function placeHostilePage(userData: string, sample: string, origin: string): void {
  const site = path.join(userData, 'samples', sample, 'site');
  mkdirSync(site, { recursive: true });
  writeFileSync(path.join(site, 'trang-la.html'), hostilePage(origin));
  writeFileSync(path.join(site, 'near.js'), "parent.postMessage('own script ran', '*')");
}

const sampleDesk = { where: 'sample', deskName: 'Báo Thử', personName: 'An', penName: '' } as const;

/** After this the preview shows the sample's first article, and everything else of its site. Answers the sample's folder, one of several where others shared the app. */
async function publishSample({ page }: Target): Promise<string> {
  const desk = await askDesk(page, 'desk:create', sampleDesk);
  const list = await askDesk(page, 'list:page', EVERYTHING);
  const articleId = (list.ok ? list.value.rows[0]?.summary.id : undefined) ?? '';
  const published = await askDesk(page, 'site:publish', { articleId });
  const shown = await askDesk(page, 'site:articleInfo', { articleId });
  if (!desk.ok || !published.ok || !shown.ok) throw new Error(`no sample site: ${JSON.stringify([desk, published])}`);
  return desk.value.folderName;
}

/** What the hostile page shows, read before it tries to lead elsewhere: while the browser refuses that, a frame may answer nothing. */
async function wordsOfHostilePage(page: Page): Promise<string> {
  for (let look = 0; look < 40; look += 1) {
    const frame = page.frames().find((each) => each.url() === 'preview://site/trang-la.html');
    const words = await frame?.evaluate(() => document.getElementById('words')?.textContent ?? null).catch(() => null);
    if (typeof words === 'string') return words;
    await page.waitForTimeout(250);
  }
  return `not in any frame: ${page
    .frames()
    .map((frame) => frame.url())
    .join(', ')}`;
}

/** The site's preview looks like the site and can do nothing. */
export const preview: AttackGroup = {
  promise: 'H6',
  title: 'a page in the preview can do nothing',
  attacks: [
    {
      name: 'run, call, post, refresh and break out from a page of the site',
      attempt: async (target) => {
        const { app, page, listener } = target;
        const sample = await publishSample(target);
        const userData = await app.evaluate(({ app: program }) => program.getPath('userData'));
        placeHostilePage(userData, sample, listener.origin);
        await page.evaluate(async () => {
          const seen = globalThis as unknown as { messages: unknown[] };
          seen.messages = [];
          window.addEventListener('message', ({ data }) => seen.messages.push(data));
          // Without the attribute that the window's own frame has: the page's own policy must be enough.
          const frame = document.createElement('iframe');
          frame.id = 'hostile';
          frame.src = 'preview://site/trang-la.html';
          document.body.append(frame);
          await new Promise((resolve) => frame.addEventListener('load', resolve));
        });
        const words = await wordsOfHostilePage(page);
        await page.waitForTimeout(3_000);
        const outcome = {
          words,
          messages: await page.evaluate(() => (globalThis as unknown as { messages: unknown[] }).messages),
          at: page.url(),
          heard: listener.heard(),
        };
        await page.evaluate(() => document.getElementById('hostile')?.remove());
        return outcome;
      },
      refusal: { words: 'Trang của kẻ lạ', messages: [], at: 'app://toasoan/index.html', heard: [] },
    },
    {
      name: 'read the preview, a photo or the desk’s folder by a script of the window',
      attempt: ({ page }) =>
        page.evaluate(async () => {
          const addresses = [
            'preview://site/index.html',
            `media://blob/${'a'.repeat(64)}`,
            'preview://site/../desk.json',
            'file:///etc/passwd',
          ];
          return Promise.all(
            addresses.map((address) =>
              fetch(address).then(
                () => 'went through',
                () => 'refused',
              ),
            ),
          );
        }),
      refusal: ['refused', 'refused', 'refused', 'refused'],
    },
    {
      name: 'read them from a page without any policy: the schemes themselves',
      attempt: ({ app }) =>
        app.evaluate(async ({ BrowserWindow }) => {
          const stranger = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
          try {
            await stranger.loadURL('about:blank');
            const outcome: unknown = await stranger.webContents.executeJavaScript(
              `Promise.all(['preview://site/index.html', 'media://blob/${'a'.repeat(64)}'].flatMap((address) =>
                ['cors', 'no-cors'].map((mode) => fetch(address, { mode }).then(() => 'went through', () => 'refused'))))`,
            );
            return outcome;
          } finally {
            stranger.destroy();
          }
        }),
      refusal: ['refused', 'refused', 'refused', 'refused'],
    },
  ],
};

/** What is not a photo is never shown as one. */
export const photos: AttackGroup = {
  promise: 'H5',
  title: 'only photos are taken in, and only the desk’s photos are shown',
  attacks: [
    {
      name: 'hand over a drawing with a script, a page and a program as photos',
      attempt: async ({ page }) => {
        await askDesk(page, 'desk:create', sampleDesk);
        const program = [...readFileSync(process.execPath).subarray(0, 4_096)];
        return page.evaluate(async (executable) => {
          type Answer = { ok: boolean; value?: { ok: boolean; error?: { reason?: string } } };
          type Ask = (channel: string, input?: unknown) => Promise<Answer>;
          const { request } = (globalThis as unknown as { desk: { request: Ask } }).desk;
          const text = (words: string) => new TextEncoder().encode(words);
          const files = [
            text('<svg xmlns="http://www.w3.org/2000/svg"><script>parent.broken=1</script></svg>'),
            text('<!doctype html><script>parent.broken=1</script>'),
            Uint8Array.from(executable),
            new Uint8Array(),
          ];
          const answers = await Promise.all(
            files.map((bytes) => request('photo:add', { fileName: '../../anh.jpg', bytes })),
          );
          return answers.map(({ value }) => value?.error?.reason ?? 'went through');
        }, program);
      },
      refusal: ['svg', 'not-a-photo', 'not-a-photo', 'not-a-photo'],
    },
    {
      name: 'show what is not in the desk',
      attempt: ({ page }) =>
        page.evaluate(async () => {
          const show = (src: string) =>
            new Promise((resolve) => {
              const image = new Image();
              image.addEventListener('load', () => resolve('shown'));
              image.addEventListener('error', () => resolve('refused'));
              image.src = src;
            });
          return Promise.all(
            [
              `media://blob/${'a'.repeat(64)}`,
              'media://blob/..%2f..%2fdesk.json',
              `media://other/${'a'.repeat(64)}`,
              'file:///usr/share/pixmaps/debian-logo.png',
            ].map(show),
          );
        }),
      refusal: ['refused', 'refused', 'refused', 'refused'],
    },
  ],
};
