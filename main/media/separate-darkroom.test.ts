import { expect, test, vi } from 'vitest';
import { ok } from '../../shared/result.ts';
import type { DarkroomOrder } from './darkroom-messages.ts';
import { createSeparateDarkroom } from './separate-darkroom.ts';

const rendition = (width: number) =>
  ok({ bytes: new Uint8Array([width]), mediaType: 'image/jpeg' as const, width, height: 1 });
const order = (width: number) => ({ original: new Uint8Array(), width, format: 'jpeg' as const });

/** A process that obeys the test instead of decoding. */
function fakeProcesses() {
  const started: {
    readonly orders: DarkroomOrder[];
    reply: (message: unknown) => void;
    exit: () => void;
    readonly kill: () => void;
  }[] = [];
  const start = () => {
    const one = { orders: [] as DarkroomOrder[], reply: (_: unknown) => {}, exit: () => {}, kill: vi.fn<() => void>() };
    started.push(one);
    return {
      post: (posted: DarkroomOrder) => {
        one.orders.push(posted);
      },
      onMessage: (listener: (message: unknown) => void) => {
        one.reply = listener;
      },
      onExit: (listener: () => void) => {
        one.exit = listener;
      },
      kill: one.kill,
    };
  };
  return { started, start };
}

test('answers find their orders, whatever the sequence; one process serves all', async () => {
  const { started, start } = fakeProcesses();
  const darkroom = createSeparateDarkroom(start);
  const both = Promise.all([darkroom.makeRendition(order(1)), darkroom.makeRendition(order(2))]);
  started[0]?.reply('nonsense');
  started[0]?.reply({ id: 99, result: rendition(99) });
  started[0]?.reply({ id: 2, result: rendition(2) });
  started[0]?.reply({ id: 1, result: rendition(1) });
  expect([await both, started.length]).toEqual([[rendition(1), rendition(2)], 1]);
});

test('a photo that crashes the process is refused by name, and the next one gets a new process', async () => {
  const { started, start } = fakeProcesses();
  const darkroom = createSeparateDarkroom(start);
  const bad = darkroom.takePhoto({ bytes: new Uint8Array(), fileName: 'lễ hội.jpg' });
  started[0]?.exit();
  const good = darkroom.makeRendition(order(3));
  started[1]?.reply({ id: 2, result: rendition(3) });
  expect([await bad, await good]).toEqual([
    { ok: false, error: { code: 'photo-refused', reason: 'damaged', fileName: 'lễ hội.jpg' } },
    rendition(3),
  ]);
});

test('a photo that never ends is given up and its process killed; an unused process is ended', async () => {
  vi.useFakeTimers();
  try {
    const { started, start } = fakeProcesses();
    const darkroom = createSeparateDarkroom(start, { photoMs: 1000, idleMs: 5000 });
    const endless = darkroom.makeRendition(order(4));
    vi.advanceTimersByTime(1000);
    const next = darkroom.makeRendition(order(5));
    started[1]?.reply({ id: 2, result: rendition(5) });
    const answers = [await endless, await next];
    vi.advanceTimersByTime(5000);
    expect([answers, started.map((one) => vi.mocked(one.kill).mock.calls.length)]).toEqual([
      [{ ok: false, error: { code: 'damaged', what: 'photo' } }, rendition(5)],
      [1, 1],
    ]);
  } finally {
    vi.useRealTimers();
  }
});
