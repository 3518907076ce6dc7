/** What a camera without a zone meant: the newsroom's own (GMT+7). */
const NEWSROOM_OFFSET = '+07:00';

const CLOCK = /^(\d{4})[-:/](\d{2})[-:/](\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

const offsetOf = (text: string | undefined): string | null => {
  if (text === 'Z') return 'Z';
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(text ?? '');
  if (parts === null || Number(parts[2]) > 14 || Number(parts[3]) > 59) return null;
  return `${parts[1]}${parts[2]}:${parts[3]}`;
};

/** A date that exists (no 31 February) in the time of photography. */
function exists(year: number, month: number, day: number, hour: number, minute: number, second: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  return (
    year >= 1826 &&
    year <= 2200 &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second
  );
}

/**
 * The instant of a photo, from EXIF (`2021:02:22 15:04:05` and its own offset field) or XMP (ISO 8601). Null for a day without a time, an empty
 * clock or a date that never was: midnight would be an invention.
 */
export function takenAtOf(clock: string, offset = ''): string | null {
  const parts = CLOCK.exec(clock.trim());
  if (parts === null) return null;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00', zone] = parts;
  if (!exists(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second))) return null;
  const named = offsetOf(zone) ?? offsetOf(offset.trim()) ?? NEWSROOM_OFFSET;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${named}`;
}

/** The same from IPTC, which keeps day (`20210222`) and time (`150405+0700`) apart. */
export function takenAtOfIptc(day: string, time: string): string | null {
  const date = /^(\d{4})(\d{2})(\d{2})$/.exec(day.trim());
  const clock = /^(\d{2})(\d{2})(\d{2})([+-]\d{4})?$/.exec(time.trim());
  if (date === null || clock === null) return null;
  return takenAtOf(`${date[1]}-${date[2]}-${date[3]}T${clock[1]}:${clock[2]}:${clock[3]}`, clock[4] ?? '');
}
