import { homedir } from 'node:os';

const SECRET_NAMES =
  /\b(authorization|cookie|set-cookie|password|passwd|passphrase|secret|token|api[-_]?key|jws|jwk)\b["']?\s*[:=]\s*.*/giu;
const LONG_CODE = /[A-Za-z0-9_\-+=]{32,}/gu;
const MAX_LENGTH = 500;

/** From the first word that is not plain ASCII to the last one: a sentence of Vietnamese has words without marks in it, too. */
const withoutForeignWords = (text: string): string =>
  text.replace(/(?<!\S)\S*[^\p{ASCII}…](.*[^\p{ASCII}…])?\S*/su, '…');

/**
 * A text for the log with everything taken out that is not ours to keep: what stands in quotes (parsers quote the article), Vietnamese words, secrets
 * by their names and by their looks, names and queries in addresses, the person's folder. Too much may go; nothing of the desk may stay.
 */
export function redactText(text: string): string {
  const bare = text
    .slice(0, 10_000)
    .replaceAll(homedir(), '~')
    .replace(/(^|[/\\])(home|Users)([/\\])[^/\\\s"']+/gu, '$1$2$3…')
    .replace(SECRET_NAMES, '$1: …')
    .replace(/\b(basic|bearer)\s+\S+/giu, '$1 …')
    .replace(/\/\/[^/\s@]*@/gu, '//…@')
    .replace(/\?[^\s#"']+/gu, '?…')
    .replace(/"[^"]*"?|'[^']{2,}'?|`[^`]*`?|“[^”]*”?|‘[^’]*’?/gu, '"…"')
    .replace(LONG_CODE, (code) => (/^[0-9a-f]{64}$/u.test(code) ? code : '…'));
  return withoutForeignWords(bare).slice(0, MAX_LENGTH);
}

const FRAME = /^\s+at (?:(.*) \()?(?:file:\/\/)?(?:.*[/\\])?([^/\\()]+:\d+:\d+)\)?$/u;

/** A thrown bug as the log may keep it: its kind, its message without anyone's words, and where in the program it was, by file names only. */
export function redactError(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `thrown ${typeof thrown}`;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? ` ${redactText(thrown.code)}` : '';
  const frames = (thrown.stack ?? '')
    .split('\n')
    .flatMap((line) => {
      const found = FRAME.exec(line);
      return found === null ? [] : [`${found[1] ?? ''} ${found[2] ?? ''}`.trim()];
    })
    .slice(0, 12);
  const cause = thrown.cause === undefined ? '' : ` caused by ${redactError(thrown.cause)}`;
  return `${thrown.name}${code}: ${redactText(thrown.message)}${frames.length > 0 ? ` at ${frames.join(' < ')}` : ''}${cause}`;
}
