// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { TwinWorld } from '../bridge/bridge-twin.ts';
import { memoryPreferences, type Preferences } from '../state/preferences.ts';
import { openWindow, settle, widenWindow, type OpenedWindow } from './open-window.testkit.tsx';

const id = (n: number): string => `01J${String(n).padStart(23, '0')}`;

const article = (n: number, headline: string, section: string | null = null): Article => ({
  ...createArticle(id(n)),
  headline,
  section,
  lead: plainRuns('Sapo.'),
});

const ARTICLES = [
  article(1, 'Đèo Gió mở thêm làn', 's1'),
  article(2, 'Chợ phiên đông khách'),
  article(3, 'Ầm ầm thác lũ', 's1'),
];

let opened: OpenedWindow;

const open = async (world: Partial<TwinWorld> = {}, preferences?: Preferences) => {
  opened = await openWindow({ articles: ARTICLES, start: { lastArticle: id(1) }, ...world }, preferences);
  return opened;
};
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const rows = () =>
  within(screen.getByRole('list', { name: 'Danh sách bài' }))
    .queryAllByRole('button')
    .map((row) => row.firstChild?.textContent);
/** What was asked of main in its order; the hint of who is writing and the checks may come at any place in it. */
const channelsAsked = () =>
  opened.twin.asked.map((entry) => entry.channel).filter((channel) => !/^(hold|workflow|checks):/u.test(channel));
const asked = (channel: string) => opened.twin.asked.filter((entry) => entry.channel === channel);

afterEach(() => opened.close());

describe('[W4] first run', () => {
  test('three questions on one screen open a desk', async () => {
    await open({ start: { desk: null } });
    fireEvent.change(screen.getByLabelText('Tên tòa soạn'), { target: { value: ' Báo Sông Lam ' } });
    fireEvent.change(screen.getByLabelText('Họ và tên'), { target: { value: 'Hồ Xuân' } });
    fireEvent.click(screen.getByLabelText('Chọn thư mục khác…'));
    fireEvent.click(button('Mở tòa soạn'));
    await settle();
    expect([asked('desk:create'), asked('site:chooseFolder').length]).toEqual([
      [
        {
          channel: 'desk:create',
          input: { where: 'new-folder', deskName: 'Báo Sông Lam', personName: 'Hồ Xuân', penName: '' },
        },
      ],
      1,
    ]);
    expect(screen.getByRole('navigation', { name: 'Các mục' })).toBeTruthy();
  });

  test('what is missing is named, and nothing is asked of the machine', async () => {
    await open({ start: { desk: null } });
    fireEvent.click(button('Mở tòa soạn'));
    expect(screen.getAllByText('Cần điền mục này.')).toHaveLength(2);
    expect(asked('desk:create')).toEqual([]);
  });

  test('why the last desk could not be opened', async () => {
    await open({ start: { desk: null, deskProblem: 'missing' } });
    expect(screen.getByRole('alert').textContent).toMatch(/Không thấy thư mục tòa soạn/u);
  });
});

describe('[W5] the list', () => {
  test('queues count what they hold; search ignores accents, đ too', async () => {
    await open();
    expect(button(/^Bài của tôi/u).textContent).toContain('3');
    fireEvent.click(button(/^Chính trị/u));
    await settle();
    expect(rows()).toHaveLength(2);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'deo gio' } });
    await waitFor(() => expect(rows()).toEqual(['Đèo Gió mở thêm làn']));
  });

  test('by headline as a Vietnamese dictionary', async () => {
    await open();
    fireEvent.change(screen.getByLabelText('Sắp xếp'), { target: { value: 'headline' } });
    await settle();
    expect(rows()).toEqual(['Ầm ầm thác lũ', 'Chợ phiên đông khách', 'Đèo Gió mở thêm làn']);
  });

  test('queues that have nothing behind them yet are not shown', async () => {
    await open();
    expect(screen.queryByText(/Hẹn giờ/u)).toBeNull();
  });

  test('five thousand articles draw no more rows than can be looked at', async () => {
    await open({ articles: Array.from({ length: 5_000 }, (_, n) => article(n + 1, `Bài số ${n}`)) });
    expect(screen.getByText('5.000 bài', { selector: '[role=status]' })).toBeTruthy();
    expect(rows().length).toBeLessThan(100);
  });
});

