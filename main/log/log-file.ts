import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { redactError, redactText } from './redact.ts';

/** What a line may say beside its event: counts, codes, ids. Texts are redacted all the same. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

/** What the program remembers of its own running, for the person who looks into a fault. Never the desk's words, never a secret, never sent anywhere. */
export interface Log {
  readonly info: (event: string, facts?: LogFacts) => void;
  /** A bug: something was thrown that no one expected. */
  readonly bug: (event: string, thrown: unknown) => void;
}

const MAX_BYTES = 1024 * 1024;
const KEPT = 3;

/** Lines of JSON in `log.ndjson`; full, it becomes `log.1.ndjson`, and the third oldest goes. */
export function openLog(folder: string, now: () => Date): Log {
  const file = path.join(folder, 'log.ndjson');
  const older = (age: number): string => path.join(folder, `log.${age}.ndjson`);
  const rotate = (): void => {
    for (let age = KEPT - 1; age >= 1; age -= 1) renameIfThere(older(age), older(age + 1));
    renameIfThere(file, older(1));
  };
  const write = (line: LogFacts): void => {
    try {
      mkdirSync(folder, { recursive: true });
      if (sizeOf(file) > MAX_BYTES) rotate();
      // Lines are rare, and the last one before a crash is the one that matters: it is not left to a queue.
      appendFileSync(file, `${JSON.stringify({ at: now().toISOString(), ...line })}\n`, { mode: 0o600 });
    } catch {
      // A log that cannot be written, on a full disk for one, must not stop the program that could still save.
    }
  };
  return {
    info: (event, facts = {}) => write({ event, ...redactFacts(facts) }),
    bug: (event, thrown) => write({ event, bug: redactError(thrown) }),
  };
}

const redactFacts = (facts: LogFacts): LogFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? redactText(value) : value]),
  );

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function renameIfThere(from: string, to: string): void {
  if (sizeOf(from) > 0) renameSync(from, to);
}
