// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { inOrder } from '../../shared/article/order.ts';
import { plainRuns, runsText } from '../../shared/article/runs.ts';
import type { Article, Photo } from '../../shared/article/schema.ts';
import type { PhotoOutcome } from '../../shared/ipc/wire.ts';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';

const ID = '01J00000000000000000000001';
const OTHER = '01J00000000000000000000002';

const photo = (letter: string): Photo => ({
  blob: letter.repeat(64),
  mediaType: 'image/jpeg',
  width: 1600,
  height: 900,
  fileName: `${letter}.jpg`,
});

const blank = { alt: '', photographer: '', source: '', rights: '', takenAt: null };

const ARTICLE: Article = {
  ...createArticle(ID),
  headline: 'Chợ nổi họp sớm',
  lead: plainRuns('Từ ba giờ sáng, hàng trăm ghe đã kín một khúc sông.'),
  leadFigure: 'f1',
  body: [
    { kind: 'p', id: 'p1', text: plainRuns('Sương chưa tan.') },
    { kind: 'figure', id: 'x2', figure: 'f2' },
  ],
  figures: {
    f1: {
      ...blank,
      photo: photo('a'),
      caption: plainRuns('Ghe chở dưa'),
      alt: 'Chiếc ghe đầy dưa hấu',
      photographer: 'Thế Hà',
    },
    f2: { ...blank, photo: null, caption: plainRuns('') },
  },
  bylines: {
    b1: { name: 'Lan Vy', agency: '', relayed: false, personId: null, role: 'text', order: 'a0' },
    b2: { name: 'Thế Hà', agency: '', relayed: false, personId: null, role: 'photo', order: 'a1' },
  },
};

const TAKEN: PhotoOutcome = {
  ok: true,
  value: {
    photo: photo('c'),
    suggested: { ...blank, photographer: 'Quốc Tuấn', caption: 'Bến sông lúc rạng đông' },
    hadLocation: true,
    hasCredentials: false,
  },
};

let opened: OpenedWindow;

const open = async (article: Article = ARTICLE) => {
  opened = await openWindow({
    start: { lastArticle: ID },
    articles: [article, { ...createArticle(OTHER), headline: 'Đường đèo thông xe' }],
    people: [
      { personId: 'p2', name: 'Nguyễn Văn Đoàn', penName: 'Đoàn Minh' },
      { personId: 'p3', name: 'Trần Thu', penName: '' },
    ],
    photos: [TAKEN],
  });
  return opened.editor();
};
const panel = () => within(screen.getByRole('tabpanel'));
const tab = (name: string) => fireEvent.click(screen.getByRole('tab', { name }));
const type = (label: string, value: string) => fireEvent.input(panel().getByLabelText(label), { target: { value } });

afterEach(() => opened.close());

