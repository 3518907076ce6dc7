import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppError } from '../../shared/app-error.ts';
import type { SavedState } from '../../shared/ipc/wire.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createAutosave } from './autosave.ts';

const at = (savedAt: string): SavedState => ({ kind: 'working-copy', savedAt });
const START = at('2026-03-02T02:00:00Z');
const LATER = at('2026-03-02T02:00:05Z');

type Saving = Promise<Result<SavedState, AppError>>;

describe('autosave', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('[W1] a change is handed over within 1.5 s', async () => {
    const save = vi.fn<() => Saving>().mockResolvedValue(ok(LATER));
    const autosave = createAutosave(save, START);
    autosave.changed();
    expect(autosave.status.value).toEqual({ kind: 'saving', last: START });
    await vi.advanceTimersByTimeAsync(1_500);
    expect(save).toHaveBeenCalledTimes(1);
    expect(autosave.status.value).toEqual({ kind: 'saved', last: LATER });
  });

  test('[W1] also while keys keep coming: ten seconds of typing are saved again and again, and the last key too', async () => {
    let typed = 0;
    const saved: number[] = [];
    const autosave = createAutosave(() => {
      saved.push(typed);
      return Promise.resolve(ok(LATER));
    }, START);
    for (let key = 1; key <= 100; key += 1) {
      typed = key;
      autosave.changed();
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(1_500);
    const longestWait = Math.max(...saved.map((count, index) => count - (saved[index - 1] ?? 0)));
    expect({ last: saved.at(-1), isOftenEnough: longestWait * 100 <= 1_500 }).toEqual({
      last: 100,
      isOftenEnough: true,
    });
  });

  test('[W2] never says saved for a text that changed while it was being saved', async () => {
    const answers: ((value: Result<SavedState, AppError>) => void)[] = [];
    const autosave = createAutosave(() => new Promise((resolve) => answers.push(resolve)), START);
    autosave.changed();
    await vi.advanceTimersByTimeAsync(1_000);
    autosave.changed();
    answers[0]?.(ok(LATER));
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.status.value).toEqual({ kind: 'saving', last: LATER });
    await vi.advanceTimersByTimeAsync(1_000);
    answers[1]?.(ok(LATER));
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.status.value).toEqual({ kind: 'saved', last: LATER });
  });

  test('[W3] a failed save is told with the last safe moment, and tried again until it works', async () => {
    const save = vi
      .fn<() => Saving>()
      .mockResolvedValueOnce(fail({ code: 'disk-full' }))
      .mockResolvedValueOnce(fail({ code: 'disk-full' }))
      .mockResolvedValue(ok(LATER));
    const autosave = createAutosave(save, START);
    autosave.changed();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(autosave.status.value).toEqual({ kind: 'failed', last: START, error: { code: 'disk-full' } });
    await vi.advanceTimersByTimeAsync(1_000);
    // A key after the failure must not hide it.
    autosave.changed();
    expect(autosave.status.value.kind).toBe('failed');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(autosave.status.value).toEqual({ kind: 'saved', last: LATER });
  });

  test('flush saves at once, joins a save under way, and asks for nothing when all is saved', async () => {
    const save = vi.fn<() => Saving>().mockResolvedValue(ok(LATER));
    const autosave = createAutosave(save, START);
    expect(await autosave.flush()).toBe(true);
    autosave.changed();
    expect(await Promise.all([autosave.flush(), autosave.flush()])).toEqual([true, true]);
    expect(save).toHaveBeenCalledTimes(1);
  });

  test('a kept revision is taken over only while it is still the text in the window', async () => {
    const autosave = createAutosave(() => Promise.resolve(ok(LATER)), START);
    const revision: SavedState = { kind: 'revision', savedAt: LATER.savedAt, content: 'c' };
    autosave.changed();
    autosave.adopt(revision);
    expect(autosave.status.value.kind).toBe('saving');
    await autosave.flush();
    autosave.adopt(revision);
    expect(autosave.status.value).toEqual({ kind: 'saved', last: revision });
  });
});
