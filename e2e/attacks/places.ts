import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { recordOpenedLinks } from '../dialogs.ts';
import { dropFiles } from '../drop-files.ts';
import type { AttackGroup, Target } from './attack.ts';

const standing = async ({ app }: Target) =>
  app.evaluate(async ({ BrowserWindow }) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    return BrowserWindow.getAllWindows().map((window) => window.webContents.getURL());
  });

const home = ['app://toasoan/index.html'];

/** The one window shows the one page, from its beginning to its end. */
export const places: AttackGroup = {
  promise: 'H10',
  title: 'the window stays where it is',
  attacks: [
    // First: once a navigation was refused, nothing that waits for the page to be still comes back.
    {
      name: 'drop a file beside the place for photos',
      attempt: async (target) => {
        const file = path.join(
          path.dirname(await target.app.evaluate(({ app }) => app.getPath('userData'))),
          'trang.html',
        );
        writeFileSync(file, '<p>away</p>');
        await dropFiles(target.page, target.page.locator('body'), [file]);
        return standing(target);
      },
      refusal: home,
    },
    {
      name: 'leave the page for eight other places',
      attempt: async (target) => {
        await target.page.evaluate(async (origin) => {
          const addresses = [
            `${origin}/away`,
            'https://example.org/',
            'file:///etc/passwd',
            'app://toasoan/assets/',
            'app://elsewhere/index.html',
            'media://blob/x',
            'preview://site/index.html',
            'data:text/html,<p>away</p>',
          ];
          for (const address of addresses) {
            try {
              location.assign(address);
            } catch {
              // Refused at once.
            }
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
        }, target.listener.origin);
        return { at: await standing(target), heard: target.listener.heard() };
      },
      refusal: { at: home, heard: [] },
    },
    {
      name: 'follow links and forms out of the page',
      attempt: async (target) => {
        await target.page.evaluate(async (origin) => {
          for (const target of ['_self', '_top', '_parent']) {
            const link = document.createElement('a');
            link.href = `${origin}/link`;
            link.target = target;
            document.body.append(link);
            link.click();
            const form = document.createElement('form');
            form.action = `${origin}/form`;
            form.target = target;
            document.body.append(form);
            form.submit();
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
          const refresh = document.head.appendChild(document.createElement('meta'));
          refresh.httpEquiv = 'refresh';
          refresh.content = `0; url=${origin}/refresh`;
        }, target.listener.origin);
        return { at: await standing(target), heard: target.listener.heard() };
      },
      refusal: { at: home, heard: [] },
    },
  ],
};

/** No window but the one; what is meant for the web goes to the system's browser, and nothing else goes there. */
export const windows: AttackGroup = {
  promise: 'H11',
  title: 'no new windows; only links to the web and to mail leave, to the system’s own programs',
  attacks: [
    {
      name: 'open windows in twelve ways',
      attempt: async (target) => {
        const opened = await recordOpenedLinks(target.app);
        const answers = await target.page.evaluate(async () => {
          const addresses = [
            'https://example.org/tin',
            'http://example.org/tin',
            'mailto:toasoan@example.org',
            'https://ngan-hang.example@evil.example/',
            'javascript:window.broken=1',
            'file:///etc/passwd',
            'vscode://file/etc/passwd',
            'smb://evil.example/share',
            'app://toasoan/index.html',
            'data:text/html,x',
            'about:blank',
            '',
          ];
          const answers = addresses.map((address) => window.open(address) === null);
          await new Promise((resolve) => setTimeout(resolve, 300));
          return answers.every(Boolean) && !('broken' in globalThis);
        });
        return { answers, opened: await opened(), at: await standing(target) };
      },
      refusal: {
        answers: true,
        opened: ['https://example.org/tin', 'http://example.org/tin', 'mailto:toasoan@example.org'],
        at: home,
      },
    },
    {
      name: 'open addresses of programs through the bridge',
      attempt: async (target) => {
        const opened = await recordOpenedLinks(target.app);
        const answers = await target.page.evaluate(async () => {
          type Ask = (channel: string, input: unknown) => Promise<{ ok: boolean; error?: { code: string } }>;
          const { request } = (globalThis as unknown as { desk: { request: Ask } }).desk;
          const addresses = [
            'file:///etc/passwd',
            'javascript:alert(1)',
            'vscode://file/x',
            'https://a:b@example.org/',
            'https://example.org/\u0000.exe',
            'C:\\Windows\\calc.exe',
          ];
          const answers = await Promise.all(addresses.map((url) => request('app:openLink', { url })));
          return answers.map((answer) => answer.error?.code ?? 'went through');
        });
        return { answers, opened: await opened() };
      },
      refusal: { answers: Array.from({ length: 6 }, () => 'invalid-input'), opened: [] },
    },
  ],
};
