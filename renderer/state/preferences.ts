/** What this device remembers of the window's furniture (widths, hidden panes): never anything of an article. */
export interface Preferences {
  readonly read: (key: string) => unknown;
  readonly write: (key: string, value: unknown) => void;
}

/** Kept by the browser engine. Unreadable or refused: as if nothing were remembered. */
export const devicePreferences = (storage: Storage): Preferences => ({
  read(key) {
    try {
      return JSON.parse(storage.getItem(key) ?? 'null') as unknown;
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      storage.setItem(key, JSON.stringify(value));
    } catch {
      // A full or forbidden storage only costs the memory of a width.
    }
  },
});

/** The twin for tests and the first screen before storage is known. */
export function memoryPreferences(): Preferences {
  const kept = new Map<string, unknown>();
  return { read: (key) => kept.get(key) ?? null, write: (key, value) => void kept.set(key, value) };
}
