// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { switchDesk } from '../app/commands.ts';
import { isFocusLost } from '../app/focus.ts';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';
import type { TwinWorld } from '../bridge/bridge-twin.ts';
import { TWIN_REQUEST, TWIN_ROOT } from '../bridge/people-twin.ts';

let opened: OpenedWindow;
const open = async (world: Partial<TwinWorld> = {}) => (opened = await openWindow(world));
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const asked = (channel: string) => opened.twin.asked.filter((entry) => entry.channel === channel);
const press = async (name: string | RegExp) => {
  fireEvent.click(button(name));
  await settle();
};

afterEach(() => opened.close());

describe('[D3] joining', () => {
  test('shows six words first; nothing is joined until they are confirmed', async () => {
    await open({ start: { desk: null } });
    fireEvent.click(screen.getByLabelText(/^Thư mục tòa soạn đã có/u));
    fireEvent.change(screen.getByLabelText('Họ và tên'), { target: { value: 'Hồ Xuân' } });
    await press('Mở tòa soạn');
    const words = within(screen.getByRole('dialog')).getAllByRole('listitem');
    expect(words.map((word) => word.querySelector('strong')?.textContent)).toHaveLength(6);
    expect(asked('people:joinDesk')).toEqual([]);
    await press('Không giống, thôi');
    expect(screen.queryByRole('dialog')).toBeNull();
    await press('Mở tòa soạn');
    await press('Giống cả sáu từ, vào tòa soạn');
    expect(asked('people:joinDesk')).toEqual([
      { channel: 'people:joinDesk', input: { root: TWIN_ROOT, personName: 'Hồ Xuân', penName: '' } },
    ]);
  });
});

describe('[D3] joining another newsroom while one is open', () => {
  test('shows its six words first, and joins in one’s own name', async () => {
    await open();
    opened.twin.tell('menu:command', { command: 'desk.switch' });
    await settle();
    await press('Chọn thư mục tòa soạn…');
    expect(asked('people:joinDesk')).toEqual([]);
    await press('Không giống, thôi');
    await press('Chọn thư mục tòa soạn…');
    opened.twin.refuse('people:joinDesk', { code: 'desk-replaced' });
    await press('Giống cả sáu từ, vào tòa soạn');
    // Refused: said in the dialog that is still there.
    const dialog = screen.getByRole('dialog', { name: 'Tòa soạn trên máy này' });
    expect(within(dialog).getByText(/đang chứa một tòa soạn khác/u)).toBeTruthy();
    expect(asked('people:joinDesk').map(({ input }) => input)).toEqual([
      { root: TWIN_ROOT, personName: 'Lê Thị Mai', penName: 'Mai Lê' },
    ]);
  });
});

describe('[D3] another newsroom', () => {
  test('closes the dialog that asked for it, and none that was opened since', async () => {
    await open();
    const { stores } = opened.window;
    for (const isOpenedAgain of [false, true]) {
      stores.surface.openDialog('desks');
      let arrive = (_isThere: boolean): void => {};
      const arrival = new Promise<boolean>((resolve) => (arrive = resolve));
      const switching = switchDesk(stores, () => arrival);
      await settle();
      if (isOpenedAgain) stores.surface.openDialog('desks');
      arrive(true);
      await switching;
      expect(stores.surface.dialog.value).toBe(isOpenedAgain ? 'desks' : null);
    }
    await settle();
  });
});

describe('[D5] closing a key', () => {
  test('asks up to which step it is believed, all by default, and says what that means', async () => {
    const lost = { device: 'b'.repeat(43), label: 'máy mất', since: null, isClosed: false, isThis: false };
    const person = { personId: 'p2', name: 'Hồ Xuân', penName: '', roles: [], active: true, isMe: false };
    await open({ staff: { people: [{ ...person, devices: [lost] }] } });
    await press(/^Người và thiết bị/u);
    await press('Đặt tên hoặc đóng khóa: máy mất');
    await press('Đóng khóa của máy…');
    expect(screen.getByLabelText<HTMLInputElement>(/^Mọi bước đã tới đây/u).checked).toBe(true);
    fireEvent.click(screen.getByLabelText(/lưu một phiên bản/u));
    await settle();
    expect(screen.getByText(/^Không còn được tin: 1 bước ở 1 bài/u)).toBeTruthy();
    expect(screen.getByText(/không tính nữa/u).closest('li')?.textContent).toContain('duyệt');
    await press('Đóng khóa, không mở lại được');
    expect(asked('people:closeDevice').map(({ input }) => input)).toEqual([
      { device: lost.device, keep: { kind: 'until', record: 'a'.repeat(64) } },
    ]);
  });
});