describe('[W3] nothing is called saved before it is', () => {
  test('a save that fails stays on screen with what is safe, until one succeeds', async () => {
    await open();
    opened.twin.refuse('article:saveWorkingCopy', { code: 'disk-full' });
    opened.editor().setInfo({ shortTitle: 'Đèo Gió' });
    await settle();
    await opened.window.stores.articles.current.value?.flush();
    await settle();
    expect(screen.getByRole('alert').textContent).toMatch(/Ổ đĩa đầy.*vẫn còn trong cửa sổ này/u);
    expect(screen.getByText(/Bản lúc 09:38:02 vẫn an toàn/u)).toBeTruthy();
    opened.twin.refuse('article:saveWorkingCopy', null);
    fireEvent.click(button('Lưu lại ngay'));
    await settle();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(opened.twin.saved(id(1))?.shortTitle).toBe('Đèo Gió');
  });

  test('another article is not opened over words that could not be saved', async () => {
    await open();
    opened.twin.refuse('article:saveWorkingCopy', { code: 'read-only' });
    opened.editor().setInfo({ shortTitle: 'Đèo Gió' });
    await settle();
    fireEvent.click(button(/^Chợ phiên/u));
    await settle();
    expect(opened.editor().articleId).toBe(id(1));
    expect(opened.editor().info.value.shortTitle).toBe('Đèo Gió');
  });

  test('leaving an article keeps a revision of it', async () => {
    await open();
    opened.editor().setInfo({ shortTitle: 'Đèo Gió' });
    await settle();
    fireEvent.click(button(/^Chợ phiên/u));
    await settle();
    const order = channelsAsked()
      .filter((channel) => !/^(checks|comments|proposals):/u.test(channel))
      .slice(-4);
    expect(order).toEqual(['article:saveWorkingCopy', 'article:keepRevision', 'article:open', 'window:remember']);
  });
});

describe('[W6] closing', () => {
  test('saves first, then may close', async () => {
    await open();
    opened.editor().setInfo({ shortTitle: 'Đèo Gió' });
    await settle();
    opened.twin.tell('window:closing', {});
    await settle();
    expect(channelsAsked().slice(-3)).toEqual([
      'article:saveWorkingCopy',
      'article:keepRevision',
      'window:readyToClose',
    ]);
  });

  test('asks when the newest words cannot be saved', async () => {
    await open();
    opened.twin.refuse('article:saveWorkingCopy', { code: 'disk-full' });
    opened.editor().setInfo({ shortTitle: 'Đèo Gió' });
    await settle();
    opened.twin.tell('window:closing', {});
    await settle();
    const dialog = screen.getByRole('dialog', { name: 'Chưa lưu được chữ mới nhất' });
    expect(asked('window:readyToClose')).toEqual([]);
    opened.twin.refuse('article:saveWorkingCopy', null);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Lưu lại và đóng' }));
    await settle();
    expect(asked('window:readyToClose')).toHaveLength(1);
  });
});

describe('[W7] publishing', () => {
  test('keeps a revision, publishes, shows what was proven', async () => {
    await open();
    opened.editor().setInfo({ shortTitle: 'Đèo Gió' });
    await settle();
    fireEvent.click(button('Đăng'));
    await settle();
    const receipt = screen.getByRole('dialog', { name: 'Đã lên trang, đã kiểm tra' });
    expect(within(receipt).getByText('Ghi 9 tệp, giữ nguyên 312 tệp.')).toBeTruthy();
    const channels = channelsAsked();
    expect(channels.indexOf('article:keepRevision')).toBeLessThan(channels.indexOf('site:publish'));
    fireEvent.click(within(receipt).getAllByRole('button', { name: 'Đóng' })[0]!);
    await settle();
    expect(button('Mở trang').title).toBe('Trang đang có đúng bản này.');
  });

  test('[W52] a page that fell behind the text is not called current any more', async () => {
    await open();
    fireEvent.click(button('Đăng'));
    await settle();
    opened.editor().setInfo({ shortTitle: 'Đèo Gió' });
    await opened.window.stores.articles.current.peek()?.flush();
    const row = opened.window.stores.known.rows.peek().get(id(1));
    if (row === undefined || row === null) throw new Error('the article is not in the list');
    opened.twin.tell('article:changed', { ...row, site: 'outdated' });
    await settle();
    expect([screen.queryByRole('button', { name: 'Mở trang' }), button('Cập nhật') === null]).toEqual([null, false]);
  });

  test('what was said of the step before is gone once it is published', async () => {
    await open();
    const { notices } = opened.window.stores;
    notices.showInfo(({ workflow: words }) => words.done.unschedule, 'step');
    await settle();
    const before = screen.queryByText('Đã bỏ hẹn giờ. Bài vẫn được duyệt, chờ đăng.') !== null;
    fireEvent.click(button('Đăng'));
    await settle();
    expect([before, notices.all.value]).toEqual([true, []]);
  });

  test('what is missing is said in words', async () => {
    await open();
    opened.twin.refuse('site:publish', { code: 'incomplete', missing: ['headline', 'section'] });
    fireEvent.click(button('Đăng'));
    await settle();
    expect(
      screen.getByText(
        /Mục soát lỗi bắt buộc chưa qua: Chưa có tít và Chưa chọn chuyên mục\. Bài vẫn được lưu như cũ/u,
      ),
    ).toBeTruthy();
  });

  test('nothing unsaved is published', async () => {
    await open();
    opened.twin.refuse('article:saveWorkingCopy', { code: 'disk-full' });
    opened.editor().setInfo({ shortTitle: 'Đèo Gió' });
    await settle();
    fireEvent.click(button('Đăng'));
    await settle();
    expect(asked('site:publish')).toEqual([]);
  });
});