describe('[W21] caption panel', () => {
  test('panel and page are one text: what is typed in the panel is in the article, what changes there shows in the panel', async () => {
    const editor = await open();
    type('Chú thích', 'Ghe chở dưa hấu về chợ');
    await settle();
    expect(runsText(editor.readArticle().figures['f1']!.caption)).toBe('Ghe chở dưa hấu về chợ');
    editor.setCaptionText('f1', 'Sửa trên trang');
    await settle();
    expect(panel().getByLabelText('Chú thích')).toHaveProperty('value', 'Sửa trên trang');
  });

  test('names what is missing of the chosen photo', async () => {
    await open();
    fireEvent.click(panel().getByRole('button', { name: /^Ảnh 2/u }));
    await settle();
    const said = (label: string) => {
      const field = panel().getByLabelText(label);
      const about = document.getElementById(field.getAttribute('aria-describedby') ?? '');
      return [field.getAttribute('aria-invalid'), about?.textContent];
    };
    expect([said('Chú thích'), said('Mô tả cho người khiếm thị'), said('Người chụp')]).toEqual([
      ['true', 'Thiếu chú thích'],
      ['true', 'Thiếu mô tả cho người khiếm thị'],
      ['true', 'Chưa ghi người chụp hoặc nguồn'],
    ]);
  });

  test('a new photo brings what its own metadata says, and its position never leaves', async () => {
    const editor = await open();
    fireEvent.click(panel().getByRole('button', { name: 'Thêm' }));
    await settle();
    const added = Object.values(editor.readArticle().figures).find((figure) => figure.photo?.blob === photo('c').blob);
    expect(added?.photographer).toBe('Quốc Tuấn');
    expect(panel().getByText(/vị trí GPS: chỉ giữ ở bản gốc/u)).toBeTruthy();
  });

  test('replacing a photo keeps its words', async () => {
    const editor = await open();
    fireEvent.click(panel().getByRole('button', { name: 'Đổi ảnh, giữ chú thích' }));
    await settle();
    const { photo: now, caption, alt } = editor.readArticle().figures['f1']!;
    expect([now?.blob, runsText(caption), alt]).toEqual([photo('c').blob, 'Ghe chở dưa', 'Chiếc ghe đầy dưa hấu']);
  });

  test('order by keyboard', async () => {
    const editor = await open();
    fireEvent.keyDown(panel().getByRole('button', { name: /^Ảnh 1/u }), { key: 'ArrowRight', altKey: true });
    await settle();
    expect(editor.figures.value.map(({ id }) => id)).toEqual(['f2', 'f1']);
  });
});

describe('[W22] one history', () => {
  test('undo in a panel field takes back the last thing done anywhere, in the order done', async () => {
    const editor = await open();
    type('Người chụp', 'Lan Anh');
    await settle();
    tab('Thông tin');
    type('Nơi viết', 'Cần Thơ');
    await settle();
    const field = panel().getByLabelText('Nơi viết');
    fireEvent.keyDown(field, { key: 'z', ctrlKey: true });
    await settle();
    expect([editor.info.value.dateline.place, editor.readArticle().figures['f1']?.photographer]).toEqual([
      '',
      'Lan Anh',
    ]);
    fireEvent.keyDown(field, { key: 'z', ctrlKey: true });
    await settle();
    expect(editor.readArticle().figures['f1']?.photographer).toBe('Thế Hà');
    fireEvent.keyDown(field, { key: 'Z', ctrlKey: true, shiftKey: true });
    fireEvent.keyDown(field, { key: 'y', ctrlKey: true });
    await settle();
    expect([editor.info.value.dateline.place, field]).toEqual([
      'Cần Thơ',
      expect.objectContaining({ value: 'Cần Thơ' }),
    ]);
  });

  test('a field is not rewritten, and nothing is sent, while a word is composed', async () => {
    const editor = await open();
    const field = panel().getByLabelText<HTMLTextAreaElement>('Chú thích');
    field.focus();
    fireEvent.compositionStart(field);
    fireEvent.input(field, { target: { value: 'Ghe chở dưaa' } });
    editor.setFigure('f1', { source: 'Báo Sông Cầu' });
    editor.setCaptionText('f1', 'Đổi từ nơi khác');
    await settle();
    expect(field.value).toBe('Ghe chở dưaa');
    fireEvent.input(field, { target: { value: 'Ghe chở dưâ' } });
    fireEvent.compositionEnd(field);
    await settle();
    expect([field.value, runsText(editor.readArticle().figures['f1']!.caption)]).toEqual([
      'Ghe chở dưâ',
      'Ghe chở dưâ',
    ]);
  });

  test('undo while composing belongs to the input method', async () => {
    const editor = await open();
    type('Người chụp', 'Lan Anh');
    await settle();
    fireEvent.keyDown(panel().getByLabelText('Người chụp'), { key: 'z', ctrlKey: true, isComposing: true });
    await settle();
    expect(editor.readArticle().figures['f1']?.photographer).toBe('Lan Anh');
  });
});

