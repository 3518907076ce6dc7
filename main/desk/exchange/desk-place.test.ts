import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createDesk } from '../create-desk.ts';
import { must } from '../machines.testkit.ts';
import { desksOfTest } from '../desks-of-test.testkit.ts';

const { place, folder, machine, track } = desksOfTest('moved');

test('[C5] a desk’s folder that was renamed or taken away is not begun anew in its place; what was typed waits for it', async () => {
  const away = path.join(place, 'bàn dời chỗ');
  const person = { name: 'Lò Văn Xuyến', penName: '' };
  const desk = track(
    must(await createDesk(await machine('máy'), { folder, fill: 'empty', deskName: 'Báo Thử', person })),
  );
  const { article } = must(await desk.createArticle());
  must(await desk.saveWorkingCopy(article.id, JSON.stringify({ ...article, headline: 'Chè vào vụ' })));

  await rename(folder, away);
  must(await desk.refresh());
  must(await desk.roster.overview());
  expect(await desk.keepRevision(article.id)).toEqual({ ok: false, error: { code: 'unreachable' } });
  must(await desk.saveWorkingCopy(article.id, JSON.stringify({ ...article, headline: 'Chè vào vụ mới' })));
  expect(existsSync(folder)).toBe(false);

  await rename(away, folder);
  must(await desk.refresh());
  must(await desk.keepRevision(article.id));
  expect(must(await desk.rows([article.id])).map(({ headline }) => headline)).toEqual(['Chè vào vụ mới']);
});
