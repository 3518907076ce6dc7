/** Vietnam keeps one offset all year, so a wall-clock time there names exactly one instant. */
const OFFSET = '+07:00';
const OFFSET_MS = 7 * 3_600_000;

/** An instant as a `datetime-local` control shows it in the newsroom's zone: `2021-02-23T09:38`; empty for none. */
export const toLocalInput = (instant: string | null): string =>
  instant === null ? '' : new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 16);

/** The instant that a `datetime-local` control means in the newsroom's zone; null for an empty or half-filled one. */
export const fromLocalInput = (text: string): string | null =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u.test(text) ? `${text}:00${OFFSET}` : null;
