import path from 'node:path';
import { hostProblem } from './host-problem.ts';
import type { OpenTransport, Transport } from './transport.ts';

/** A host in memory, for tests: what is there, and a line that can be cut. */
export interface MemoryHost {
  readonly files: Map<string, Uint8Array>;
  readonly open: OpenTransport;
  /** The line is cut in the middle of the `calls`th call from now; null: it holds. */
  readonly cutAfter: (calls: number | null) => void;
  /** How much more the disk takes, in bytes; null: anything. */
  readonly limitRoom: (bytes: number | null) => void;
  readonly calls: () => number;
}

/** Files and folders, and room for so many bytes more. */
function createDisk() {
  const files = new Map<string, Uint8Array>();
  const folders = new Set(['']);
  let room: number | null = null;
  const parentOf = (file: string): string => {
    const folder = path.posix.dirname(file);
    return folder === '.' ? '' : folder;
  };
  const namesIn = (folder: string): readonly string[] =>
    [...files.keys(), ...folders].filter((name) => name !== '' && parentOf(name) === folder);
  const put = (file: string, bytes: Uint8Array): void => {
    if (!folders.has(parentOf(file))) throw hostProblem('server-failed');
    files.set(file, bytes.slice(0, room ?? bytes.length));
    if (room !== null && bytes.length > room) throw hostProblem('host-full');
    room = room === null ? null : room - bytes.length;
  };
  return {
    files,
    put,
    move(from: string, to: string): void {
      const bytes = files.get(from);
      if (bytes === undefined || !folders.has(parentOf(to))) throw hostProblem('server-failed');
      files.delete(from);
      files.set(to, bytes);
    },
    makeFolder(folder: string): void {
      if (!folders.has(parentOf(folder))) throw hostProblem('server-failed');
      folders.add(folder);
    },
    removeFolder(folder: string): void {
      if (namesIn(folder).length === 0) folders.delete(folder);
    },
    names: (folder: string) => namesIn(folder).map((name) => path.posix.basename(name)),
    limitRoom: (bytes: number | null): void => {
      room = bytes;
    },
  };
}

export function createMemoryHost(): MemoryHost {
  const disk = createDisk();
  let calls = 0;
  let cutAt: number | null = null;

  function connect(): Transport {
    let isCut = false;
    /** `half` is what a call has done by the time that the line is cut. */
    const call = async <T>(work: () => T, half: () => void = () => undefined): Promise<T> => {
      if (isCut) throw hostProblem('reset');
      calls += 1;
      if (cutAt === null || calls < cutAt) return work();
      isCut = true;
      half();
      throw hostProblem('reset');
    };
    return {
      atOnce: 4,
      get: (file) => call(() => disk.files.get(file) ?? null),
      put: (file, bytes) =>
        call(
          () => disk.put(file, bytes),
          () => disk.put(file, bytes.slice(0, bytes.length >> 1)),
        ),
      move: (from, to) =>
        call(() => {
          disk.move(from, to);
          return 'one-step';
        }),
      remove: (file) =>
        call(() => {
          disk.files.delete(file);
        }),
      makeFolder: (folder) => call(() => disk.makeFolder(folder)),
      removeFolder: (folder) => call(() => disk.removeFolder(folder)),
      names: (folder) => call(() => disk.names(folder)),
      close: async () => {
        isCut = true;
      },
    };
  }
  return {
    files: disk.files,
    open: async (signal) => {
      if (signal.aborted) throw hostProblem('cancelled');
      return connect();
    },
    cutAfter: (count) => {
      cutAt = count === null ? null : calls + count;
    },
    limitRoom: disk.limitRoom,
    calls: () => calls,
  };
}