describe('[W23] byline panel', () => {
  const add = (text: string) => {
    const box = panel().getByRole('combobox', { name: 'Thêm tác giả' });
    fireEvent.change(box, { target: { value: text } });
    return box;
  };
  const bylines = () =>
    inOrder(opened.editor().readArticle().bylines).map(([, { order: _order, ...byline }]) => byline);

  test('people of the desk by name or pen name without accents, guests, agencies', async () => {
    await open();
    tab('Tác giả');
    fireEvent.keyDown(add('doan'), { key: 'Enter' });
    fireEvent.keyDown(add('Bạn đọc Hòa'), { key: 'Enter' });
    const box = add('TTXVN');
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    fireEvent.keyDown(box, { key: 'Enter' });
    await settle();
    const base = { agency: '', relayed: false, personId: null, role: 'text' };
    expect(bylines().slice(2)).toEqual([
      { ...base, name: 'Đoàn Minh', personId: 'p2' },
      { ...base, name: 'Bạn đọc Hòa' },
      { ...base, name: 'TTXVN', relayed: true },
    ]);
  });

  test('Enter that ends a composition adds nobody', async () => {
    await open();
    tab('Tác giả');
    fireEvent.keyDown(add('doan'), { key: 'Enter', isComposing: true });
    await settle();
    expect(bylines()).toHaveLength(2);
  });

  test('order by the grip and the arrow keys, the focus stays on it', async () => {
    await open();
    tab('Tác giả');
    const grip = panel().getByRole('button', { name: 'Chuyển chỗ Thế Hà, vị trí 2 trên 2' });
    grip.focus();
    fireEvent.keyDown(grip, { key: 'ArrowUp' });
    await settle();
    await settle();
    expect([bylines().map(({ name }) => name), document.activeElement?.getAttribute('aria-label')]).toEqual([
      ['Thế Hà', 'Lan Vy'],
      'Chuyển chỗ Thế Hà, vị trí 1 trên 2',
    ]);
  });

  test('role, agency and relaying', async () => {
    await open();
    tab('Tác giả');
    fireEvent.click(panel().getByRole('button', { name: 'Chi tiết của Lan Vy' }));
    fireEvent.change(panel().getByLabelText('Phần việc'), { target: { value: 'translation' } });
    type('Cơ quan', 'NLĐO');
    fireEvent.click(panel().getByLabelText('Dẫn lại (ghi “Theo …”)'));
    await settle();
    expect(bylines()[0]).toEqual({
      name: 'Lan Vy',
      agency: 'NLĐO',
      relayed: true,
      personId: null,
      role: 'translation',
    });
    fireEvent.click(panel().getByRole('button', { name: 'Bỏ Theo Lan Vy/NLĐO' }));
    await settle();
    expect(bylines().map(({ name }) => name)).toEqual(['Thế Hà']);
  });
});

describe('[W24] related panel', () => {
  test('searches the archive without accents, pastes addresses, marks what is wrong', async () => {
    await open();
    tab('Tin liên quan');
    const box = panel().getByRole('combobox');
    fireEvent.change(box, { target: { value: 'duong deo' } });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await settle();
    fireEvent.keyDown(box, { key: 'Enter' });
    fireEvent.change(box, { target: { value: 'https://noi-khac.example/tin' } });
    fireEvent.keyDown(box, { key: 'Enter' });
    await settle();
    const related = inOrder(opened.editor().readArticle().related).map(([, { order: _order, ...link }]) => link);
    expect(related).toEqual([
      { kind: 'internal', article: OTHER, title: 'Đường đèo thông xe' },
      { kind: 'external', url: 'https://noi-khac.example/tin', title: '' },
    ]);
    expect(await panel().findByText('Bài này chưa lên trang: độc giả chưa thấy liên kết')).toBeTruthy();
    expect(panel().getByText('Chưa có tít hiển thị', { selector: 'li' })).toBeTruthy();
  });

  test('an answer to an older question never replaces a newer one', async () => {
    await open();
    tab('Tin liên quan');
    const box = panel().getByRole('combobox');
    fireEvent.change(box, { target: { value: 'duong' } });
    fireEvent.change(box, { target: { value: 'không có bài này' } });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await settle();
    expect(panel().getByText('Kho không có bài nào khớp.')).toBeTruthy();
    // [W63] Nor does it stand as the answer to the next question, to be taken by a quick Enter.
    fireEvent.change(box, { target: { value: 'duong' } });
    expect(panel().queryByText('Kho không có bài nào khớp.')).toBeNull();
    expect(panel().getByText('Đang tìm…')).toBeTruthy();
    expect(await panel().findByRole('option')).toBeTruthy();
    fireEvent.change(box, { target: { value: 'không có bài này' } });
    expect(panel().queryByRole('option')).toBeNull();
  });
});

