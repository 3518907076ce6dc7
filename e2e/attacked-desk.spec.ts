import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';
import { findAccessibilityProblems } from './accessibility.ts';
import { expect, test } from './app.ts';
import { answerOpenDialog } from './dialogs.ts';
import { projectFolder } from './electron-program.ts';
import { keepPicture } from './keep-picture.ts';
import { chooseFromMenu } from './menu.ts';
import { ask, listArticles } from './newsroom.ts';
import { setWindowSize } from './window-size.ts';

/** What was laid into the folder is looked at every few seconds. */
const ELSEWHERE = { timeout: 60_000 };

/** Each attack by the headline of its article: what the window's history says of the record; none where only the desk's health can know. */
const ATTACKED = {
  'Giá chè búp tăng gấp ba': null,
  'Bài giả': null,
  'Trường mới': /Lan duyệt đúng một phiên bản/u,
  'forged author: a reporter signs in an editor’s name': null,
  'a stranger’s key with an editor’s name': /duyệt đúng một phiên bản/u,
  'alg none, without a signature': null,
  'Bến đò cũ': null,
  'Mưa đá': null,
  'Bão số năm': null,
} as const;

/** Makes the attacks on a desk of real machines; `letIn` lists whoever asked by then, and ends them all. */
async function attackedDesk(place: string) {
  const program = path.join(projectFolder, 'proof/attacks/attacked-desk.ts');
  const child = spawn(process.execPath, [path.join(projectFolder, 'scripts/run-ts.mjs'), program, place], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = JSON.parse((await lines.next()).value as string) as {
    readonly desk: string;
    readonly held: Readonly<Record<string, boolean>>;
  };
  return {
    ...first,
    letIn: async () => {
      const gone = once(child, 'exit');
      child.stdin.write('\n');
      await gone;
    },
    stop: () => void child.kill(),
  };
}

/** The window asks for the publication of an article, past every button. */
const publish = (page: Page, articleId: string) =>
  page.evaluate(async (id) => {
    const answer = await window.desk.request('site:publish', { articleId: id });
    return answer.ok ? 'published' : answer.error.code;
  }, articleId);

async function lookAt(page: Page, name: string): Promise<void> {
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await keepPicture(page, `attacked-${name}`);
}

test('[IT1] [IT2] [IT5] every attack on a desk is told in the window, and nothing of it is approved, published or called live', async ({
  launch,
  folder,
}) => {
  test.setTimeout(240_000);
  const [attacked, { app, page }] = await Promise.all([
    attackedDesk(path.join(folder, 'máy khác')),
    launch({ userData: path.join(folder, 'may') }),
  ]);
  try {
    expect(Object.entries(attacked.held).filter(([, held]) => !held)).toEqual([]);
    await setWindowSize(app, 1280, 800);
    await answerOpenDialog(app, [attacked.desk]);
    await page.getByLabel('Thư mục tòa soạn đã có').check();
    await page.getByLabel('Họ và tên').fill('Đặng Thư Ký');
    await page.getByRole('button', { name: 'Mở tòa soạn', exact: true }).click();
    await page.getByRole('button', { name: 'Giống cả sáu từ, vào tòa soạn' }).click(ELSEWHERE);
    await page.getByRole('navigation', { name: 'Các mục' }).waitFor(ELSEWHERE);
    const requests = async () => (await ask(page, 'people:overview', undefined)).requests.length;
    await expect.poll(requests, ELSEWHERE).toBe(1);
    await attacked.letIn();
    await expect(page.getByRole('note')).toHaveCount(0, ELSEWHERE);

    // Nothing counts in anybody's list, and a managing editor can publish none of it, whatever the window asks.
    const rows = await listArticles(page);
    for (const headline of Object.keys(ATTACKED)) {
      const row = rows.find((one) => one.headline.startsWith(headline));
      expect([headline, row?.site, row?.workflow.isApproved]).toEqual([headline, 'absent', false]);
      expect([headline, await publish(page, row?.id ?? '')]).toEqual([headline, 'not-allowed']);
    }
    const { people } = await ask(page, 'people:overview', undefined);
    expect(people.find(({ name }) => name === 'Lan')?.roles).toEqual(['reporter']);

    await chooseFromMenu(app, 'desk.health');
    const health = page.getByRole('dialog', { name: 'Tình trạng tòa soạn' });
    for (const what of [
      'Bản ghi không đúng người ký',
      'Một máy đã ghi tiếp từ bản sao lưu cũ',
      'Bản ghi máy khác đã thấy nhưng ở đây không có',
      'Thiếu một đoạn trong chuỗi bản ghi của một máy',
      'Ký bằng thiết bị đã bị khóa',
    ])
      await expect(health.getByRole('heading', { name: new RegExp(`^${what}`, 'u') })).toBeVisible(ELSEWHERE);
    for (const headline of ['Bài giả', 'forged author', 'alg none', 'Bến đò cũ', 'Mưa đá', 'Bão số năm'])
      await expect(health.getByText(headline).first()).toBeAttached();
    await lookAt(page, 'health');
    await page.keyboard.press('Escape');

    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Kho bài/u })
      .click();
    for (const [headline, said] of Object.entries(ATTACKED)) {
      if (said === null) continue;
      await page
        .getByRole('region', { name: 'Danh sách bài' })
        .getByRole('button', { name: new RegExp(headline, 'u') })
        .click();
      await expect(page.locator('[data-part="headline"]')).toContainText(headline);
      await chooseFromMenu(app, 'review.history');
      const history = page.getByRole('dialog', { name: 'Lịch sử bài' });
      await expect(history.getByRole('listitem').filter({ hasText: said }).last()).toContainText('Không có hiệu lực:');
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: /Giá chè búp tăng gấp ba/u }).click();
    await expect(page.getByText('Đã sửa sau khi duyệt').first()).toBeVisible();
    await expect(page.getByRole('button', { name: /^(Đăng|Cập nhật)$/u })).toHaveCount(0);
    await lookAt(page, 'edited');

    // Another desk in the place of this one, under its name and id.
    const file = path.join(attacked.desk, 'desk.json');
    const genuine = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...genuine, root: 'a'.repeat(64) }));
    await expect(page.getByText(/^Nơi này đang là một tòa soạn khác\./u)).toBeVisible(ELSEWHERE);
  } finally {
    attacked.stop();
  }
});
