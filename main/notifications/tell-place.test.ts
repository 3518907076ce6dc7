import { expect, test } from 'vitest';
import type { PlaceHere } from '../../shared/ipc/people-wire.ts';
import type { Notice } from './notifier.ts';
import { tellPlace } from './tell-place.ts';

const NOWHERE: PlaceHere = { isListed: false, isActive: false, roles: [] };
const REPORTER: PlaceHere = { isListed: true, isActive: true, roles: ['reporter'] };

function told() {
  const notices: Notice[] = [];
  const state = { place: NOWHERE, isOn: true, isInFront: false, shown: 0 };
  let listener = (): void => undefined;
  const desk = {
    roster: { place: () => state.place },
    info: () => ({ name: 'Báo Thử' }),
    onRosterChanged: (listen: () => void) => {
      listener = () => {
        listen();
      };
      return () => void (listener = () => undefined);
    },
  } as unknown as Parameters<typeof tellPlace>[0];
  const stop = tellPlace(desk, {
    notifier: { show: (notice) => notices.push(notice) },
    locale: () => 'vi',
    isOn: () => state.isOn,
    isInFront: () => state.isInFront,
    show: () => (state.shown += 1),
  });
  const change = (place: PlaceHere): readonly string[] => {
    state.place = place;
    listener();
    return notices.splice(0).map(({ title, body, onClick }) => {
      onClick();
      return `${title}: ${body}`;
    });
  };
  return { state, change, stop };
}

test('[D13] a notice tells who was let in, has another role, is noted as gone, or whose key was closed, and leads to the window', () => {
  const { change, state } = told();
  expect([
    change(REPORTER),
    change({ ...REPORTER, roles: ['editor', 'reporter'] }),
    change({ ...REPORTER, isActive: false }),
    change(NOWHERE),
  ]).toEqual([
    ['Bạn đã được nhận vào tòa soạn: Báo Thử'],
    ['Vai trò của bạn ở tòa soạn đã đổi: Báo Thử'],
    ['Bạn được ghi là không còn làm ở tòa soạn: Báo Thử'],
    ['Khóa của máy này đã bị đóng: Báo Thử'],
  ]);
  expect(state.shown).toBe(4);
});

test('[D13] no notice of what stayed, while the window is in front, when turned off, or once the desk is left', () => {
  const { change, state, stop } = told();
  expect(change(NOWHERE)).toEqual([]);
  state.isInFront = true;
  expect(change(REPORTER)).toEqual([]);
  state.isInFront = false;
  expect(change({ ...REPORTER })).toEqual([]);
  state.isOn = false;
  expect(change(NOWHERE)).toEqual([]);
  state.isOn = true;
  stop();
  expect(change(REPORTER)).toEqual([]);
});