test('[D5] a key that is closed is not offered to be closed', async () => {
  const closed = { device: 'c'.repeat(43), label: 'máy cũ', since: null, isClosed: true, isThis: false };
  const person = { personId: 'p2', name: 'Hồ Xuân', penName: '', roles: [], active: true, isMe: false };
  await open({ staff: { people: [{ ...person, devices: [closed] }] } });
  await press(/^Người và thiết bị/u);
  expect(screen.getByRole('button', { name: 'Đặt tên: máy cũ' }).textContent).toBe('Đặt tên…');
});

describe('[D12] rules of sections', () => {
  test('are chosen one by one, with the sentence of what they mean, and signed', async () => {
    await open({ staff: { rules: { selfApprove: false, levels: 2, sections: { s4: { approvals: 2 } } } } });
    await press(/^Người và thiết bị/u);
    expect(screen.getByText(/^Mỗi bài cần 2 người duyệt, trong đó ít nhất một người từ biên tập viên/u)).toBeTruthy();
    await press(/^Luật riêng của Xã hội/u);
    const dialog = within(screen.getByRole('dialog'));
    fireEvent.change(dialog.getByLabelText('Số cấp duyệt'), { target: { value: '3' } });
    fireEvent.change(dialog.getByLabelText('Số người phải duyệt mỗi bài'), { target: { value: '' } });
    await settle();
    expect(dialog.getByRole('status').textContent).toBe(
      'Mỗi bài cần một người duyệt, từ thư ký tòa soạn trở lên. Người viết không được duyệt bài của mình.',
    );
    fireEvent.click(dialog.getByRole('button', { name: 'Ký luật riêng' }));
    await settle();
    expect(asked('people:change').map(({ input }) => input)).toEqual([
      { change: { kind: 'sectionRules', section: 's4', rules: { levels: 3 } } },
    ]);
  });
});

describe('[D11] a request', () => {
  test('can be put away, and shown again', async () => {
    await open({ staff: { requests: [TWIN_REQUEST], putAway: 2 } });
    await press(/^Người và thiết bị/u);
    await press('Cất giấy xin của Hoàng Thị Dịu');
    await press('Hiện lại');
    expect(asked('people:putAwayRequest').map(({ input }) => input)).toEqual([{ request: TWIN_REQUEST.request }]);
    expect(asked('people:showPutAway')).toHaveLength(1);
  });
});