describe('[W25] info panel', () => {
  test('section, tags, dateline, slug, embargo in Vietnam’s time', async () => {
    const editor = await open();
    tab('Thông tin');
    fireEvent.change(panel().getByLabelText('Chuyên mục'), { target: { value: 's3' } });
    const tags = panel().getByLabelText('Từ khóa');
    fireEvent.change(tags, { target: { value: 'chợ nổi, sông nước,  Chợ Nổi' } });
    fireEvent.keyDown(tags, { key: 'Enter' });
    type('Nơi viết', 'Cái Răng');
    const day = panel().getByLabelText('Ngày viết');
    fireEvent.change(day, { target: { value: '23/02/2026' } });
    fireEvent.blur(day);
    type('Đường dẫn tĩnh', 'cho-noi');
    const embargo = panel().getByLabelText(/Không đăng trước/u);
    fireEvent.change(embargo, { target: { value: '1/3/2026 06:30' } });
    fireEvent.blur(embargo);
    await settle();
    expect(editor.info.value).toEqual({
      ...editor.info.value,
      section: 's3',
      tags: ['chợ nổi', 'sông nước'],
      dateline: { place: 'Cái Răng', date: '2026-02-23' },
      slug: 'cho-noi',
      embargo: '2026-03-01T06:30:00+07:00',
    });
  });

  test('the day of the week stands beside a moment that was read, and not beside what is being typed', async () => {
    await open();
    tab('Thông tin');
    const embargo = panel().getByLabelText<HTMLInputElement>('Không đăng trước (GMT+7)');
    const about = () => document.getElementById(embargo.getAttribute('aria-describedby') ?? '')?.textContent ?? null;
    fireEvent.change(embargo, { target: { value: '6h30 ngày 1-3-2026' } });
    const typing = about();
    fireEvent.blur(embargo);
    await settle();
    expect([typing, embargo.value, about()]).toEqual([null, '01/03/2026 06:30', 'Chủ Nhật']);
  });

  test('a time that cannot be read is named and changes nothing', async () => {
    const editor = await open();
    tab('Thông tin');
    const embargo = panel().getByLabelText(/Không đăng trước/u);
    fireEvent.change(embargo, { target: { value: '31/02/2026 06:30' } });
    fireEvent.blur(embargo);
    expect([embargo.getAttribute('aria-invalid'), editor.info.value.embargo]).toEqual(['true', null]);
    expect(
      panel().getByText(/^Không đọc được\. Hãy viết ngày\/tháng\/năm giờ:phút, ví dụ \d\d\/\d\d\/\d{4} \d\d:\d\d\.$/u),
    ).toBeTruthy();
  });

  test('the derived teaser and slug are shown while their fields are empty', async () => {
    await open();
    tab('Thông tin');
    expect(panel().getByText('Từ ba giờ sáng, hàng trăm ghe đã kín một khúc sông.')).toBeTruthy();
    expect(panel().getByText('Để trống: cho-noi-hop-som')).toBeTruthy();
  });

  test('[L30] of a published article it is said where its page stands, and what other words would do', async () => {
    await open();
    tab('Thông tin');
    const { articles, bridge } = opened.window.stores;
    const now = articles.current.value;
    if (now === null) throw new Error('no article is open');
    await bridge.request('site:publish', { articleId: now.id });
    await now.refreshSite();
    await settle();
    expect(panel().getByText(new RegExp(`^Trang của bài: ${now.site.value.path}`, 'u'))).toBeTruthy();
    expect(panel().queryByText(/^Để trống:/u)).toBeNull();
  });
});
