import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeWindow } from './place-window.ts';

const laptop = { x: 0, y: 24, width: 1366, height: 744 };
const wide = { x: 1366, y: 0, width: 2560, height: 1440 };
const last = { x: 1500, y: 100, width: 1300, height: 900, isMaximized: false };

describe('[H21] where the window opens', () => {
  it('the first time in the middle, at its usual size', () => {
    expect(placeWindow(null, [wide])).toEqual({ x: 1366 + 640, y: 320, width: 1280, height: 800 });
  });
  it('where it was', () => {
    expect(placeWindow(last, [laptop, wide])).toEqual({ x: 1500, y: 100, width: 1300, height: 900 });
  });
  it('on the display that is left, no larger than it', () => {
    expect(placeWindow(last, [laptop])).toEqual({ x: 33, y: 24, width: 1300, height: 744 });
  });
  it('not smaller than it can be used, not with its title above the screen', () => {
    const lost = { x: 100, y: -50, width: 10, height: 10, isMaximized: false };
    expect(placeWindow(lost, [wide])).toEqual({ x: 1366 + 768, y: 370, width: 1024, height: 700 });
  });
  it('always within reach', () => {
    const number = fc.integer({ min: -100_000, max: 100_000 });
    const place = fc.record({ x: number, y: number, width: number, height: number, isMaximized: fc.boolean() });
    fc.assert(
      fc.property(place, (remembered) => {
        const at = placeWindow(remembered, [laptop, wide]);
        const visible = [laptop, wide].some(
          (area) =>
            at.y >= area.y &&
            at.y <= area.y + area.height - 60 &&
            Math.min(at.x + at.width, area.x + area.width) - Math.max(at.x, area.x) >= 120,
        );
        expect({ visible, fits: at.width <= 2560 && at.height <= 1440 }).toEqual({ visible: true, fits: true });
      }),
    );
  });
});
