import type { MenuCommand } from '../../shared/ipc/contract.ts';
import { COMMAND_KEYS } from '../../shared/ipc/command-keys.ts';

interface KeyChord {
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly key: string;
}

function parseChord(accelerator: string): KeyChord {
  const parts = accelerator.split('+');
  return {
    mod: parts.includes('CmdOrCtrl'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
    key: (parts.at(-1) ?? '').toLowerCase(),
  };
}

const CHORDS: readonly (readonly [MenuCommand, KeyChord])[] = (
  Object.entries(COMMAND_KEYS) as [MenuCommand, string | null][]
).flatMap(([command, accelerator]) => (accelerator === null ? [] : [[command, parseChord(accelerator)] as const]));

/** The key without what Shift or Alt make of it: digits and letters by their place, everything else by what it writes. */
function plainKey(event: KeyboardEvent): string {
  const digit = /^Digit(\d)$/u.exec(event.code);
  if (digit?.[1] !== undefined) return digit[1];
  const letter = /^Key([A-Z])$/u.exec(event.code);
  if (letter?.[1] !== undefined && event.altKey) return letter[1].toLowerCase();
  return event.key.toLowerCase();
}

/** The command whose key this is; null while an input method composes, and for every other key. */
export function commandOfKey(event: KeyboardEvent, isMac: boolean): MenuCommand | null {
  if (event.isComposing || event.key === 'Process') return null;
  const key = plainKey(event);
  const mod = isMac ? event.metaKey : event.ctrlKey;
  if ((isMac ? event.ctrlKey : event.metaKey) || event.getModifierState('AltGraph')) return null;
  if (mod && !event.shiftKey && !event.altKey && key === 'y' && !isMac) return 'edit.redo';
  const found = CHORDS.find(
    ([, chord]) =>
      chord.key === key && chord.mod === mod && chord.shift === event.shiftKey && chord.alt === event.altKey,
  );
  return found?.[0] ?? null;
}

/** The key as people read it: `Ctrl+Shift+P`, `⇧⌘P`. */
export function keyLabel(command: MenuCommand, isMac: boolean): string | null {
  const accelerator = COMMAND_KEYS[command];
  if (accelerator === null) return null;
  if (!isMac) return accelerator.replace('CmdOrCtrl', 'Ctrl');
  const chord = parseChord(accelerator);
  return `${chord.alt ? '⌥' : ''}${chord.shift ? '⇧' : ''}${chord.mod ? '⌘' : ''}${chord.key.toUpperCase()}`;
}
