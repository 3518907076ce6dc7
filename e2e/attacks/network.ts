import type { AttackGroup, Target } from './attack.ts';

// oxlint-disable max-lines-per-function -- one list, which must cross into the page as one function
/** Every way that a page knows to reach a server, tried at once. A way that this browser lacks counts as tried. */
const callOutside = async ({ page, listener }: Target, from: string): Promise<void> => {
  await page.evaluate(
    async ({ origin, port, mark }) => {
      const to = (way: string) => `${origin}/${mark}-${way}`;
      const element = (name: string, attributes: Readonly<Record<string, string>>) => () => {
        const made = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
        document.body.append(made);
      };
      const ways: (() => unknown)[] = [
        () => fetch(to('fetch')),
        () => fetch(to('no-cors'), { mode: 'no-cors', method: 'POST', body: 'x' }),
        () => fetch(to('keepalive'), { keepalive: true }),
        () => {
          const request = new XMLHttpRequest();
          request.open('GET', to('xhr'));
          request.send();
        },
        () => new WebSocket(`ws://127.0.0.1:${port}/${mark}-socket`),
        () => new EventSource(to('events')),
        () => navigator.sendBeacon(to('beacon'), 'x'),
        () => new FontFace('far', `url(${to('font')})`).load(),
        () => navigator.serviceWorker.register(to('service-worker')),
        async () => {
          // The one part of a browser that neither the page's policy nor the session's requests know of.
          const relay = { username: 'x', credential: 'x' };
          const call = new RTCPeerConnection({
            iceServers: [
              { urls: `stun:127.0.0.1:${port}` },
              { urls: `turn:127.0.0.1:${port}?transport=tcp`, ...relay },
              { urls: `turn:127.0.0.1:${port}?transport=udp`, ...relay },
            ],
          });
          call.createDataChannel('x');
          await call.setLocalDescription(await call.createOffer());
          await new Promise((resolve) => setTimeout(resolve, 2_000));
        },
        () => (document.body.style.backgroundImage = `url(${to('background')})`),
        element('img', { src: to('img'), srcset: `${to('srcset')} 2x` }),
        element('iframe', { src: to('iframe') }),
        element('object', { data: to('object') }),
        element('embed', { src: to('embed') }),
        element('video', { src: to('video'), poster: to('poster'), autoplay: '' }),
        element('audio', { src: to('audio'), autoplay: '' }),
        element('link', { rel: 'stylesheet', href: to('style') }),
        element('link', { rel: 'prefetch', href: to('prefetch') }),
        element('link', { rel: 'preload', as: 'image', href: to('preload') }),
        element('link', { rel: 'preconnect', href: origin }),
        element('link', { rel: 'dns-prefetch', href: origin }),
        element('link', { rel: 'icon', href: to('icon') }),
        element('link', { rel: 'manifest', href: to('manifest') }),
        element('link', { rel: 'modulepreload', href: to('module') }),
        element('input', { type: 'image', src: to('input') }),
        () => {
          const link = document.createElement('a');
          link.href = '#ping';
          link.ping = to('ping');
          document.body.append(link);
          link.click();
        },
        () => {
          const form = document.createElement('form');
          form.method = 'post';
          form.action = to('form');
          document.body.append(form);
          form.submit();
        },
      ];
      await Promise.all(
        ways.map(async (way) => {
          try {
            await Promise.race([way(), new Promise((resolve) => setTimeout(resolve, 2_500))]);
          } catch {
            // Refused at once.
          }
        }),
      );
      await new Promise((resolve) => setTimeout(resolve, 500));
      document.body.style.backgroundImage = '';
    },
    { origin: listener.origin, port: listener.port, mark: from },
  );
};

/** The window reaches no network at all: two walls, and each is tried by itself. */
export const network: AttackGroup = {
  promise: 'H9',
  title: 'nothing leaves the machine',
  attacks: [
    {
      name: 'call a server from the page in 28 ways',
      attempt: async (target) => {
        await callOutside(target, 'page');
        return target.listener.heard();
      },
      refusal: [],
    },
    {
      name: 'get past the page’s policy: the session itself',
      attempt: async ({ app, listener }) => {
        const outcome = await app.evaluate(async ({ session }, address) => {
          try {
            await session.defaultSession.fetch(address);
            return 'went through';
          } catch (error) {
            return error instanceof Error ? error.message : 'refused';
          }
        }, `${listener.origin}/session`);
        return { outcome, heard: listener.heard() };
      },
      refusal: { outcome: 'net::ERR_BLOCKED_BY_CLIENT', heard: [] },
    },
    {
      name: 'get past the session: the page’s policy, by what it reports',
      attempt: ({ page, listener }) =>
        page.evaluate(async (origin) => {
          const broken = new Set<string>();
          const note = (event: SecurityPolicyViolationEvent) => void broken.add(event.effectiveDirective);
          document.addEventListener('securitypolicyviolation', note);
          await fetch(`${origin}/policy`).catch(() => null);
          const frame = document.body.appendChild(document.createElement('iframe'));
          frame.src = `${origin}/policy`;
          const image = new Image();
          image.src = `${origin}/policy`;
          const style = document.head.appendChild(document.createElement('link'));
          style.rel = 'stylesheet';
          style.href = `${origin}/policy`;
          await new Promise((resolve) => setTimeout(resolve, 300));
          document.removeEventListener('securitypolicyviolation', note);
          return [...broken].toSorted();
        }, listener.origin),
      refusal: ['connect-src', 'frame-src', 'img-src', 'style-src-elem'],
    },
    {
      name: 'save a file past the person',
      attempt: async ({ app, page }) => {
        await app.evaluate(({ session }) => {
          const seen = globalThis as unknown as { downloads: string[] };
          seen.downloads = [];
          session.defaultSession.on('will-download', (event, item) => {
            item.once('done', (_done, state) => seen.downloads.push(state));
            seen.downloads.push(event.defaultPrevented ? 'prevented' : 'begun');
          });
        });
        await page.evaluate(async () => {
          const link = document.createElement('a');
          link.href = URL.createObjectURL(new Blob(['x']));
          link.download = 'x.desktop';
          document.body.append(link);
          link.click();
          await new Promise((resolve) => setTimeout(resolve, 300));
        });
        return app.evaluate(() =>
          (globalThis as unknown as { downloads: string[] }).downloads.filter(
            (state) => state !== 'prevented' && state !== 'cancelled',
          ),
        );
      },
      refusal: [],
    },
  ],
};
