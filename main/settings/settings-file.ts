import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nodeDurableFs, writeDurably } from '../desk/files/durable-file.ts';
import { parseDeviceSettings, type DeviceSettings } from './device-settings.ts';

/** This device's settings. Reading is immediate; changes reach the disk one after the other, the newest always last. */
export interface SettingsFile {
  readonly read: () => DeviceSettings;
  /** Resolves when the change, or a newer one, is on disk. A full disk loses the remembered place of a window, never text: it is only reported. */
  readonly change: (change: Partial<DeviceSettings>) => Promise<void>;
  /** Resolves when nothing waits to be written: the program ends after it. */
  readonly settled: () => Promise<void>;
}

export function openSettingsFile(folder: string, onProblem: (problem: unknown) => void): SettingsFile {
  const file = path.join(folder, 'settings.json');
  let settings = parseDeviceSettings(readText(file));
  let written = settings;
  let writing: Promise<void> = Promise.resolve();
  const writeNewest = async (): Promise<void> => {
    if (written === settings) return;
    const next = settings;
    try {
      await writeDurably(nodeDurableFs, file, new TextEncoder().encode(`${JSON.stringify(next, null, 2)}\n`));
      written = next;
    } catch (problem) {
      onProblem(problem);
    }
  };
  return {
    read: () => settings,
    change(change) {
      settings = { ...settings, ...change };
      writing = writing.then(writeNewest);
      return writing;
    },
    settled: () => writing,
  };
}

/** Read before the app is ready: its language decides how the app starts. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
