import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findAccessibilityProblems } from './accessibility.ts';
import { expect, test } from './app.ts';
import { answerSaveDialog } from './dialogs.ts';
import { projectFolder } from './electron-program.ts';
import { createForger } from './forger.ts';
import { keepPicture } from './keep-picture.ts';
import { chooseFromMenu } from './menu.ts';
import { ask, openPanel } from './newsroom.ts';
import { openNewDesk, writeArticle } from './open-desk.ts';
import { setWindowSize } from './window-size.ts';

/** What was laid into the folder is looked at every few seconds. */
const ELSEWHERE = { timeout: 60_000 };

const APPROVAL = { kind: 'approve', portal: 'site', section: null, shown: 'whole', note: '' } as const;

test('[IT1] [IT2] [IT6] [IT7] forged steps change nothing and are told in plain words; the history leaves as PDF and as a receipt that holds', async ({
  launch,
  folder,
}) => {
  test.setTimeout(150_000);
  const desk = path.join(folder, 'ban');
  const editor = await launch({ userData: path.join(folder, 'truong') });
  const { app, page } = editor;
  await openNewDesk(app, page, desk);
  await setWindowSize(app, 1280, 800);
  await writeArticle(page, 'Chè Suối Bạc vào vụ', 'Mẻ chè đầu tiên giữ được hương cốm.');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/^Đã lưu phiên bản/u)).toBeVisible();
  const { people } = await ask(page, 'people:overview', undefined);
  const me = people[0]?.personId ?? '';
  const { lastArticle } = await ask(page, 'app:start', undefined);
  const articleId = lastArticle ?? '';

  const forger = createForger(desk);
  forger.askToJoin('Hoàng Văn Giả', 'gia');
  await expect.poll(async () => (await ask(page, 'people:overview', undefined)).requests.length, ELSEWHERE).toBe(1);
  const { requests } = await ask(page, 'people:overview', undefined);
  const request = requests[0]?.request ?? '';
  await ask(page, 'people:signIn', { request, as: { kind: 'new', roles: ['reporter'] } });
  // Listed as a reporter, they sign an approval in their own name, in the editor's name, and without any signature.
  forger.sign(articleId, 'gia', APPROVAL);
  forger.signNothing(articleId, me, APPROVAL);
  forger.sign(articleId, me, APPROVAL);

  const trouble = page.getByRole('button', { name: /chỗ cần xem ở tình trạng tòa soạn/u });
  await expect(trouble).toContainText('2 chỗ', ELSEWHERE);
  await expect(page.getByRole('list', { name: 'Tình trạng bài' }).locator('[aria-current="step"]')).toHaveText('Nháp');
  await trouble.click();
  await expect(page.getByRole('heading', { name: /^Bản ghi không đúng người ký/u })).toContainText('2 chỗ');
  await page.keyboard.press('Escape');

  await openPanel(page, 'Phiên bản');
  await page.getByRole('button', { name: 'Ai đã làm gì: lịch sử bài…' }).click();
  const history = page.getByRole('dialog', { name: 'Lịch sử bài' });
  await expect(history.getByText('Lê Thị Mai ký một phiên bản của bài')).toBeVisible();
  const forged = history.getByRole('listitem').filter({ hasText: 'Hoàng Văn Giả duyệt đúng một phiên bản' });
  await expect(forged).toContainText('Không có hiệu lực: người ký không có quyền này.');
  await expect(history.getByText('ký thay tên người khác')).toBeVisible();
  await expect(history.getByText('chữ ký sai hoặc không phải chữ ký')).toBeVisible();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'history-vi');

  const receipt = path.join(folder, 'bien-nhan.json');
  await answerSaveDialog(app, receipt);
  await history.getByRole('button', { name: 'Lưu biên nhận JSON…' }).click();
  await expect(page.getByText('Đã ghi bien-nhan.json.').first()).toBeVisible(ELSEWHERE);
  const program = path.join(projectFolder, 'scripts/verify-receipt.mjs');
  const said = execFileSync(process.execPath, [program, receipt], { encoding: 'utf8' });
  expect(said).toContain('Hoàng Văn Giả: approve, without effect (wrong-role)');
  const pdf = path.join(folder, 'lich-su.pdf');
  await answerSaveDialog(app, pdf);
  await history.getByRole('button', { name: 'Lưu thành PDF…' }).click();
  await expect(page.getByText('Đã ghi lich-su.pdf.').first()).toBeVisible(ELSEWHERE);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');

  await page.keyboard.press('Escape');
  await ask(page, 'app:setTheme', { theme: 'dark' });
  await ask(page, 'app:setLocale', { locale: 'en' });
  await setWindowSize(app, 1024, 700);
  await chooseFromMenu(app, 'review.history');
  await expect(page.getByRole('dialog', { name: 'History of the article' })).toContainText('Without effect');
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'history-en');
});
