import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { answerOpenDialog } from './dialogs.ts';
import { lookAt } from './look-at.ts';
import { ask, openPanel, part } from './newsroom.ts';
import { openNewDesk, writeArticle } from './open-desk.ts';
import type { RunningApp } from './running-app.ts';
import { talkWhileApart, wayTo } from './talk-apart.ts';
import { setWindowSize } from './window-size.ts';

/** What somebody else did comes through the folder, which is looked at every few seconds. */
const ELSEWHERE = { timeout: 40_000 };

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const queue = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${name}`, 'u') });
const row = (page: Page, headline: string) =>
  page.getByRole('region', { name: 'Danh sách bài' }).getByRole('button', { name: new RegExp(headline, 'u') });
const step = (page: Page) => page.getByRole('list', { name: 'Tình trạng bài' }).locator('[aria-current="step"]');

async function chooseMore(page: Page, entry: string): Promise<void> {
  await button(page, 'Việc khác').click();
  await page.getByRole('menuitem', { name: new RegExp(`^${entry}`, 'u') }).click();
}

async function writeWholeArticle(page: Page, headline: string): Promise<void> {
  await writeArticle(page, headline, 'Mẻ chè đầu tiên giữ được hương cốm.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Bà con xóm Suối Bạc hái lứa chè đầu từ sáng sớm.');
  await openPanel(page, 'Thông tin');
  await page.getByRole('combobox', { name: 'Chuyên mục' }).selectOption({ label: 'Kinh tế' });
}

async function addToHeadline(page: Page, words: string): Promise<void> {
  await part(page, 'Tít').click();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
}

/** Opens what somebody else wrote meanwhile. */
const openNewer = async (page: Page, headline: string): Promise<void> => {
  await button(page, 'Mở bản mới').click(ELSEWHERE);
  await expect(part(page, 'Tít')).toHaveText(headline);
};

/** The reporter's machine joins and is listed (how a person does that is people.spec's); the desk gets two levels, and nobody approves their own. */
async function letReporterIn(editor: RunningApp, reporter: RunningApp, desk: string): Promise<void> {
  await answerOpenDialog(reporter.app, [desk]);
  await reporter.page.getByLabel('Thư mục tòa soạn đã có').check();
  await reporter.page.getByLabel('Họ và tên').fill('Hoàng Thị Dịu');
  await button(reporter.page, 'Mở tòa soạn').click();
  await button(reporter.page, 'Giống cả sáu từ, vào tòa soạn').click(ELSEWHERE);
  await queue(editor.page, 'Người và thiết bị').click();
  await editor.page.getByLabel('Số cấp duyệt').selectOption('2');
  await editor.page.getByLabel('Người viết được tự duyệt bài của mình').uncheck();
  await editor.page.getByLabel(/^Lý do trả lại để chọn nhanh/u).fill('Thiếu nguồn\nTít chưa rõ');
  await button(editor.page, 'Ký luật mới').click();
  await expect(editor.page.getByText('Đã ký danh sách mới.')).toBeVisible();
  const requests = async () => (await ask(editor.page, 'people:overview', undefined)).requests;
  await expect.poll(async () => (await requests()).length, ELSEWHERE).toBe(1);
  const [asking] = await requests();
  const as = { kind: 'new', roles: ['reporter'] } as const;
  await ask(editor.page, 'people:signIn', { request: asking?.request ?? '', as });
  await expect(reporter.page.getByRole('note')).toHaveCount(0, ELSEWHERE);
}

/** The menu and the line offer a reporter neither approving nor publishing. */
async function expectNothingToDecide(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^(Duyệt|Đăng|Cập nhật|Nhận biên tập)$/u })).toHaveCount(0);
  const more = button(page, 'Việc khác');
  if ((await more.count()) === 0) return;
  await more.click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /Duyệt$|duyệt…|Đăng|Trả lại|Nhận/u })).toHaveCount(0);
  await page.keyboard.press('Escape');
}

/** [CH5] [CH7] Words still to come keep the article here; the panel leads to them, and once they are there nothing is in the way. */
async function expectWordsToComeHoldBack(reporter: RunningApp): Promise<void> {
  const { page } = reporter;
  await addToHeadline(page, ' TK');
  await button(page, 'Gửi duyệt').click();
  const panel = page.getByRole('tabpanel', { name: 'Soát lỗi' });
  await expect(panel.getByRole('status')).toContainText('Còn 1 mục bắt buộc');
  await expect(
    page.getByText(/^Chưa đi tiếp được\. Mục soát lỗi bắt buộc chưa qua: Còn chỗ TK chưa điền/u),
  ).toBeVisible();
  await expect(step(page)).toHaveText('Nháp');
  await lookAt(reporter, 'review-checks');
  await openPanel(page, 'Soát lỗi');
  await panel.getByRole('button', { name: /^Tới chỗ: Còn chỗ TK/u }).click();
  for (let left = 3; left > 0; left -= 1) await page.keyboard.press('Backspace');
  await expect(panel.getByRole('status')).toContainText('Mọi mục bắt buộc đã qua');
}

test('[F1] [F2] [F3] [F11] [F18] [F20] [C33] reporter and editor at one desk: handed over, returned, mended, approved, voided, published', async ({
  launch,
  folder,
}) => {
  test.setTimeout(300_000);
  const desk = path.join(folder, 'ban');
  const [editor, reporter] = await Promise.all([
    launch({ userData: path.join(folder, 'truong') }),
    launch({ userData: path.join(folder, 'moi') }),
  ]);
  await openNewDesk(editor.app, editor.page, desk);
  for (const { app } of [editor, reporter]) await setWindowSize(app, 1280, 800);
  // The reporter comes to the folder by a way of their own, which can be cut.
  const way = wayTo(desk, path.join(folder, 'ban của Dịu'));
  await letReporterIn(editor, reporter, way.place);

  await writeWholeArticle(reporter.page, 'Chè Suối Bạc');
  await expectNothingToDecide(reporter.page);
  await expectWordsToComeHoldBack(reporter);
  await button(reporter.page, 'Gửi duyệt').click();
  await expect(step(reporter.page)).toHaveText('Chờ biên tập');
  await expectNothingToDecide(reporter.page);

  await expect(queue(editor.page, 'Cần duyệt')).toContainText('1 bài', ELSEWHERE);
  await queue(editor.page, 'Cần duyệt').click();
  await row(editor.page, 'Chè Suối Bạc').click();
  await button(editor.page, 'Nhận biên tập').click();
  await expect(step(editor.page)).toHaveText('Đang biên tập');
  await expect(step(reporter.page)).toHaveText('Đang biên tập', ELSEWHERE);
  await expectNothingToDecide(reporter.page);
  await talkWhileApart(editor.page, reporter.page, way);
  await button(editor.page, 'Việc khác').click();
  await lookAt(editor, 'review-menu');
  await returnWithReason(editor);

  await expect(step(reporter.page)).toHaveText('Bị trả lại', ELSEWHERE);
  await expect(reporter.page.getByText(/^Lê Thị Mai trả lại:/u)).toContainText('Thiếu nguồn');
  await lookAt(reporter, 'review-returned');
  await addToHeadline(reporter.page, ' vào vụ');
  await button(reporter.page, 'Gửi duyệt').click();
  await expect(step(reporter.page)).toHaveText('Chờ biên tập');

  await openNewer(editor.page, 'Chè Suối Bạc vào vụ');
  await button(editor.page, 'Nhận biên tập').click();
  await button(editor.page, 'Duyệt').click();
  await expect(step(editor.page)).toHaveText('Đã duyệt');
  await expect(step(reporter.page)).toHaveText('Đã duyệt', ELSEWHERE);
  await expectNothingToDecide(reporter.page);
  await lookAt(editor, 'review-approved');

  // One more word: the approval was not about this text.
  await addToHeadline(reporter.page, ' sớm');
  await reporter.page.keyboard.press('Control+s');
  await expect(step(reporter.page)).toHaveText('Đang biên tập', ELSEWHERE);
  await expect(reporter.page.getByText('Đã sửa sau khi duyệt').first()).toBeVisible();
  await expect(step(editor.page)).toHaveText('Đang biên tập', ELSEWHERE);
  await lookAt(editor, 'review-voided');
  await openNewer(editor.page, 'Chè Suối Bạc vào vụ sớm');
  await expectWhatChanged(editor);
  await button(editor.page, 'Duyệt').click();
  await expect(step(editor.page)).toHaveText('Đã duyệt');
  await chooseMore(editor.page, 'Hủy duyệt');
  const revoke = editor.page.getByRole('dialog', { name: 'Hủy duyệt' });
  await lookAt(editor, 'review-revoke');
  await revoke.getByRole('textbox', { name: 'Lý do' }).press('Escape');
  await button(editor.page, 'Đăng').click();
  await expect(editor.page.getByRole('dialog', { name: 'Đã ghi vào thư mục trang, đã kiểm tra' })).toBeVisible(
    ELSEWHERE,
  );
  await editor.page.keyboard.press('Escape');
  await lookAt(editor, 'review-published');
  await expect(step(reporter.page)).toHaveText('Đã ghi vào thư mục', ELSEWHERE);
  await expectNothingToDecide(reporter.page);
  await reporter.page.keyboard.press('Control+k');
  await reporter.page.keyboard.type('dang len trang');
  await expect(reporter.page.getByText('Không có gì khớp.')).toBeVisible();
  await reporter.page.keyboard.press('Escape');
  await lookAt(reporter, 'review-reporter-end');
  // What readers have is not what stands here any more, and both windows say so.
  await addToHeadline(reporter.page, ' hơn');
  await reporter.page.keyboard.press('Control+s');
  for (const { page } of [reporter, editor]) await expect(step(page)).toHaveText('Sửa sau khi đăng', ELSEWHERE);
  await expectNothingToDecide(reporter.page);
  await publishUrgently(editor, reporter);
});

/** [C33] What changed since the approval, and since this person last looked, is one press away from the note over the article. */
async function expectWhatChanged(editor: RunningApp): Promise<void> {
  const { page } = editor;
  await expect(button(page, 'So với bản xem lần trước')).toBeVisible();
  await button(page, 'So với bản đã duyệt').press('Enter');
  const against = page.getByRole('group', { name: 'Bản đang viết so với:' });
  await expect(against.getByRole('button', { name: 'Bản đã duyệt' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('[data-review] [data-change]')).toHaveCount(1);
  await lookAt(editor, 'review-compared');
  await button(page, 'Về lại bài viết').click();
}

/** The desk asks for two approvals and allows urgency; the reporter is an editor now, and one signature is enough for today. */
async function publishUrgently(editor: RunningApp, reporter: RunningApp): Promise<void> {
  const { people } = await ask(editor.page, 'people:overview', undefined);
  const second = people.find(({ name }) => name === 'Hoàng Thị Dịu')?.personId ?? '';
  const roles: ('reporter' | 'editor')[] = ['reporter', 'editor'];
  const change = { kind: 'person', person: second, name: 'Hoàng Thị Dịu', penName: '', roles, active: true } as const;
  await ask(editor.page, 'people:change', { change });
  const rules = { selfApprove: false, levels: 2, approvals: 2, urgent: true, returnReasons: [] };
  await ask(editor.page, 'people:change', { change: { kind: 'rules', rules } });

  await writeWholeArticle(reporter.page, 'Lũ về trong đêm');
  await button(reporter.page, 'Gửi duyệt').click();
  await queue(editor.page, 'Cần duyệt').click();
  await row(editor.page, 'Lũ về trong đêm').click(ELSEWHERE);
  await button(editor.page, 'Nhận biên tập').click();
  await chooseMore(editor.page, 'Giao cho người khác');
  await expect(editor.page.getByLabel('Người biên tập').getByRole('option')).toHaveText(['Hoàng Thị Dịu']);
  await lookAt(editor, 'review-reassign');
  await editor.page.keyboard.press('Escape');
  await button(editor.page, 'Duyệt').click();
  await expect(editor.page.getByText('Đã ghi chữ ký của bạn.')).toBeVisible();
  await chooseMore(editor.page, 'Đăng khẩn');
  await editor.page.keyboard.type('Lũ đang lên, bà con cần biết ngay.');
  await lookAt(editor, 'review-urgent');
  await button(editor.page, 'Đăng khẩn').click();
  await expect(editor.page.getByRole('dialog', { name: 'Đã ghi vào thư mục trang, đã kiểm tra' })).toBeVisible(
    ELSEWHERE,
  );
  await editor.page.keyboard.press('Escape');
  await expect(editor.page.getByText('Có lệnh đăng khẩn, còn nợ chữ ký duyệt')).toBeVisible();
  await lookAt(editor, 'review-owed');
}

/** Returns the article in the window with one of the desk's usual reasons and a word of one's own. */
async function returnWithReason(editor: RunningApp): Promise<void> {
  await editor.page.keyboard.press('Escape');
  await chooseMore(editor.page, 'Trả lại');
  const dialog = editor.page.getByRole('dialog', { name: 'Trả bài lại cho người viết' });
  await dialog.getByRole('button', { name: 'Trả lại', exact: true }).click();
  await expect(dialog.getByText('Hãy ghi lý do.')).toBeVisible();
  await button(editor.page, 'Thiếu nguồn').click();
  // The caret waits behind the reason that was chosen.
  await expect(dialog.getByRole('textbox', { name: 'Lý do' })).toBeFocused();
  await editor.page.keyboard.type(': ai nói về giá chè?');
  await lookAt(editor, 'review-return');
  await dialog.getByRole('button', { name: 'Trả lại', exact: true }).click();
  await expect(step(editor.page)).toHaveText('Bị trả lại');
}
