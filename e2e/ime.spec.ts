import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Article } from '../shared/article/schema.ts';
import { expect, test } from './app.ts';
import { projectFolder } from './electron-program.ts';
import { focusForRealKeys, hasUnikey, pressKeys, startUnikey, typeTelex, type Unikey } from './ime/unikey.ts';
import { emptyFigure, expectSaved, openArticle, paragraph, part } from './open-article.ts';

/** Our own sentence with what is hard in Telex: uơ and ươ, đ, every tone, quotes at a word's end, capitals, a number. */
const SENTENCE =
  'Sau hơn ba năm thực hiện, đồi chè quế nghĩa ở Định Hóa được cấp ủy biểu dương; “tự soi, tự sửa” là nghị quyết khóa XII.';

/** The lead of the seed page, as the golden article has it: 87 syllables of a real newspaper. */
function leadOfSeed(): string {
  const file = path.join(projectFolder, 'e2e/fixtures/seed/golden-article.json');
  const { article } = JSON.parse(readFileSync(file, 'utf8')) as { readonly article: Article };
  return article.lead.map((run) => run.text).join('');
}

let unikey: Unikey;

test.describe('[E9] text typed by a real Unikey arrives byte for byte', () => {
  test.skip(!hasUnikey, 'needs ibus-unikey, xdotool and a screen');
  test.beforeAll(async () => {
    unikey = await startUnikey();
  });
  test.afterAll(async () => {
    await unikey?.stop();
  });

  for (const syncMode of ['0', '1'] as const) {
    test(`in headline, body and caption, IBus sync mode ${syncMode}`, async ({ launch }) => {
      test.setTimeout(180_000);
      const lead = leadOfSeed();
      const { app, page } = await launch({ env: unikey.env(syncMode) });
      const id = await openArticle(page, {
        figures: { f: emptyFigure('') },
        body: [{ kind: 'figure', id: 'b1', figure: 'f' }, paragraph('b2', '')],
      });
      await focusForRealKeys(app);
      await part(page, 'kicker').click();
      await typeTelex(SENTENCE, { andSpace: true });
      await part(page, 'headline').click();
      await typeTelex(SENTENCE, { andSpace: true, delayMs: 35 });
      await part(page, 'caption').click();
      await typeTelex(SENTENCE, { andSpace: true, delayMs: 35 });
      await page.locator('figure + p').click();
      await typeTelex(lead, { andSpace: true, delayMs: 35 });
      await expectSaved(page, id, {
        headline: `${SENTENCE} `,
        captions: [`${SENTENCE} `],
        body: ['figure', `${lead} `],
      });
      expect(await part(page, 'kicker').textContent()).toBe(`${SENTENCE} `);
      expect(await part(page, 'headline').textContent()).toBe(`${SENTENCE} `);
    });

    test(`when Enter or Tab comes in mid-word, IBus sync mode ${syncMode}`, async ({ launch }) => {
      const { app, page } = await launch({ env: unikey.env(syncMode) });
      const id = await openArticle(page);
      await focusForRealKeys(app);
      // Whatever comes before the input method is there is plain letters: it is the kicker's, at which nobody looks.
      await expect(async () => {
        await part(page, 'kicker').click();
        await typeTelex('ấ', { andSpace: true });
        await expect(part(page, 'kicker')).toHaveText(/ấ\s*$/, { timeout: 3_000 });
      }).toPass();
      await part(page, 'headline').click();
      await typeTelex('Việt');
      await pressKeys(['Return']);
      await typeTelex('quế');
      await pressKeys(['Return']);
      await typeTelex('nghĩa');
      await pressKeys(['Return']);
      await typeTelex('hương');
      await pressKeys(['Tab']);
      await typeTelex('Thảo', { andSpace: true });
      await expectSaved(page, id, { headline: 'Việt', lead: 'quế', body: ['nghĩa', 'hương'], bylines: ['Thảo '] });
    });
  }
});
