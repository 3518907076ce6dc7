import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVERYTHING } from '../../shared/ipc/list-wish.ts';
import { fail } from '../../shared/result.ts';
import type { Carrier } from './carrier/carrier.ts';
import { createFolderCarrier } from './carrier/folder-carrier.ts';
import { createDesk } from './create-desk.ts';
import type { Desk } from './desk.ts';
import { createMachines, must } from './machines.testkit.ts';
import { openDeskOn } from './open-desk.ts';

const person = { name: 'Hoàng Thị Dịu', penName: 'Hương Dịu' };
const MONTH_MS = 30 * 24 * 3600 * 1000;

let place = '';
let folder = '';
const opened: Desk[] = [];
beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'toasoan-loading-'));
  folder = path.join(place, 'desk');
});
afterEach(async () => {
  for (const desk of opened.splice(0)) await desk.close();
  await rm(place, { recursive: true, force: true });
});

/** A folder with one article of each of three months, oldest first: each lies in a drawer of its own. */
async function fillThreeDrawers(): Promise<readonly string[]> {
  const here = await createMachines(place)('máy chung');
  let months = 3;
  const desk = must(
    await createDesk(
      { ...here, newId: () => ulid(Date.now() - months * MONTH_MS) },
      { folder, fill: 'empty', deskName: 'Báo Sông Cầu', person },
    ),
  );
  const articles: string[] = [];
  for (; months > 0; months -= 1) {
    const { article } = must(await desk.createArticle());
    const text = { ...article, headline: `Tháng ${months}` };
    must(await desk.saveWorkingCopy(article.id, JSON.stringify(text)));
    must(await desk.keepRevision(article.id));
    articles.push(article.id);
  }
  await desk.close();
  return articles;
}

interface Look {
  readonly drawer: string;
  readonly isFromStart: boolean;
  readonly arrivals: number;
}

/** The folder, with every look into a drawer written down; `unreachable`: the drawer that gives no answer. */
function watched(unreachable: string | null): { readonly carrier: Carrier; readonly looks: Look[] } {
  const carrier = createFolderCarrier(folder);
  const looks: Look[] = [];
  return {
    looks,
    carrier: {
      ...carrier,
      list: async (drawer, since, only) => {
        if (drawer === unreachable) return fail({ code: 'unreachable' });
        const listing = await carrier.list(drawer, since, only);
        const arrivals = listing.ok ? listing.value.arrivals.length : 0;
        looks.push({ drawer, isFromStart: since === null, arrivals });
        return listing;
      },
    },
  };
}

describe('taking in a folder', () => {
  it('[R37] goes on where it broke off, and is not whole before every drawer was taken in', async () => {
    const articles = await fillThreeDrawers();
    const { drawerOf } = createFolderCarrier(folder);
    const drawers = articles.map(drawerOf);
    expect(new Set(drawers).size).toBe(3);
    const there = createMachines(place);
    const open = async (carrier: Carrier) =>
      openDeskOn(carrier, await there('máy mới'), { folderName: 'desk', person });

    const broken = watched(drawers[0] ?? '');
    expect(await open(broken.carrier)).toEqual({ ok: false, error: { code: 'unreachable' } });
    expect(broken.looks.map(({ drawer, arrivals }) => [drawer, arrivals])).toEqual([
      [drawers[2], 1],
      [drawers[1], 1],
    ]);

    const whole = watched(null);
    const desk = must(await open(whole.carrier));
    opened.push(desk);
    const taken = new Set(broken.looks.map(({ drawer }) => drawer));
    for (const look of whole.looks)
      expect(look).toEqual({
        drawer: look.drawer,
        isFromStart: !taken.has(look.drawer),
        arrivals: taken.has(look.drawer) ? 0 : 1,
      });
    expect(whole.looks.map(({ drawer }) => drawer).toSorted()).toEqual(drawers.toSorted());
    const page = must(await desk.list(EVERYTHING));
    expect(page.isComplete).toBe(true);
    expect(page.rows.map(({ summary }) => summary.headline)).toEqual(['Tháng 1', 'Tháng 2', 'Tháng 3']);
  });

  it('[R37] what arrives is looked for in its own drawer only', async () => {
    const [oldest = ''] = await fillThreeDrawers();
    const { carrier, looks } = watched(null);
    const here = await createMachines(place)('máy khác');
    const desk = must(await openDeskOn(carrier, here, { folderName: 'desk', person }));
    opened.push(desk);
    looks.length = 0;
    must(await desk.carried.arrived(oldest));
    expect(looks).toEqual([{ drawer: carrier.drawerOf(oldest), isFromStart: false, arrivals: 0 }]);
  });
});
