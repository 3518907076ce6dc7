// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';

let opened: OpenedWindow;
afterEach(() => opened.close());

const press = async (place: Pick<typeof screen, 'getByRole'>, name: string) => {
  fireEvent.click(place.getByRole('button', { name }));
  await settle();
};

test('[WP2] a WordPress site asks for a name besides the secret, and says what the account may not do and what is lost', async () => {
  opened = await openWindow({});
  await press(screen, 'Thiết lập trang');
  fireEvent.click(screen.getByRole('tab', { name: 'Cổng đăng bài' }));
  await settle();
  const form = within(screen.getByRole('form', { name: 'Thêm cổng' }));
  const fill = (label: string, value: string) => fireEvent.change(form.getByLabelText(label), { target: { value } });
  fill('Loại cổng', 'wordpress');
  fill('Tên cổng', 'Báo Sông Cầu');
  fill('Địa chỉ trang chủ', 'https://songcau.example.org');
  fill('Mã truy cập (mật khẩu ứng dụng)', 'abcd efgh');
  const add = form.getByRole<HTMLButtonElement>('button', { name: 'Thêm cổng' });
  expect(add.disabled).toBe(true);
  fill('Tên đăng nhập WordPress', 'bientap');
  await press(form, 'Thêm cổng');
  const card = within(screen.getByRole('region', { name: 'Báo Sông Cầu' }));
  expect(card.getByRole('status').textContent).toBe(
    'Cổng “Báo Sông Cầu” nhận tài khoản này và cho phép đăng bài. Tài khoản này chưa được phép: gửi ảnh. Cổng không có chỗ cho: tít ngắn cho danh sách.',
  );
  await press(card, 'Thay mã truy cập');
  fireEvent.change(card.getByLabelText('Mã truy cập mới'), { target: { value: 'ijkl mnop' } });
  await press(card, 'Lưu mã');
  const asked = opened.twin.asked.filter(({ channel }) => /^portal:(add|replace)/u.test(channel));
  expect(asked.map(({ input }) => input)).toEqual([
    {
      kind: 'wordpress',
      name: 'Báo Sông Cầu',
      address: 'https://songcau.example.org',
      acceptsPlainHttp: false,
      account: 'bientap',
      secret: 'abcd efgh',
    },
    { portalId: 'cong-1', account: 'ban-bien-tap', secret: 'ijkl mnop' },
  ]);
});

test('[O46] whoever may not change the settings sees them, is told who may, and can still enter this machine’s own account', async () => {
  opened = await openWindow({ mayEditSite: false });
  await press(screen, 'Thiết lập trang');
  expect(screen.getByText(/^Bạn xem được, không đổi được/u)).toBeTruthy();
  const settings = within(screen.getByRole('tabpanel', { name: 'Trang' }));
  expect(settings.getByLabelText('Tên trang').matches(':disabled')).toBe(true);
  expect(screen.queryByRole('button', { name: 'Lưu thiết lập' })).toBeNull();
  fireEvent.click(screen.getByRole('tab', { name: 'Cổng đăng bài' }));
  await settle();
  expect(screen.getByText(/^Chỉ tổng biên tập/u)).toBeTruthy();
  expect(screen.queryByRole('form', { name: 'Thêm cổng' })).toBeNull();
});

test('[DF7] a drop folder is named, shown by the person, and says which folder of this machine it is', async () => {
  opened = await openWindow({});
  await press(screen, 'Thiết lập trang');
  fireEvent.click(screen.getByRole('tab', { name: 'Cổng đăng bài' }));
  await settle();
  const form = () => within(screen.getByRole('form', { name: 'Thêm cổng' }));
  fireEvent.change(form().getByLabelText('Loại cổng'), { target: { value: 'drop-folder' } });
  expect(form().queryByLabelText('Địa chỉ tiếp nhận')).toBeNull();
  expect(form().getByRole<HTMLButtonElement>('button', { name: 'Chọn thư mục và thêm' }).disabled).toBe(true);
  fireEvent.change(form().getByLabelText('Tên cổng'), { target: { value: 'Báo bạn' } });
  await press(form(), 'Chọn thư mục và thêm');
  const card = within(screen.getByRole('region', { name: 'Báo bạn' }));
  expect(card.getByText('Thư mục “gui-di” trên máy này')).toBeTruthy();
  expect(card.getByRole('status').textContent).toBe('Ghi được vào thư mục này.');
  await press(card, 'Chọn thư mục khác');
  expect(card.getByText('Thư mục “thu-muc-khac” trên máy này')).toBeTruthy();
  const asked = opened.twin.asked.filter(({ channel }) => channel.endsWith('Folder'));
  expect(asked.map(({ input }) => input)).toEqual([{ name: 'Báo bạn' }, { portalId: 'cong-1' }]);
  await press(card, 'Thôi đăng tới cổng này');
  expect(screen.queryByRole('region', { name: 'Báo bạn' })).toBeNull();
});
