import path from 'node:path';
import type { Page } from '@playwright/test';
import { plainRuns } from '../shared/article/runs.ts';
import { dropFiles } from './drop-files.ts';
import { projectFolder } from './electron-program.ts';
import { expectCaret } from './expect-caret.ts';
import { keepPicture } from './keep-picture.ts';
import { chooseFromMenu } from './menu.ts';
import { block, emptyFigure, expectSaved, openArticle, paragraph, part } from './open-article.ts';
import { expect, test } from './shared-app.ts';

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Pastes as the system would, with these kinds of data. */
const paste = (page: Page, data: Readonly<Record<string, string>>): Promise<void> =>
  page.evaluate((kinds) => {
    const clipboardData = new DataTransfer();
    for (const [type, value] of Object.entries(kinds)) clipboardData.setData(type, value);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, data);

test('[E6] a blank page is written by keyboard alone, from the headline to the byline', async ({ page }) => {
  const id = await openArticle(page);
  await part(page, 'headline').click();
  await page.keyboard.type('Che xuan vao vu');
  await press(page, 'Enter');
  await page.keyboard.type('Nguoi dan vui mung.');
  await press(page, 'Enter');
  await page.keyboard.type('Doan mot.');
  await press(page, 'Enter');
  await page.keyboard.type('Doan hai.');
  await press(page, 'Tab');
  await page.keyboard.type('Thu Thao');
  await press(page, 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab');
  await page.keyboard.type('Kinh te');
  await expectSaved(page, id, {
    kicker: 'Kinh te',
    headline: 'Che xuan vao vu',
    lead: 'Nguoi dan vui mung.',
    body: ['Doan mot.', 'Doan hai.'],
    bylines: ['Thu Thao'],
  });
});

test('[E24] a note to the newsroom is typed, folds to a line, opens for the caret, and becomes text again', async ({
  app,
  page,
}) => {
  const words = 'Toa soan hoi lai xa san luong nam nay, va xem con so cua hop tac xa co khop voi bao cao quy ba khong.';
  const id = await openArticle(page, { body: [paragraph('b1', 'Nuong che da hai.'), paragraph('b2', 'Ca ban vui.')] });
  await page.getByText('Nuong che da hai.').click();
  await press(page, 'End', 'Enter', 'Control+Shift+6');
  await page.keyboard.type(words);
  await press(page, 'Enter');
  await page.keyboard.type('Vu sau them may.');
  await expectSaved(page, id, { body: ['Nuong che da hai.', `note: ${words}`, 'Vu sau them may.', 'Ca ban vui.'] });
  const note = page.getByRole('group', { name: 'Ghi chú, không đăng' });
  await expect(note).toHaveText(words);
  const height = async (): Promise<number> => (await note.boundingBox())?.height ?? 0;
  const open = await height();
  await chooseFromMenu(app, 'view.foldNotes');
  await expect.poll(height).toBeLessThan(open / 1.5);
  await keepPicture(page, 'note-folded');
  await note.click();
  await expect.poll(height).toBe(open);
  await keepPicture(page, 'note-open');
  // Neither key joins the note with the text around it.
  await page.getByText('Nuong che da hai.').click();
  await press(page, 'End');
  await expectCaret(block(page, 'Nuong che'), 'end');
  await press(page, 'Delete');
  await page.getByText('Vu sau them may.').click();
  await press(page, 'Home');
  await expectCaret(block(page, 'Vu sau'), 'start');
  await press(page, 'Backspace');
  await expect(note).toHaveText(words);
  await press(page, 'ArrowUp', 'Home');
  await expectCaret(note, 'start');
  await press(page, 'Backspace');
  await expect(note).toHaveCount(0);
  await expectSaved(page, id, { body: ['Nuong che da hai.', words, 'Vu sau them may.', 'Ca ban vui.'] });
});

test('[E7] Backspace and Delete never merge two parts of the page, and select a figure before they remove it', async ({
  page,
}) => {
  const id = await openArticle(page, {
    headline: 'Tít',
    figures: { f: emptyFigure('Chú thích') },
    body: [paragraph('b1', 'một'), { kind: 'figure', id: 'b2', figure: 'f' }, paragraph('b3', 'ba')],
  });
  await part(page, 'lead').click();
  await expectCaret(part(page, 'lead'), 'start');
  await press(page, 'Backspace');
  await expectCaret(part(page, 'headline'), 'end');
  await page.keyboard.type('1');
  await block(page, 'một').click();
  await press(page, 'Home');
  await expectCaret(block(page, 'một'), 'start');
  await press(page, 'Backspace');
  await expectCaret(part(page, 'lead'), 'end');
  await page.keyboard.type('2');
  await block(page, 'ba').click();
  await press(page, 'Home');
  await expectCaret(block(page, 'ba'), 'start');
  await press(page, 'Backspace');
  await expect(page.locator('figure')).toHaveAttribute('data-selected', 'true');
  await expectSaved(page, id, { headline: 'Tít1', lead: '2', body: ['một', 'figure', 'ba'] });
  await press(page, 'Backspace');
  await expectSaved(page, id, { body: ['một', 'ba'], captions: [] });
  await press(page, 'Control+z');
  await expectSaved(page, id, { body: ['một', 'figure', 'ba'], captions: ['Chú thích'] });
});

test('[E8] Ctrl+A takes the part first and then the page; deleting all of it leaves a whole, empty page', async ({
  page,
}) => {
  const content = { headline: 'Tít', lead: plainRuns('Sapo'), body: [paragraph('b1', 'một'), paragraph('b2', 'hai')] };
  const id = await openArticle(page, content);
  await block(page, 'hai').click();
  await press(page, 'Control+a', 'Delete');
  await page.keyboard.type('x');
  await expectSaved(page, id, { headline: 'Tít', lead: 'Sapo', body: ['x'] });
  await press(page, 'Control+a', 'Control+a', 'Delete');
  await expectSaved(page, id, { kicker: '', headline: '', lead: '', body: [], bylines: [] });
  await expect(part(page, 'headline')).toBeVisible();
  await press(page, 'Control+z');
  await expectSaved(page, id, { headline: 'Tít', lead: 'Sapo', body: ['x'] });
});

test('[E10] undo goes back through headline, body, caption and panel in the order of the work', async ({ page }) => {
  const id = await openArticle(page, {
    headline: 'Tít',
    leadFigure: 'f',
    figures: { f: emptyFigure('Chú thích') },
    body: [paragraph('b1', 'một')],
  });
  await part(page, 'headline').click();
  await press(page, 'End');
  await page.keyboard.type('1');
  await block(page, 'một').click();
  await press(page, 'End');
  await page.keyboard.type('2');
  await part(page, 'photo').click();
  const caption = page.getByRole('textbox', { name: 'Chú thích', exact: true });
  await caption.click();
  await press(page, 'End');
  await page.keyboard.type('34');
  await expect(part(page, 'caption')).toContainText('Chú thích34');
  await expectSaved(page, id, { headline: 'Tít1', body: ['một2'], captions: ['Chú thích34'] });
  await press(page, 'Control+z');
  await expect(caption).toBeFocused();
  await expectSaved(page, id, { headline: 'Tít1', body: ['một2'], captions: ['Chú thích'] });
  await press(page, 'Control+z');
  await expectSaved(page, id, { headline: 'Tít1', body: ['một'], captions: ['Chú thích'] });
  await press(page, 'Control+z');
  await expectSaved(page, id, { headline: 'Tít', body: ['một'], captions: ['Chú thích'] });
});

test('[E30] find without accents walks through headline, body and caption; replacing all is undone at once', async ({
  app,
  page,
}) => {
  const id = await openArticle(page, {
    headline: 'Định Hóa',
    figures: { f: emptyFigure('Chợ Định Hoá') },
    body: [{ kind: 'figure', id: 'b1', figure: 'f' }, paragraph('b2', 'ở dinh hoa')],
  });
  await part(page, 'headline').click();
  await chooseFromMenu(app, 'edit.replace');
  await page.keyboard.type('dinh hoa');
  const hits = () => page.evaluate(() => CSS.highlights.get('find-hit')?.size ?? 0);
  await expect.poll(hits).toBe(3);
  await page.getByRole('textbox', { name: 'Thay bằng' }).fill('Phú Lương');
  await page.getByRole('button', { name: 'Thay hết' }).click();
  await expectSaved(page, id, { headline: 'Phú Lương', captions: ['Chợ Phú Lương'], body: ['figure', 'ở Phú Lương'] });
  await chooseFromMenu(app, 'view.focusText');
  await press(page, 'Control+z');
  await expectSaved(page, id, { headline: 'Định Hóa', captions: ['Chợ Định Hoá'], body: ['figure', 'ở dinh hoa'] });
});

test('lists nest by Tab, tables are walked by Tab, marks and links keep to the text', async ({ app, page }) => {
  const id = await openArticle(page, { headline: 'Tít', body: [paragraph('b1', 'một')] });
  await block(page, 'một').click();
  await chooseFromMenu(app, 'format.bulletList');
  await press(page, 'End', 'Enter');
  await page.keyboard.type('hai');
  await press(page, 'Tab', 'Enter');
  await page.keyboard.type('ba');
  await press(page, 'Shift+Tab', 'Enter', 'Enter');
  await page.keyboard.type('dam nhat');
  await expectSaved(page, id, { body: [['ul', ['một', ['hai']], 'ba'], 'dam nhat'] });
  await press(page, 'Control+Shift+ArrowLeft', 'Control+b');
  await expect(page.locator('p strong')).toHaveText('nhat');
  await press(page, 'Control+k');
  await page.keyboard.type('example.org/che');
  await press(page, 'Enter');
  await expect(page.locator('p a')).toHaveAttribute('href', 'https://example.org/che');
  await press(page, 'ArrowRight');
  await chooseFromMenu(app, 'insert.table');
  await page.getByRole('button', { name: 'Chèn bảng' }).click();
  await page.keyboard.type('a');
  await press(page, 'Tab');
  await page.keyboard.type('b');
  await press(page, 'Enter');
  await page.keyboard.type('c');
  await expectSaved(page, id, {
    body: [
      ['ul', ['một', ['hai']], 'ba'],
      'dam nhat',
      [
        ['a', 'b\nc', ''],
        ['', '', ''],
        ['', '', ''],
      ],
    ],
  });
  await part(page, 'headline').click();
  await press(page, 'Control+a', 'Control+b');
  await expect(part(page, 'headline').locator('strong')).toHaveCount(0);
});

test('[E12] a triple click takes its paragraph and no more; Ctrl+I and Ctrl+U mark; Ctrl+Shift+V leaves the marks behind', async ({
  app,
  page,
}) => {
  const id = await openArticle(page, {
    headline: 'Tít',
    body: [paragraph('b1', 'một hai'), paragraph('b2', 'ba'), paragraph('b3', 'bốn')],
  });
  await block(page, 'một hai').click({ clickCount: 3 });
  await page.keyboard.type('nam');
  await expectSaved(page, id, { headline: 'Tít', body: ['nam', 'ba', 'bốn'] });
  await block(page, 'nam').click({ clickCount: 3 });
  await press(page, 'Control+i', 'Control+u');
  const marked = page.locator('p em', { hasText: 'nam' });
  await expect(marked).toHaveCSS('text-decoration-line', 'underline');
  await chooseFromMenu(app, 'format.strike');
  await expect(marked).toHaveCSS('text-decoration-line', 'underline line-through');
  await press(page, 'Control+c');
  await block(page, 'bốn').click();
  await press(page, 'End', 'Control+v');
  await expect(marked).toHaveCount(2);
  await block(page, 'ba').click();
  await press(page, 'End', 'Control+Shift+V');
  await expectSaved(page, id, { body: ['nam', 'banam', 'bốnnam'] });
  await expect(block(page, 'banam').locator('em, u')).toHaveCount(0);
  await press(page, 'Control+z');
  await expectSaved(page, id, { body: ['nam', 'ba', 'bốnnam'] });
});

test('[H25] paste as plain text works from the menu, without the page reading the clipboard', async ({ app, page }) => {
  const id = await openArticle(page);
  await part(page, 'headline').click();
  await page.keyboard.type('đậm');
  await press(page, 'Control+a', 'Control+c', 'End');
  await page.keyboard.type(' và ');
  await chooseFromMenu(app, 'edit.pastePlain');
  await expectSaved(page, id, { headline: 'đậm và đậm' });
});

test('[E40] a page from the web is pasted clean, loads nothing, and loses no word', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const id = await openArticle(page);
  await page.locator('[data-part="lead"] + p').click();
  asked.length = 0;
  await paste(page, {
    'text/html': `<h1 style="color:red">Vụ xuân</h1><p>Xin <b>chào</b> <a href="javascript:alert(1)">bạn</a></p>
      <img src="https://elsewhere.example/x.jpg" alt="Đồi chè"><ul><li>một</li></ul><script>alert(1)</script>`,
    'text/plain': 'Vụ xuân Xin chào bạn một',
  });
  await expectSaved(page, id, { body: ['h2: Vụ xuân', 'Xin chào bạn', 'figure', ['ul', 'một']] });
  expect(asked.filter((url) => url.includes('elsewhere.example'))).toEqual([]);
});

test('a dragged word moves, a dragged photo moves its figure, and one undo takes each back', async ({ page }) => {
  const id = await openArticle(page, {
    figures: { f: emptyFigure('Chú thích') },
    body: [paragraph('b1', 'một hai'), { kind: 'figure', id: 'b2', figure: 'f' }, paragraph('b3', 'ba bốn')],
  });
  await block(page, 'một hai').dblclick({ position: { x: 45, y: 12 } });
  const from = await page.evaluate(() => {
    const { x, y, width, height } = document.getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await block(page, 'ba bốn').scrollIntoViewIfNeeded();
  const to = await block(page, 'ba bốn').boundingBox();
  if (to === null) throw new Error('the paragraph is not on the page');
  await page.mouse.move(to.x + 20, to.y + 12, { steps: 8 });
  await page.mouse.move(to.x + 1, to.y + 12, { steps: 4 });
  await page.mouse.up();
  await expectSaved(page, id, { body: ['một ', 'figure', 'haiba bốn'] });
  await press(page, 'Control+z');
  await expectSaved(page, id, { body: ['một hai', 'figure', 'ba bốn'] });
  await part(page, 'photo').dragTo(block(page, 'ba bốn'), { targetPosition: { x: 60, y: 24 } });
  await expectSaved(page, id, { body: ['một hai', 'ba bốn', 'figure'] });
});

test('[E20] a photo file that is dropped on a paragraph becomes a figure below it, with what the file says of itself', async ({
  page,
}) => {
  const id = await openArticle(page, { headline: 'Tít', body: [paragraph('b1', 'một'), paragraph('b2', 'hai')] });
  await dropFiles(page, block(page, 'một'), [path.join(projectFolder, 'e2e/fixtures/photos/vuon-nhan-khe-lim.jpg')]);
  const photo = page.locator('figure img');
  await expect(photo).toHaveAttribute('src', /^media:\/\/blob\/[0-9a-f]{64}\?w=1600$/);
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expectSaved(page, id, {
    body: ['một', 'figure', 'hai'],
    captions: ['Vườn nhãn muộn ở xóm Khe Lim đang vào vụ thu hoạch'],
  });
  await press(page, 'Control+z');
  await expectSaved(page, id, { body: ['một', 'hai'], captions: [] });
});
