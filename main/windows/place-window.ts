import type { WindowPlace } from '../settings/device-settings.ts';

/** A rectangle of the desktop, in its own units. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const USUAL = { width: 1280, height: 800 } as const;
export const SMALLEST = { width: 1024, height: 700 } as const;

/** So much of the window must be on a display that a person can get hold of it. */
const GRIP = { width: 120, height: 60 } as const;

const overlap = (start: number, length: number, areaStart: number, areaLength: number): number =>
  Math.min(start + length, areaStart + areaLength) - Math.max(start, areaStart);

const isWithinReach = (place: Area, area: Area): boolean =>
  overlap(place.x, place.width, area.x, area.width) >= GRIP.width &&
  overlap(place.y, place.height, area.y, area.height) >= GRIP.height &&
  place.y >= area.y;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));

const inside = (size: Pick<Area, 'width' | 'height'>, area: Area): Area => {
  const width = Math.min(size.width, area.width);
  const height = Math.min(size.height, area.height);
  return {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 2),
    width,
    height,
  };
};

/**
 * Where to open the window: where it was, unless the display it stood on is gone or shrank, then in the middle of the first one. `workAreas` are the
 * displays without their task bars, the primary one first.
 */
export function placeWindow(last: WindowPlace | null, workAreas: readonly Area[]): Area {
  const first = workAreas[0] ?? { x: 0, y: 0, ...USUAL };
  if (last === null) return inside(USUAL, first);
  const home = workAreas.find((area) => isWithinReach(last, area));
  if (home === undefined) return inside(sizeWithin(last, first), first);
  const size = sizeWithin(last, home);
  return {
    x: clamp(last.x, home.x - size.width + GRIP.width, home.x + home.width - GRIP.width),
    y: clamp(last.y, home.y, home.y + home.height - GRIP.height),
    ...size,
  };
}

const sizeWithin = (last: WindowPlace, area: Area): Pick<Area, 'width' | 'height'> => ({
  width: clamp(last.width, Math.min(SMALLEST.width, area.width), area.width),
  height: clamp(last.height, Math.min(SMALLEST.height, area.height), area.height),
});
