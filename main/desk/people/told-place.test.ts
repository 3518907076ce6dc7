import { expect, test } from 'vitest';
import type { PlaceNews } from '../../../shared/ipc/people-wire.ts';
import type { Role } from '../../../shared/workflow/roles.ts';
import { createDesk } from '../create-desk.ts';
import type { Desk } from '../desk.ts';
import { must } from '../machines.testkit.ts';
import { desksOfTest } from '../desks-of-test.testkit.ts';
import { openDesk } from '../open-desk.ts';

const NEWCOMER = { name: 'Hoàng Thị Dịu', penName: '' };

const { folder, machine, track, close } = desksOfTest('place');

async function found(): Promise<Desk> {
  const person = { name: 'Lò Văn Xuyến', penName: '' };
  return track(
    must(await createDesk(await machine('máy trưởng'), { folder, fill: 'empty', deskName: 'Báo Thử', person })),
  );
}

const open = async (name: string): Promise<Desk> =>
  track(must(await openDesk(await machine(name), { folder, person: NEWCOMER })));

async function join(name: string): Promise<Desk> {
  const desk = await open(name);
  must(await desk.roster.askToJoin());
  return desk;
}

async function letIn(admin: Desk): Promise<void> {
  const [request] = must(await admin.roster.overview()).requests;
  must(await admin.roster.signIn(request?.request ?? '', { kind: 'new', roles: ['reporter'] }));
}

/** An admin's change of the newcomer. */
async function change(admin: Desk, roles: readonly Role[], active = true): Promise<void> {
  const person = must(await admin.roster.overview()).people.find(({ name }) => name === NEWCOMER.name)?.personId ?? '';
  must(await admin.roster.change({ kind: 'person', person, ...NEWCOMER, roles: [...roles], active }));
}

async function newsAt(desk: Desk): Promise<PlaceNews | null> {
  must(await desk.refresh());
  return must(await desk.roster.overview()).news;
}

const read = async (desk: Desk): Promise<PlaceNews | null> => must(await desk.roster.understood()).news;

test('[D13] whoever is let in hears of it until they have read it, also when their program was closed meanwhile', async () => {
  const admin = await found();
  const before = await join('máy mới');
  expect(await newsAt(before)).toBeNull();
  await close(before);
  await letIn(admin);

  const desk = await open('máy mới');
  const letInNews = { kind: 'letIn', roles: ['reporter'] };
  expect([await newsAt(desk), await newsAt(desk)]).toEqual([letInNews, letInNews]);
  expect([await read(desk), await newsAt(desk)]).toEqual([null, null]);
});

test('[D13] another role, leaving and coming back are told', async () => {
  const admin = await found();
  const desk = await join('máy mới');
  await letIn(admin);
  await newsAt(desk);
  await read(desk);

  await change(admin, ['reporter', 'editor']);
  expect(await newsAt(desk)).toEqual({ kind: 'roles', roles: ['reporter', 'editor'], before: ['reporter'] });
  await read(desk);
  await change(admin, ['reporter', 'editor'], false);
  expect(await newsAt(desk)).toEqual({ kind: 'inactive' });
  await read(desk);
  await change(admin, ['editor']);
  expect(await newsAt(desk)).toEqual({ kind: 'letIn', roles: ['editor'] });
});

test('[D13] what one does oneself is no news, and neither is what was so before, or somebody else’s', async () => {
  const admin = await found();
  const me = admin.info().me.personId;
  expect(await newsAt(admin)).toBeNull();
  const roles: Role[] = ['admin', 'secretary'];
  const own = { kind: 'person', person: me, name: 'Lò Văn Xuyến', penName: '', roles, active: true } as const;
  expect(must(await admin.roster.change({ ...own, roles: [...roles] })).news).toBeNull();
  const desk = await join('máy mới');
  await letIn(admin);
  expect([await newsAt(admin), admin.roster.place().roles]).toEqual([null, ['secretary', 'admin']]);
  await newsAt(desk);
  await read(desk);
  must(await admin.roster.change({ ...own, roles: ['admin'] }));
  expect(await newsAt(desk)).toBeNull();
});

test('[D13] a device whose key was closed is told anew when its next key is let in', async () => {
  const admin = await found();
  const desk = await join('máy mới');
  await letIn(admin);
  await newsAt(desk);
  await read(desk);
  const device = must(await admin.roster.overview()).people.find(({ name }) => name === NEWCOMER.name)?.devices[0];
  must(await admin.roster.closeDevice(device?.device ?? '', { kind: 'all' }));
  // The window says for as long as it is so that the key is closed: it needs no reading.
  expect([await newsAt(desk), desk.roster.place().isListed]).toEqual([null, false]);
  must(await desk.roster.askAgain());
  await letIn(admin);
  expect(await newsAt(desk)).toEqual({ kind: 'letIn', roles: ['reporter'] });
});
