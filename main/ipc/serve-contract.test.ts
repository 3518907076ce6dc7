import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { expect, it, vi } from 'vitest';
import { ok } from '../../shared/result.ts';
import type { Log } from '../log/log-file.ts';
import type { Handlers } from './handlers.ts';
import { serveContract } from './serve-contract.ts';

const APP = 'app://toasoan';

function setUp() {
  let listener: (event: unknown, ...args: unknown[]) => Promise<unknown> = async () => null;
  const frame = { origin: APP };
  const window = { mainFrame: frame };
  const list = vi.fn<() => unknown>(() => ok([]));
  const log = { info: vi.fn<Log['info']>(), bug: vi.fn<Log['bug']>() };
  const ipcMain = { handle: (_channel: string, listen: typeof listener) => (listener = listen) };
  serveContract({
    ipcMain: ipcMain as unknown as IpcMain,
    window: { contents: () => window as unknown as WebContents, origin: APP },
    handlers: { 'list:counts': list } as unknown as Handlers,
    log,
  });
  const ask = async (event: object) =>
    listener(event as IpcMainInvokeEvent, 'list:counts', undefined).catch((error: unknown) => String(error));
  return { ask, window, frame, list };
}

it('[H13] only the window’s own main frame, showing the program’s own page, is answered', async () => {
  const { ask, window, frame, list } = setUp();
  const other = { mainFrame: { origin: APP } };
  const answers = [
    await ask({ sender: window, senderFrame: frame }),
    await ask({ sender: other, senderFrame: other.mainFrame }),
    await ask({ sender: window, senderFrame: { origin: APP } }),
    await ask({ sender: window, senderFrame: null }),
  ];
  frame.origin = 'preview://site';
  answers.push(await ask({ sender: window, senderFrame: frame }));
  frame.origin = 'null';
  answers.push(await ask({ sender: window, senderFrame: frame }));
  expect([answers, list.mock.calls.length]).toEqual([[{ ok: true, value: [] }, ...Array(5).fill('Error: refused')], 1]);
});
