import type { KeptSave } from './save-history.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Days begin when they do in Vietnam. */
const ZONE_MS = 7 * HOUR_MS;

/** Saves that are so much longer than what came of them are shown too: a text that was cut by mistake is found again. */
const MUCH_LONGER = 1.2;

/** How finely saves of a certain age are told apart: the last two hours by minutes, the last two days by hours, the rest by days. */
function grainAt(ageMs: number): number {
  if (ageMs < 2 * HOUR_MS) return MINUTE_MS;
  return ageMs < 2 * DAY_MS ? HOUR_MS : DAY_MS;
}

/** Of each stretch of time, in the order of the saves, the last, and the longest where much of it was gone by then. */
function ofStretch(stretch: readonly KeptSave[]): readonly KeptSave[] {
  const last = stretch.at(-1);
  if (last === undefined) return [];
  const longest = stretch.reduce((a, b) => (b.bytes >= a.bytes ? b : a));
  return longest.bytes > last.bytes * MUCH_LONGER ? [last, longest] : [last];
}

/** The saves that a person looks through, newest first: the nearer, the more of them. */
export function thinSaves(saves: readonly KeptSave[], now: Date): readonly KeptSave[] {
  const shown: KeptSave[] = [];
  let stretch: KeptSave[] = [];
  let key = '';
  for (const save of saves) {
    const at = Date.parse(save.savedAt);
    const grain = grainAt(now.getTime() - at);
    const next = `${grain} ${Math.floor((at + ZONE_MS) / grain)}`;
    if (next !== key) {
      shown.push(...ofStretch(stretch).toReversed());
      stretch = [];
    }
    key = next;
    stretch.push(save);
  }
  shown.push(...ofStretch(stretch).toReversed());
  return shown.toReversed();
}