describe('[W8] import', () => {
  const unplaced = [{ reason: 'teaser' as const, text: 'Lời giới thiệu bài khác…' }];

  test('what found no place is listed, also after the next start, until it is put away', async () => {
    const preferences = memoryPreferences();
    await open({ unplaced }, preferences);
    opened.twin.tell('menu:command', { command: 'article.import' });
    await settle();
    expect(screen.getByText('1 đoạn chữ chưa xếp vào bài')).toBeTruthy();
    opened.close();
    await open({ articles: [...ARTICLES, article(4, 'Bài vừa nhập')], start: { lastArticle: id(4) } }, preferences);
    expect(screen.getByText('Lời giới thiệu bài khác…')).toBeTruthy();
    fireEvent.click(screen.getByText('Cất danh sách'));
    await settle();
    expect([screen.queryByText('Lời giới thiệu bài khác…'), preferences.read('unplaced')]).toEqual([null, {}]);
  });

  test('a refused page says why', async () => {
    await open();
    opened.twin.refuse('article:importPastedPage', { code: 'import-refused', reason: 'empty' });
    opened.twin.tell('menu:command', { command: 'article.importPasted' });
    await settle();
    fireEvent.change(screen.getByLabelText('Hoặc dán nội dung trang vào đây'), { target: { value: '.' } });
    fireEvent.click(button('Nhập nội dung đã dán'));
    await settle();
    expect(screen.getByText('Nội dung trống, không có gì để nhập.')).toBeTruthy();
  });
});

describe('[W9] commands', () => {
  test('the palette finds commands and articles without accents', async () => {
    await open();
    fireEvent.keyDown(document.body, { key: 'k', code: 'KeyK', ctrlKey: true });
    await settle();
    const box = screen.getByRole('combobox', { name: /Gõ tên lệnh/u });
    fireEvent.change(box, { target: { value: 'cho phien' } });
    fireEvent.keyDown(box, { key: 'Enter' });
    await settle();
    expect(opened.editor().articleId).toBe(id(2));
  });

  test('F7 leads to what is missing and names it', async () => {
    await open({ articles: [article(1, 'Có tít, thiếu nhiều thứ')] });
    await settle();
    opened.window.commands['edit.nextProblem'].run();
    opened.window.commands['edit.nextProblem'].run();
    await settle();
    expect([screen.getByRole('tab', { selected: true }).textContent, document.activeElement?.id]).toEqual([
      'Tác giả',
      'byline-add',
    ]);
    expect(screen.getByText('Chưa ghi tác giả (2 trên 3)')).toBeTruthy();
  });

  test('a key in the search box is the search box’s own', async () => {
    await open();
    const before = opened.editor().version.value;
    const search = screen.getByRole('searchbox');
    search.focus();
    expect(fireEvent.keyDown(search, { key: 'z', code: 'KeyZ', ctrlKey: true })).toBe(true);
    expect(fireEvent.keyDown(search, { key: 'b', code: 'KeyB', ctrlKey: true })).toBe(true);
    expect(opened.editor().version.value).toBe(before);
  });
});

describe('[W42] language and theme without a restart', () => {
  test('English at once, and back', async () => {
    await open();
    opened.window.commands['site.settings'].run();
    await settle();
    fireEvent.click(screen.getByRole('tab', { name: 'Chương trình' }));
    fireEvent.change(screen.getByLabelText('Ngôn ngữ'), { target: { value: 'en' } });
    await settle();
    expect([document.documentElement.lang, button(/^My articles/u).textContent]).toEqual([
      'en',
      'My articles33 articles',
    ]);
    fireEvent.change(screen.getByLabelText('Theme'), { target: { value: 'dark' } });
    await settle();
    expect(document.documentElement.dataset['theme']).toBe('dark');
    opened.twin.tell('app:localeChanged', { locale: 'vi' });
    await settle();
    expect(document.documentElement.lang).toBe('vi');
  });
});

describe('[W10] panes', () => {
  const inspector = () => screen.queryByRole('complementary', { name: 'Bảng bên' });
  test('fold and come back with the width, also when the engine sends no resize event', async () => {
    await open();
    await widenWindow(800);
    const narrow = inspector() === null;
    await widenWindow(1600);
    expect([narrow, inspector() === null]).toEqual([true, false]);
  });
});

