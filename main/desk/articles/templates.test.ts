import { describe, expect, it } from 'vitest';
import { plainRuns, runsText } from '../../../shared/article/runs.ts';
import { EVERYTHING } from '../../../shared/ipc/list-wish.ts';
import { createDesk } from '../create-desk.ts';
import type { Desk } from '../desk.ts';
import { desksOfTest } from '../desks-of-test.testkit.ts';
import { openDesk } from '../open-desk.ts';

const { folder, machine, track, close } = desksOfTest('templates');

async function foundDesk(fill: 'empty' | 'sample'): Promise<Desk> {
  const wish = {
    folder,
    fill,
    deskName: 'Bàn',
    person: { name: 'Mai', penName: '' },
  } as const;
  const desk = await createDesk(await machine('máy'), wish);
  if (!desk.ok) throw new Error(desk.error.code);
  return track(desk.value);
}

async function writeArticle(desk: Desk, headline: string): Promise<string> {
  const made = await desk.createArticle();
  if (!made.ok) throw new Error(made.error.code);
  const { article } = made.value;
  const text = { ...article, headline, lead: plainRuns('Sapo'), slug: 'bai-cu', embargo: '2030-01-01T00:00:00Z' };
  const saved = await desk.saveWorkingCopy(article.id, JSON.stringify(text));
  if (!saved.ok) throw new Error(saved.error.code);
  return article.id;
}

const names = async (desk: Desk): Promise<readonly string[]> => (await desk.templates.list()).map(({ name }) => name);
const headlines = async (desk: Desk, query = ''): Promise<readonly string[]> => {
  const page = await desk.list({ ...EVERYTHING, query });
  if (!page.ok) throw new Error(page.error.code);
  return page.value.rows.map(({ summary }) => summary.headline);
};

describe('house templates', () => {
  it('[V40] an article saved as a template is in no list; a new article begins with its words, without what was the old one’s own', async () => {
    const desk = await foundDesk('empty');
    const articleId = await writeArticle(desk, 'Chợ phiên');
    const rows: string[] = [];
    desk.onArticleChanged(({ id }) => void rows.push(id));
    expect(await desk.templates.save(articleId, 'Tin chợ')).toEqual({ ok: true, value: null });
    expect([await names(desk), await headlines(desk), (await headlines(desk, 'chợ')).length, rows]).toEqual([
      ['Tin chợ'],
      ['Chợ phiên'],
      1,
      [],
    ]);
    const begun = await desk.templates.begin((await desk.templates.list())[0]?.id ?? '');
    if (!begun.ok) throw new Error(begun.error.code);
    const { headline, lead, slug, embargo, id } = begun.value.article;
    expect([headline, runsText(lead), slug, embargo, id === articleId]).toEqual(['Chợ phiên', 'Sapo', '', null, false]);
    expect(await headlines(desk)).toHaveLength(2);
  });

  it('[V40] one of the same name gives way, a removed one is gone from the choice and comes back in no list', async () => {
    const desk = await foundDesk('empty');
    for (const headline of ['một', 'hai']) await desk.templates.save(await writeArticle(desk, headline), 'Mẫu');
    await desk.templates.save(await writeArticle(desk, 'ba'), 'Âm nhạc');
    expect(await names(desk)).toEqual(['Âm nhạc', 'Mẫu']);
    const begun = await desk.templates.begin((await desk.templates.list())[1]?.id ?? '');
    expect(begun.ok && begun.value.article.headline).toBe('hai');
    const [first] = await desk.templates.list();
    await desk.templates.remove(first?.id ?? '');
    expect([await names(desk), (await headlines(desk)).length]).toEqual([['Mẫu'], 4]);
    expect(await desk.templates.begin(first?.id ?? '')).toEqual({
      ok: false,
      error: { code: 'not-found', what: 'article' },
    });
  });

  it('[V41] templates travel with the desk: another machine has them, by the same rules', async () => {
    const desk = await foundDesk('sample');
    await close(desk);
    const other = await openDesk(await machine('máy khác'), {
      folder,
      person: { name: 'Mai', penName: '' },
    });
    if (!other.ok) throw new Error(other.error.code);
    track(other.value);
    expect([await names(other.value), (await headlines(other.value)).length]).toEqual([
      ['Phỏng vấn', 'Thông báo của cơ quan', 'Tin nhanh'],
      4,
    ]);
    const begun = await other.value.templates.begin((await other.value.templates.list())[0]?.id ?? '');
    expect(begun.ok && begun.value.article.kicker).toBe('Trò chuyện');
  });

  it('[V43] [V44] a template is renamed, and changed in its place: articles begin with its words once they are kept', async () => {
    const desk = await foundDesk('empty');
    const articleId = await writeArticle(desk, 'Chợ phiên');
    for (const name of ['Tin', 'Phóng sự'])
      expect(await desk.templates.save(articleId, name)).toMatchObject({ ok: true });
    const [{ id } = { id: '' }] = (await desk.templates.list()).filter(({ name }) => name === 'Tin');
    expect(await desk.templates.rename(id, 'Phóng sự')).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(await desk.templates.rename(articleId, 'X')).toMatchObject({ ok: false, error: { code: 'not-found' } });
    await desk.templates.rename(id, 'Tin ngắn');
    const open = await desk.openArticle(id);
    if (!open.ok) throw new Error(open.error.code);
    expect([open.value.template, (await desk.openArticle(articleId)).ok]).toEqual(['Tin ngắn', true]);
    const changed = { ...open.value.article, headline: 'Mẫu mới' };
    await desk.saveWorkingCopy(id, JSON.stringify(changed));
    const before = await desk.templates.read(id);
    expect([before.ok && before.value.headline, await headlines(desk)]).toEqual(['Chợ phiên', ['Chợ phiên']]);
    expect(await desk.templates.keep(id)).toMatchObject({ ok: true });
    const begun = await desk.templates.begin(id);
    expect([begun.ok && begun.value.article.headline, begun.ok && begun.value.template]).toEqual(['Mẫu mới', null]);
    expect((await desk.templates.list()).map(({ name }) => name)).toEqual(['Phóng sự', 'Tin ngắn']);
    const wish = { action: 'submit', said: '', to: null, shown: 'whole', urgent: false, content: null } as const;
    expect(await desk.workflow.act(id, wish)).toEqual({ ok: false, error: { code: 'is-template' } });
    expect(await desk.workflow.orderPublication(id)).toEqual({ ok: false, error: { code: 'is-template' } });
    expect(await headlines(desk)).toEqual(['Mẫu mới', 'Chợ phiên']);
  });
});
