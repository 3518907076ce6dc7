// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { TWIN_REQUEST } from '../bridge/people-twin.ts';
import { openWindow, settle, type OpenedWindow } from './open-window.testkit.tsx';

const ID = '01J00000000000000000000001';

let opened: OpenedWindow;
afterEach(() => opened.close());

type World = Parameters<typeof openWindow>[0];
const open = async (world: World = {}) => {
  opened = await openWindow({
    start: { lastArticle: ID },
    articles: [{ ...createArticle(ID), headline: 'Chợ nổi' }],
    ...world,
  });
};
const button = (name: string | RegExp) => screen.getByRole('button', { name });
/** Enter on a button: the engine clicks while the key is still down. */
const enter = async (target: HTMLElement) => {
  target.focus();
  fireEvent.keyDown(target, { key: 'Enter' });
  fireEvent.click(target);
  await settle();
  fireEvent.keyUp(document.activeElement ?? document.body, { key: 'Enter' });
  await settle();
};
const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

describe('[W14] a control that goes away with what it did leaves the focus at its neighbour', () => {
  test('an article taken out of the trash: not at the next step, which has taken the place', async () => {
    await open({ workflow: { isOneLevel: false, states: { [ID]: 'spiked' }, may: { spiked: ['unspike'] } } });
    const restore = button('Lấy lại từ thùng rác');
    const release = opened.twin.hold('workflow:act');
    await enter(restore);
    // While it is at work it is disabled, and the engine takes the focus from it, as this one does not.
    restore.removeAttribute('disabled');
    restore.blur();
    restore.setAttribute('disabled', '');
    release();
    await settle();
    await settle();
    expect([button('Gửi duyệt'), focused()]).toEqual([restore, 'Xem trước']);
  });

  test('a request put away: at the next one', async () => {
    const staff = {
      requests: ['7', '8', '9'].map((digit, n) => ({ ...TWIN_REQUEST, name: `Người ${n}`, request: digit.repeat(64) })),
    };
    await open({ staff });
    await enter(button(/^Người và thiết bị/u));
    const row = button('Cất giấy xin của Người 1');
    row.focus();
    const { people } = opened.window.stores;
    staff.requests.splice(1, 1);
    await act(() => people.lookAgain());
    await settle();
    expect([row.isConnected, focused()]).toEqual([false, 'Xem và ghi Người 2 vào danh sách']);
  });

  test('a notice put away: at the next notice, then where one came from', async () => {
    await open();
    const { notices } = opened.window.stores;
    const from = button('Xem trước');
    from.focus();
    act(() => {
      notices.showInfo(() => 'Một.');
      notices.showInfo(() => 'Hai.');
    });
    const stack = within(screen.getByRole('region', { name: 'Thông báo' }));
    await enter(stack.getAllByRole('button')[0] ?? from);
    expect([document.activeElement, stack.getAllByRole('button').length]).toEqual([stack.getByRole('button'), 1]);
    await enter(stack.getByRole('button'));
    expect(document.activeElement).toBe(from);
  });

  test('while the key is held nothing new gets it; a click beside the controls is meant', async () => {
    await open();
    const { notices } = opened.window.stores;
    act(() => {
      notices.showInfo(() => 'Một.');
      notices.showInfo(() => 'Hai.');
    });
    const stack = within(screen.getByRole('region', { name: 'Thông báo' }));
    const [first, second] = stack.getAllByRole('button');
    first?.focus();
    fireEvent.keyDown(document.body, { key: 'Enter' });
    fireEvent.click(first ?? document.body);
    await settle();
    expect(document.activeElement).toBe(document.body);
    fireEvent.keyUp(document.body, { key: 'Enter' });
    expect(document.activeElement).toBe(second);
    fireEvent.pointerDown(document.body);
    second?.blur();
    act(() => notices.showInfo(() => 'Ba.'));
    await settle();
    expect(document.activeElement).toBe(document.body);
  });
});