describe('[W32] site settings', () => {
  test('a section is added, named and saved; a bad address keeps the form from being saved', async () => {
    await open();
    opened.window.commands['site.settings'].run();
    await settle();
    fireEvent.change(screen.getByLabelText('Địa chỉ trang'), { target: { value: 'songcau' } });
    expect(button('Lưu thiết lập')).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByLabelText('Địa chỉ trang'), { target: { value: 'https://song-cau.example' } });
    fireEvent.click(screen.getByRole('tab', { name: 'Chuyên mục' }));
    fireEvent.click(button('Thêm chuyên mục'));
    const titles = screen.getAllByLabelText('Tên chuyên mục');
    fireEvent.change(titles.at(-1)!, { target: { value: 'Thể thao' } });
    fireEvent.click(button('Lưu thiết lập'));
    await settle();
    const { portal } = opened.window.stores.site.info.value!;
    expect([portal.url, portal.sections.at(-1)?.slug]).toEqual(['https://song-cau.example', 'the-thao']);
  });
});

test('[W32] who may not change the site’s settings reads them all, by keyboard too', async () => {
  await open({ mayEditSite: false });
  opened.window.commands['site.settings'].run();
  await settle();
  const panel = screen.getByRole('tabpanel', { name: 'Trang' });
  expect([panel.tabIndex, within(panel).getByLabelText('Tên trang').matches(':disabled')]).toEqual([0, true]);
});

test('[W32] a part of the settings that is an empty list says so, also to whoever may not add to it', async () => {
  await open({ mayEditSite: false, portal: { siteLinks: [], specialLists: [], standingPages: [], sections: [] } });
  opened.window.commands['site.settings'].run();
  await settle();
  const said = async (part: string): Promise<boolean> => {
    fireEvent.click(screen.getByRole('tab', { name: part }));
    await settle();
    return (
      within(screen.getByRole('tabpanel', { name: part })).queryByText(/^(?:Trang chưa|Chưa) có .* nào\.$/u) !== null
    );
  };
  const parts = ['Chuyên mục', 'Liên kết website', 'Danh sách chuyên đề', 'Trang cố định', 'Chân trang'];
  const shown = [];
  for (const part of parts) shown.push(await said(part));
  expect(shown).toEqual([true, true, true, true, false]);
});

describe('[W43] no keyring', () => {
  test('is said plainly', async () => {
    await open({
      start: {
        desk: {
          id: 'd',
          name: 'Báo',
          me: { personId: 'p', name: 'A', penName: '' },
          keyCustody: 'session',
          folderName: 'f',
        },
      },
    });
    expect(screen.getByRole('note').textContent).toMatch(/không có kho khóa/u);
    fireEvent.click(button('Đã hiểu'));
    expect(screen.queryByRole('note')).toBeNull();
  });
});

test('[W14] a duplicate is said to be one: nothing else tells it from the article that was open', async () => {
  await open();
  act(() => opened.window.commands['desk.people'].run());
  await settle();
  act(() => opened.window.commands['article.duplicate'].run());
  await settle();
  expect(screen.getByText(/^Đang mở bản nhân của “Đèo Gió mở thêm làn”/u)).toBeTruthy();
  expect([opened.editor().articleId === id(1), screen.queryByRole('heading', { name: 'Người và thiết bị' })]).toEqual([
    false,
    null,
  ]);
});

describe('[W14] what takes the article’s place', () => {
  const go = async (command: 'desk.people' | 'site.settings' | 'article.preview') => {
    act(() => opened.window.commands[command].run());
    await settle();
  };

  test('the key of the main step does nothing to an article that is not in sight', async () => {
    await open();
    for (const command of ['desk.people', 'site.settings'] as const) {
      await go(command);
      fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
      await settle();
    }
    expect([asked('site:publish'), asked('workflow:act')]).toEqual([[], []]);
  });

  test('a dialog that was opened from what is gone leaves the focus in the middle of the window', async () => {
    await open();
    // A menu's entry is gone as soon as it was chosen.
    act(() => opened.window.commands['desk.health'].run());
    await settle();
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Đóng' }));
    await settle();
    expect(document.activeElement).toBe(document.querySelector('main'));
  });

  test('takes the focus too, where the button that led there is not to be seen any more', async () => {
    await open();
    const preview = button('Xem trước');
    preview.focus();
    fireEvent.click(preview);
    await settle();
    const middle = document.querySelector('main');
    expect(middle?.contains(document.activeElement)).toBe(true);
    expect(document.activeElement).not.toBe(preview);
    // From a button that stays nothing is taken away.
    const people = button(/^Người và thiết bị/u);
    people.focus();
    fireEvent.click(people);
    await settle();
    expect(document.activeElement).toBe(people);
  });
});
