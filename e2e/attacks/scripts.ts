import type { Attack, AttackGroup } from './attack.ts';

/** In the page: the kind of error that `run` ends in, or what it gives back. */
const inPage = (name: string, run: () => unknown, refusal: unknown): Attack => ({
  name,
  attempt: ({ page }) => page.evaluate(run),
  refusal,
});

/** No word that reaches the page, from a file, the clipboard or a portal, can become a program. */
export const scripts: AttackGroup = {
  promise: 'H7',
  title: 'no foreign text becomes a program',
  attacks: [
    inPage(
      'set innerHTML',
      () => {
        try {
          document.createElement('div').innerHTML = '<img src=x onerror="window.broken=1">';
        } catch (error) {
          return (error as Error).name;
        }
        return 'went through';
      },
      'TypeError',
    ),
    inPage(
      'write into the document',
      () => {
        try {
          // oxlint-disable-next-line typescript/no-deprecated
          document.write('<script>window.broken=1</script>');
        } catch (error) {
          return (error as Error).name;
        }
        return 'went through';
      },
      'TypeError',
    ),
    inPage(
      'parse HTML without the one policy',
      () => {
        try {
          new DOMParser().parseFromString('<p onclick="x()">', 'text/html');
        } catch (error) {
          return (error as Error).name;
        }
        return 'went through';
      },
      'TypeError',
    ),
    inPage(
      'make a policy of its own',
      () => {
        try {
          const { trustedTypes } = globalThis as unknown as {
            trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
          };
          trustedTypes.createPolicy('mine', { createHTML: (text: string) => text });
        } catch (error) {
          return (error as Error).name;
        }
        return 'went through';
      },
      'TypeError',
    ),
    inPage(
      'evaluate text in five ways',
      async () => {
        // What the debugger itself starts may evaluate; a moment later the page is on its own again.
        await new Promise((resolve) => setTimeout(resolve));
        const call = (of: object, name: string, text: string): unknown =>
          Reflect.apply(Reflect.get(of, name) as (text: string) => unknown, undefined, [text]);
        const asyncFunctions = Reflect.getPrototypeOf(async () => {}) ?? {};
        return [
          () => call(globalThis, 'eval', '1'),
          () => call(globalThis, 'Function', 'return 1'),
          () => call(asyncFunctions, 'constructor', 'return 1'),
          () => call(globalThis, 'setTimeout', 'window.broken = 1'),
          () => document.createElement('a').setAttribute('onclick', 'window.broken=1'),
        ].map((attempt) => {
          try {
            return `went through: ${String(attempt())}`;
          } catch (error) {
            return (error as Error).name;
          }
        });
      },
      ['EvalError', 'EvalError', 'EvalError', 'TypeError', 'TypeError'],
    ),
    inPage(
      'add a script to the page',
      () => {
        const script = document.createElement('script');
        try {
          script.append('window.broken = 1');
          document.head.append(script);
        } catch (error) {
          return [(error as Error).name, 'broken' in globalThis];
        }
        return ['went in', 'broken' in globalThis];
      },
      ['TypeError', false],
    ),
    inPage(
      'load a script from elsewhere',
      () => {
        const script = document.createElement('script');
        try {
          script.src = 'https://example.org/x.js';
        } catch (error) {
          return (error as Error).name;
        }
        return 'went through';
      },
      'TypeError',
    ),
    inPage(
      'import a program from an address that holds it',
      () => {
        const addresses = [
          'data:text/javascript,window.broken=1',
          URL.createObjectURL(new Blob(['window.broken=1'], { type: 'text/javascript' })),
          'https://example.org/x.js',
        ];
        return Promise.all(
          addresses.map((address) =>
            import(address).then(
              () => 'went through',
              (error: unknown) => (error as Error).name,
            ),
          ),
        );
      },
      ['TypeError', 'TypeError', 'TypeError'],
    ),
    inPage(
      'start a worker from text',
      async () => {
        try {
          const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' })));
          return await new Promise((resolve) => {
            worker.onmessage = () => resolve('went through');
            worker.onerror = () => resolve('refused');
          });
        } catch {
          return 'refused';
        }
      },
      'refused',
    ),
    inPage(
      'compile WebAssembly',
      () =>
        WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
          () => 'went through',
          (error: unknown) => (error as Error).name,
        ),
      'CompileError',
    ),
    inPage(
      'fill a frame with text',
      () => {
        try {
          document.createElement('iframe').srcdoc = '<script>parent.broken=1</script>';
        } catch (error) {
          return (error as Error).name;
        }
        return 'went through';
      },
      'TypeError',
    ),
    inPage(
      'dress the page with inline styles, move its base, run a javascript: link',
      async () => {
        const mark = document.body.appendChild(document.createElement('p'));
        mark.setAttribute('style', 'position: fixed');
        const base = document.head.appendChild(document.createElement('base'));
        base.href = 'https://example.org/';
        const link = document.body.appendChild(document.createElement('a'));
        link.href = 'javascript:window.broken=1';
        link.click();
        await new Promise((resolve) => setTimeout(resolve, 50));
        const seen = [getComputedStyle(mark).position, new URL('x', document.baseURI).protocol, 'broken' in globalThis];
        for (const element of [mark, base, link]) element.remove();
        return seen;
      },
      ['static', 'app:', false],
    ),
  ],
};
