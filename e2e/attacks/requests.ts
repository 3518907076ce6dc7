import type { AttackGroup, Target } from './attack.ts';

/** Another window of this program, as a bug could open one, with the same bridge: it asks main for the desk. */
const askFromSecondWindow = ({ app }: Target, address: string): Promise<string> =>
  app.evaluate(async ({ app: program, BrowserWindow }, url) => {
    const preload = `${program.getAppPath()}/dist/preload/preload.cjs`;
    const second = new BrowserWindow({
      show: false,
      webPreferences: { preload, sandbox: true, contextIsolation: true },
    });
    try {
      await second.loadURL(url).catch(() => null);
      return String(
        await second.webContents.executeJavaScript(
          "desk.request('app:start', undefined).then((answer) => JSON.stringify(answer), (error) => error.message)",
        ),
      );
    } finally {
      second.destroy();
    }
  }, address);

const strangersAnswer = "Error invoking remote method 'desk:request': Error: refused";

export const senders: AttackGroup = {
  promise: 'H13',
  title: 'main answers the one window only',
  attacks: [
    ...['about:blank', 'data:text/html,<p>stranger</p>', 'app://toasoan/index.html'].map((address) => ({
      name: `ask from a second window with the same bridge on ${address}`,
      attempt: (target: Target) => askFromSecondWindow(target, address),
      refusal: strangersAnswer,
    })),
    {
      name: 'ask from a frame inside the window',
      attempt: ({ page }) =>
        page.evaluate(() => {
          const frame = document.body.appendChild(document.createElement('iframe'));
          const found = 'desk' in (frame.contentWindow ?? {});
          frame.remove();
          return found;
        }),
      refusal: false,
    },
  ],
};

export const inputs: AttackGroup = {
  promise: 'H14',
  title: 'main acts on nothing that the contract does not allow, and repeats no value of it',
  attacks: [
    {
      name: 'send what no form of the contract has',
      attempt: ({ page }) =>
        page.evaluate(async () => {
          type Answer = { ok: boolean; error?: { code: string; fields?: string[] } };
          type Ask = (channel: string, input?: unknown) => Promise<Answer>;
          const { request } = (globalThis as unknown as { desk: { request: Ask } }).desk;
          const id = '01M8584QCHZK0CGFD13GHN8EFS';
          const wrong: [string, unknown][] = [
            ['app:start', { secret: 'mật' }],
            ['app:setLocale', { locale: 'mật' }],
            ['app:setTheme', { theme: { toString: 'mật' } }],
            ['article:open', { articleId: '../../../etc/passwd' }],
            ['article:open', { articleId: `${id}/..` }],
            ['article:open', { articleId: [id] }],
            ['article:open', { articleId: id, folder: '/etc' }],
            ['article:saveWorkingCopy', { articleId: id, articleJson: { mật: 1 } }],
            ['article:saveWorkingCopy', { articleId: id, articleJson: 'x'.repeat(20_000_001) }],
            ['photo:add', { fileName: 'mật.jpg', bytes: [255, 216] }],
            ['photo:add', { fileName: 'mật.jpg', bytes: new Uint8Array(64 * 1024 * 1024 + 1) }],
            ['photo:exists', { blob: '../mật' }],
            ['site:savePortal', { portal: { schema: 1, url: 'file:///mật' } }],
            ['desk:create', { where: '/etc', deskName: 'x', personName: 'x', penName: '' }],
            ['window:remember', { articleId: '__proto__' }],
            ['list:find', { query: 'x'.repeat(201), except: null }],
          ];
          const answers = await Promise.all(wrong.map(([channel, input]) => request(channel, input)));
          return {
            codes: [...new Set(answers.map((answer) => (answer.ok ? 'went through' : answer.error?.code)))],
            repeated: JSON.stringify(answers).includes('mật') || JSON.stringify(answers).includes('passwd'),
          };
        }),
      refusal: { codes: ['invalid-input'], repeated: false },
    },
    {
      name: 'send what cannot even cross',
      attempt: ({ page }) =>
        page.evaluate(async () => {
          type Ask = (channel: string, input?: unknown) => Promise<unknown>;
          const { request } = (globalThis as unknown as { desk: { request: Ask } }).desk;
          const deep: unknown[] = [];
          let inner = deep;
          for (let level = 0; level < 5_000; level += 1) {
            const next: unknown[] = [];
            inner.push(next);
            inner = next;
          }
          const odd = [() => 1, Symbol('x'), deep, document.body, new Proxy({}, {})];
          const answers = await Promise.all(
            odd.map(async (input) => {
              try {
                const answer = (await request('app:setLocale', input)) as { ok: boolean };
                return answer.ok;
              } catch {
                return false;
              }
            }),
          );
          return answers.includes(true);
        }),
      refusal: false,
    },
    {
      name: 'and the program still answers',
      attempt: ({ page }) =>
        page.evaluate(async () => {
          type Ask = (channel: string, input?: unknown) => Promise<{ ok: boolean }>;
          const { request } = (globalThis as unknown as { desk: { request: Ask } }).desk;
          return (await request('app:start', undefined)).ok;
        }),
      refusal: true,
    },
  ],
};
