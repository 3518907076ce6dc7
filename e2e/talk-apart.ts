import { symlinkSync, unlinkSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect } from './app.ts';
import { articlePage, part } from './newsroom.ts';

/** What somebody else did comes through the folder; a folder that was away is asked for again after a while. */
const ELSEWHERE = { timeout: 60_000 };

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const changes = (page: Page) => page.locator('[data-review] [data-change]');
const talks = (page: Page) => page.getByRole('tab', { name: /^Trao đổi/u });

/** One machine's way to the desk's folder, which can be pulled out and put back; nobody else's is touched. */
export function wayTo(desk: string, place: string) {
  const plug = () => symlinkSync(desk, place, 'junction');
  plug();
  return { place, plug, pull: () => unlinkSync(place) };
}

async function suggestAndAsk(page: Page): Promise<void> {
  await page.keyboard.press('Control+Alt+s');
  await expect(page.getByText('Đang gợi ý sửa')).toBeVisible();
  await part(page, 'Sapo').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Năm nay chè được giá.');
  await articlePage(page).getByText('Bà con xóm Suối Bạc').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Ai cũng vui.');
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog', { name: 'Gửi gợi ý sửa' });
  await dialog.getByLabel('Vì sao nên sửa').fill('Cho rõ là được giá.');
  await dialog.getByRole('button', { name: 'Gửi gợi ý' }).click();
  await expect(page.getByText('Gợi ý của bạn đang chờ người viết xem.')).toBeVisible();
  await page.keyboard.press('Control+Alt+m');
  await expect(page.getByRole('textbox', { name: 'Lời trao đổi' })).toBeFocused();
  await page.keyboard.type('Ai nói về giá chè?');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Ai nói về giá chè?')).toBeVisible();
}

async function answerAll(page: Page): Promise<void> {
  await button(page, 'Xem gợi ý').click();
  await expect(changes(page)).toHaveCount(2);
  await changes(page).first().getByRole('button', { name: 'Nhận', exact: true }).click();
  await expect(changes(page)).toHaveCount(1);
  await changes(page).first().getByRole('button', { name: 'Không nhận' }).click();
  await page.getByLabel('Lý do không nhận').fill('Câu này là ý riêng.');
  await button(page, 'Ghi câu trả lời').click();
  await expect(part(page, 'Sapo')).toContainText('Năm nay chè được giá.');
  await talks(page).click();
  await button(page, 'Trả lời').click();
  await page.keyboard.type('Ông Lam, xóm Suối Bạc.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Ông Lam, xóm Suối Bạc.')).toBeVisible();
}

/**
 * An editor suggests and asks while the writer is out of reach and writes on; the writer takes, refuses and answers while out of reach again. Each hears
 * of everything once they are back, and no word of either is lost.
 */
export async function talkWhileApart(editor: Page, writer: Page, way: ReturnType<typeof wayTo>): Promise<void> {
  way.pull();
  await expect(writer.getByText(/^Không thấy thư mục chung từ/u)).toBeVisible(ELSEWHERE);
  await suggestAndAsk(editor);
  await part(writer, 'Sapo').click();
  await writer.keyboard.press('Home');
  await writer.keyboard.type('Sáng nay: ');
  await writer.keyboard.press('Control+s');
  await expect(writer.getByText(/^Đã lưu phiên bản/u)).toBeVisible();
  way.plug();
  await expect(button(writer, 'Xem gợi ý')).toBeVisible(ELSEWHERE);
  await expect(talks(writer)).toContainText('1', ELSEWHERE);

  way.pull();
  await answerAll(writer);
  way.plug();
  await expect(editor.getByText('Câu này là ý riêng.')).toBeVisible(ELSEWHERE);
  await expect(editor.getByText('Ông Lam, xóm Suối Bạc.')).toBeVisible(ELSEWHERE);
  await button(editor, 'Đã xong').click();
  await expect(writer.getByText('Không có trao đổi nào còn mở').first()).toBeVisible(ELSEWHERE);
  await button(editor, 'Mở bản mới').click(ELSEWHERE);
  const lead = part(editor, 'Sapo');
  await expect(lead).toContainText('Sáng nay: Mẻ chè');
  await expect(lead).toContainText('Năm nay chè được giá.');
  await expect(articlePage(editor)).not.toContainText('Ai cũng vui.');
}
