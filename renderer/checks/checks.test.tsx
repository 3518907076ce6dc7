// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import type { Article } from '../../shared/article/schema.ts';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';

const ID = '01J00000000000000000000001';

const ARTICLE: Article = {
  ...createArticle(ID),
  headline: 'Chợ nổi họp sớm',
  section: 's1',
  body: [
    { kind: 'p', id: 'p1', text: plainRuns('Sương chưa tan.') },
    { kind: 'p', id: 'p2', text: plainRuns('Có TK ghe về chợ.') },
  ],
};

let opened: OpenedWindow;
afterEach(() => opened.close());

const panel = () => within(screen.getByRole('tabpanel', { name: 'Soát lỗi' }));
const open = async (world: Parameters<typeof openWindow>[0] = {}) => {
  opened = await openWindow({ articles: [ARTICLE], ...world });
};

describe('[CH7] the checks panel', () => {
  test('tells what holds the article back from what is only said, and leads to each place', async () => {
    await open();
    fireEvent.keyDown(document.body, { code: 'Digit5', key: '5', ctrlKey: true, altKey: true });
    await settle();
    expect(panel().getByRole('status').textContent).toContain('Còn 1 mục bắt buộc');
    const names = (title: string) =>
      within(panel().getByRole('region', { name: title }))
        .getAllByRole('button')
        .map((button) => button.textContent);
    expect([names('Bắt buộc'), names('Nên xem')]).toEqual([
      ['Còn chỗ TK chưa điền: “Có TK ghe về chợ.” · Thân bài'],
      ['Chưa có sapo', 'Chưa ghi tác giả'],
    ]);
    fireEvent.click(panel().getByRole('button', { name: /^Tới chỗ: Còn chỗ TK/u }));
    await settle();
    const anchor = opened
      .editor()
      .lexical.getEditorState()
      .read(() => opened.editor().selection.peek());
    expect(anchor.where).toBe('body');
    fireEvent.click(panel().getByRole('button', { name: 'Tới chỗ: Chưa ghi tác giả' }));
    await waitFor(() => expect(screen.getByRole('tab', { name: 'Tác giả' }).ariaSelected).toBe('true'));
  });

  test('comes up when the primary action meets what holds the article back; main is asked all the same', async () => {
    await open({ workflow: { isOneLevel: false } });
    opened.twin.refuse('workflow:act', { code: 'incomplete', missing: ['tk'] });
    fireEvent.click(screen.getByRole('button', { name: 'Gửi duyệt' }));
    await settle();
    expect(panel().getByRole('status').textContent).toContain('Còn 1 mục bắt buộc');
    const refusal = () => screen.queryByText(/Mục soát lỗi bắt buộc chưa qua: Còn chỗ TK chưa điền/u);
    expect(refusal()).not.toBeNull();
    // It is true no longer once the words are there.
    opened.editor().restore({ ...ARTICLE, body: [ARTICLE.body[0]!] });
    await waitFor(() => expect(refusal()).toBeNull());
  });

  test('a refusal for what only main can see stays until it is put away', async () => {
    await open({ workflow: { isOneLevel: false } });
    opened.twin.refuse('workflow:act', { code: 'incomplete', missing: ['link'] });
    fireEvent.click(screen.getByRole('button', { name: 'Gửi duyệt' }));
    await settle();
    opened.editor().restore({ ...ARTICLE, body: [ARTICLE.body[0]!] });
    await waitFor(() => expect(screen.queryByText(/^2 chỗ cần xem$/u)).not.toBeNull());
    expect(screen.queryByText(/Mục soát lỗi bắt buộc chưa qua/u)).not.toBeNull();
  });

  test('of a house template says that it is not checked, and counts nothing', async () => {
    await open({ start: { lastArticle: ID }, templates: [{ id: ID, name: 'Chợ' }] });
    expect([screen.queryByText(/chỗ cần xem$/u), screen.queryByText('Không có chỗ cần xem')]).toEqual([null, null]);
    opened.window.stores.surface.showPanel('checks');
    await settle();
    expect(panel().getByText(/^Mẫu không phải soát lỗi\./u)).toBeTruthy();
  });

  test('is looked over again when typing rests, by the rules that the desk signed', async () => {
    await open();
    opened.window.stores.surface.showPanel('checks');
    opened.editor().restore({ ...ARTICLE, body: [ARTICLE.body[0]!] });
    await waitFor(() => expect(panel().getByRole('status').textContent).toContain('Mọi mục bắt buộc đã qua'));
  });
});

describe('[CH2] the rules of checks', () => {
  test('are signed for the whole desk and for one section', async () => {
    await open();
    opened.window.stores.surface.show('people');
    await settle();
    const part = within(screen.getByRole('region', { name: 'Soát lỗi' }));
    fireEvent.change(part.getByLabelText('Chưa có sapo'), { target: { value: 'required' } });
    fireEvent.change(part.getByLabelText('Quy tắc cho'), { target: { value: 's2' } });
    fireEvent.change(part.getByLabelText('Chưa có sapo'), { target: { value: 'off' } });
    fireEvent.click(part.getByRole('button', { name: 'Ký quy tắc soát lỗi' }));
    await settle();
    const asked = opened.twin.asked.filter(({ channel }) => channel === 'people:change').map(({ input }) => input);
    const checks = { desk: { lead: 'required' }, sections: { s2: { lead: 'off' } } };
    expect(asked).toEqual([{ change: { kind: 'rules', rules: { checks } } }]);
  });

  test('[CH8] tries the links when asked, says what it found, and points at the one that is gone', async () => {
    const link = (text: string, url: string) => ({ text, marks: [], link: url });
    const text = [link('bản tin cũ', 'https://bao.example/khong-con'), link('số liệu', 'https://bao.example/so-lieu')];
    opened = await openWindow({ articles: [{ ...ARTICLE, body: [{ kind: 'p', id: 'p1', text }] }] });
    opened.window.stores.surface.showPanel('checks');
    await settle();
    fireEvent.click(panel().getByRole('button', { name: 'Thử mở 2 liên kết' }));
    await waitFor(() => expect(panel().getByText('Đã thử 2 liên kết; 1 không còn trang.')).toBeTruthy());
    await waitFor(() =>
      expect(
        panel().getByRole('button', { name: /^Tới chỗ: Liên kết sai dạng, hoặc trang không còn: “bản tin cũ”/u }),
      ).toBeTruthy(),
    );
  });
});