describe('[D8] the screen', () => {
  test('a device is listed only after its words were compared', async () => {
    await open({ staff: { requests: [TWIN_REQUEST] } });
    expect(button(/^Người và thiết bị/u).textContent).toContain('1 việc cần làm');
    await press(/^Người và thiết bị/u);
    await press('Xem và ghi Hoàng Thị Dịu vào danh sách');
    expect((button('Ghi vào danh sách') as HTMLButtonElement).disabled).toBe(true);
    fireEvent.click(screen.getByLabelText('Tôi đã nghe đúng cả sáu từ này'));
    fireEvent.click(screen.getByLabelText(/^biên tập viên/u));
    await press('Ghi vào danh sách');
    expect(asked('people:signIn').map(({ input }) => input)).toEqual([
      { request: TWIN_REQUEST.request, as: { kind: 'new', roles: ['reporter', 'editor'] } },
    ]);
  });

  test('who is no admin sees everything and can change nothing', async () => {
    await open({ staff: { mayChange: false, requests: [TWIN_REQUEST], recoverySince: null } });
    await press(/^Người và thiết bị/u);
    expect(screen.getByText('Bạn xem được mọi thứ ở đây. Chỉ người quản trị mới đổi được.')).toBeTruthy();
    for (const name of [/^Đổi vai trò/u, /đóng khóa/u, /khóa dự phòng/u, /^Ký luật/u, /^Xem và ghi/u])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });

  test('a device that is not listed is told so, and shows its own words', async () => {
    await open({ staff: { standing: 'asking', mayChange: false } });
    const note = screen.getByRole('complementary', { name: 'Người và thiết bị' });
    expect(note.textContent).toMatch(/đang chờ người quản trị/u);
    fireEvent.click(within(note).getByRole('button', { name: 'Xem' }));
    await settle();
    expect(screen.getByRole('heading', { name: 'Máy này xin vào tòa soạn' })).toBeTruthy();
    fireEvent.click(within(note).getByRole('button', { name: 'Đã hiểu' }));
    await settle();
    expect(screen.queryByRole('note')).toBeNull();
  });

  test('[D13] who was let in, or is somebody else now, hears of it and can write at once', async () => {
    await open({ staff: { mayChange: false, news: { kind: 'letIn', roles: ['reporter', 'futureRole'] } } });
    const note = screen.getByRole('complementary', { name: 'Người và thiết bị' });
    expect(within(note).getByRole('status').textContent).toBe(
      'Bạn đã được nhận vào tòa soạn “Báo Sông Cầu”, với vai phóng viên (viết và gửi duyệt) và futureRole.',
    );
    fireEvent.click(within(note).getByRole('button', { name: 'Viết bài mới' }));
    await settle();
    expect([asked('people:understood').length, asked('article:create').length]).toEqual([1, 1]);
    expect(screen.queryByRole('complementary', { name: 'Người và thiết bị' })).toBeNull();
    opened.close();

    await open({ staff: { news: { kind: 'roles', roles: ['editor'], before: [] } } });
    expect(
      screen.getByText(/^Từ nay bạn ở .* với vai biên tập viên \(.*\)\. Trước đó: chưa có vai trò\.$/u),
    ).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Viết bài mới' })).toBeNull();
    button('Đã hiểu').focus();
    await press('Đã hiểu');
    expect(screen.queryByText(/^Từ nay bạn ở/u)).toBeNull();
    await settle();
    expect(isFocusLost()).toBe(false);
  });

  test('[D5] asking again with a new key leaves the focus in the middle of the window', async () => {
    const staff: NonNullable<TwinWorld['staff']> = { mayChange: false };
    await open({ staff: Object.assign(staff, { standing: 'closed' }) });
    await press('Xem');
    Object.assign(staff, { standing: 'asking' });
    button('Xin vào lại với khóa mới').focus();
    await press('Xin vào lại với khóa mới');
    await settle();
    expect(screen.queryByRole('button', { name: 'Xin vào lại với khóa mới' })).toBeNull();
    expect(isFocusLost()).toBe(false);
  });

  test('closing a key says first what stays believed', async () => {
    await open();
    await press(/^Người và thiết bị/u);
    await press('Đặt tên hoặc đóng khóa: may-mai');
    await press('Đóng khóa của máy…');
    expect(screen.getByText(/5 lần ký ở 2 bài/u)).toBeTruthy();
    expect(asked('people:closeDevice')).toEqual([]);
    await press('Đóng khóa, không mở lại được');
    expect(asked('people:closeDevice')).toHaveLength(1);
  });
});

describe('[D10] the key on paper', () => {
  test('[D9] stands on its sheet with the six words by which the newsroom is known when no admin is left', async () => {
    await open({ staff: { recoverySince: null } });
    await press(/^Người và thiết bị/u);
    await press('Làm khóa dự phòng…');
    const sheet = within(screen.getByRole('dialog'));
    const words = sheet.getByRole('list', { name: 'Sáu từ của tòa soạn' });
    expect(within(words).getAllByRole('listitem')).toHaveLength(6);
    expect(words.closest('[data-print="sheet"]')?.textContent).toContain('AAAAA');
  });

  test('is gone from the window with its one screen, kept or not', async () => {
    await open({ staff: { recoverySince: null } });
    await press(/^Người và thiết bị/u);
    await press('Làm khóa dự phòng…');
    expect(document.body.textContent).toContain('AAAAA');
    await press('Để sau, bỏ khóa này');
    expect(document.body.textContent).not.toContain('AAAAA');
    expect(asked('people:keepRecoveryKey')).toEqual([]);
    await press('Làm khóa dự phòng…');
    await press('Tôi đã ghi lại, bắt đầu dùng khóa này');
    expect([document.body.textContent?.includes('AAAAA'), asked('people:keepRecoveryKey').length]).toEqual([false, 1]);
  });
});

test('[D8] a long list of people is narrowed by name or pen name, without accents', async () => {
  const person = (at: number) => ({
    personId: `p${at}`,
    name: at === 7 ? 'Đặng Thu Hà' : `Người ${at}`,
    penName: at === 9 ? 'Sông Đà' : '',
    roles: ['reporter'],
    active: true,
    isMe: false,
    devices: [],
  });
  await open({ staff: { people: Array.from({ length: 13 }, (_, at) => person(at)) } });
  await press(/^Người và thiết bị/u);
  const found = (name: string) => {
    fireEvent.change(screen.getByLabelText('Tìm người'), { target: { value: name } });
    return screen.queryAllByRole('button', { name: /^Đổi vai trò/u }).length;
  };
  expect([found(''), found('dang thu'), found('song da'), found('không ai')]).toEqual([13, 1, 1, 0]);
  expect(screen.getByText('Không có ai tên như vậy.')).toBeTruthy();
});
