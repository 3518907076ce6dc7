import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { layout } from '../../main/desk/carrier/folder-layout.ts';
import { openDesk } from '../../main/desk/open-desk.ts';
import { openIdentity } from '../../main/identity/open-identity.ts';
import { createMemoryCredentials } from '../../main/credentials/memory-credentials.ts';
import { ulid } from 'ulid';
import type { Roster } from '../../shared/records/roster.ts';
import { refusal, type Attack } from './attack.ts';
import { must, openRoom, type Room } from './room-under-attack.ts';

const rolesOf = async (room: Room, name: string, who: string): Promise<readonly string[]> => {
  const overview = must(await room.deskOf(name).roster.overview());
  return overview.people.find(({ personId }) => personId === who)?.roles ?? [];
};

const raise = ({ people }: Roster): Partial<Roster> => ({
  people: { ...people, Lan: { name: 'Lan', penName: '', roles: ['managingEditor', 'admin'], active: true } },
});

const versionFiles = async (room: Room): Promise<readonly string[]> =>
  (await readdir(layout.versions(room.folder, 'roster'))).toSorted();

/** Attacks on the list of people and devices, by which everything else is judged. */
export const ROSTER_ATTACKS: readonly Attack[] = [
  {
    name: 'a reporter signs a list in which they are managing editor',
    answered: ['not-admin'],
    run: async (room) => {
      await room.signRoster('Lan', raise);
      await room.exchange('Sếp');
      const change = {
        kind: 'person',
        person: 'Lan',
        name: 'Lan',
        penName: '',
        roles: ['editor'],
        active: true,
      } as const;
      const asked = refusal(await room.deskOf('Lan').roster.change({ ...change, roles: ['editor'] }));
      const roles = await Promise.all(['Sếp', 'Lan', 'Mai'].map(async (name) => rolesOf(room, name, 'Lan')));
      return { answers: [asked], held: roles.every((one) => one.join() === 'reporter') };
    },
  },
  {
    name: 'a reporter signs it in the administrator’s name',
    answered: ['ignored'],
    run: async (room) => {
      const hash = await room.signRoster('Lan', (roster) => ({ ...raise(roster), by: room.bossId }));
      await room.exchange('Sếp');
      const roles = await rolesOf(room, 'Mai', 'Lan');
      const stays = (await versionFiles(room)).some((name) => name.includes(hash));
      return { answers: stays ? ['ignored'] : [], held: roles.join() === 'reporter' };
    },
  },
  {
    name: 'today’s list deleted in the folder comes back',
    answered: ['restored'],
    run: async (room) => {
      const before = await versionFiles(room);
      const newest = before.at(-1) ?? '';
      await rm(path.join(layout.versions(room.folder, 'roster'), newest));
      await room.exchange();
      const isBack = (await versionFiles(room)).includes(newest);
      return { answers: isBack ? ['restored'] : [], held: (await rolesOf(room, 'Hai', 'Hai')).join() === 'editor' };
    },
  },
  {
    name: 'the list cut off and altered in the folder',
    answered: ['restored'],
    run: async (room) => {
      const name = (await versionFiles(room)).at(-1) ?? '';
      const file = path.join(layout.versions(room.folder, 'roster'), name);
      const whole = await readFile(file, 'utf8');
      await writeFile(file, whole.slice(0, 200));
      await room.exchange();
      for (const who of ['Sếp', 'Hai']) must(await room.deskOf(who).checkWhole());
      const isWhole = (await readFile(file, 'utf8')) === whole;
      return { answers: isWhole ? ['restored'] : [], held: (await rolesOf(room, 'Hai', 'Hai')).join() === 'editor' };
    },
  },
  {
    name: 'the whole desk replaced by another with the same name and id',
    answered: ['other-desk', 'desk-replaced'],
    run: async (room) => {
      const other = await openRoom(path.join(room.home, ulid()));
      const { root } = JSON.parse(await readFile(layout.deskFile(other.folder), 'utf8')) as { readonly root: string };
      await other.closeAll();
      const file = layout.deskFile(room.folder);
      const genuine = await readFile(file, 'utf8');
      await writeFile(file, `${JSON.stringify({ ...(JSON.parse(genuine) as object), root })}\n`);
      const standings: string[] = [];
      for (const name of ['Sếp', 'Lan', 'Mai']) {
        must(await room.deskOf(name).refresh());
        standings.push(room.deskOf(name).sync().standing);
      }
      const people = await rolesOf(room, 'Mai', 'Hai');
      // A machine that has joined but keeps no copy of its own has only what lies there: it does not open.
      const identity = await openIdentity({ localFolder: room.home, credentials: createMemoryCredentials('keyring') });
      const newcomer = { localFolder: room.home, identity, now: () => new Date(), newId: ulid };
      const wish = {
        folder: room.folder,
        person: { name: 'Mai', penName: '' },
        root: (JSON.parse(genuine) as { readonly root: string }).root,
      };
      const opened = await openDesk(newcomer, wish);
      if (opened.ok) await opened.value.close();
      await writeFile(file, genuine);
      await room.exchange();
      const isKept = standings.every((one) => one === 'other-desk') && people.join() === 'editor';
      return { answers: [...standings, refusal(opened)], held: isKept };
    },
  },
  {
    name: 'an administrator who was sent away signs behind that moment, with a clock from before',
    answered: ['apart'],
    run: async (room) => {
      await room.signRoster('Sếp', ({ people }) => ({
        people: { ...people, Hai: { name: 'Hai', penName: '', roles: ['admin', 'editor'], active: true } },
      }));
      const before = await room.newestRoster();
      await room.signRoster('Sếp', ({ people }) => ({
        people: { ...people, Hai: { name: 'Hai', penName: '', roles: ['editor'], active: true } },
      }));
      await room.exchange('Sếp');
      const early = '2026-01-01T00:00:00.000Z';
      const hash = await room.signRoster('Hai', (roster) => ({ ...raise(roster), at: early }), before);
      await room.exchange('Sếp');
      const chain = await room.newestRoster();
      const roles = await Promise.all(['Sếp', 'Lan', 'Mai'].map(async (name) => rolesOf(room, name, 'Lan')));
      const holds = roles.every((one) => one.join() === 'reporter');
      return { answers: chain.roster.version > 0 && hash !== '' && holds ? ['apart'] : [], held: holds };
    },
  },
  {
    name: 'a stranger lets themselves in by a request',
    answered: ['not-admin'],
    run: async (room) => {
      const localFolder = path.join(room.home, ulid());
      const identity = await openIdentity({ localFolder, credentials: createMemoryCredentials('keyring') });
      const surroundings = { localFolder, identity, now: () => new Date(), newId: ulid };
      const { root } = JSON.parse(await readFile(layout.deskFile(room.folder), 'utf8')) as { readonly root: string };
      const wish = { folder: room.folder, person: { name: 'Mai', penName: '' }, root };
      const stranger = must(await openDesk(surroundings, wish));
      must(await stranger.roster.askToJoin());
      const overview = must(await stranger.roster.overview());
      const own = overview.requests[0]?.request ?? '';
      const asked = refusal(await stranger.roster.signIn(own, { kind: 'new', roles: ['editor', 'admin'] }));
      await stranger.close();
      const { roster } = await room.newestRoster();
      const kid = must(await identity.signer()).kid;
      return { answers: [asked], held: roster.keys[kid] === undefined };
    },
  },
];
