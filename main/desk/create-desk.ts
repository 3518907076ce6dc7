import type { AppError } from '../../shared/app-error.ts';
import type { Roster } from '../../shared/records/roster.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Signer } from '../identity/identity.ts';
import type { Carrier } from './carrier/carrier.ts';
import type { CreateDesk, Desk, DeskSurroundings, PersonAtDesk } from './desk.ts';
import { tryFiles } from './files/file-errors.ts';
import { firstPortal, PORTAL_ID } from './first-portal.ts';
import { createFolderCarrier } from './carrier/folder-carrier.ts';
import { namesIn } from './carrier/folder-listing.ts';
import { openDesk } from './open-desk.ts';
import { createPortalBook } from './portal-book.ts';
import { sampleTemplates } from './sample-templates.ts';
import { sampleArticles, samplePortal } from './sample-desk.ts';

/** What systems and sync tools leave in folders that people call empty. */
const NOBODYS_FILE = /^(\..*|Thumbs\.db|desktop\.ini|lost\+found)$/i;

async function refuseTakenFolder(folder: string): Promise<Result<null, AppError>> {
  const names = await tryFiles(async () => (await namesIn(folder)).map((entry) => entry.name));
  if (!names.ok) return names;
  if (names.value.includes('desk.json')) return fail({ code: 'folder-taken', by: 'desk' });
  return names.value.every((name) => NOBODYS_FILE.test(name)) ? ok(null) : fail({ code: 'folder-taken', by: 'files' });
}

/** A desk of one person on one machine: its rule, signed like everything else, lets that person approve what they wrote. */
function firstRoster(
  desk: string,
  deskName: string,
  person: PersonAtDesk,
  personId: string,
  device: { readonly kid: string; readonly label: string },
  at: string,
): Roster {
  const roles = ['admin', 'managingEditor', 'editor', 'reporter'];
  return {
    v: 1,
    desk,
    version: 1,
    prev: null,
    at,
    by: personId,
    name: deskName.normalize('NFC'),
    people: {
      [personId]: {
        name: person.name.normalize('NFC'),
        penName: person.penName.normalize('NFC'),
        roles,
        active: true,
      },
    },
    keys: { [device.kid]: { person: personId, label: device.label, since: at, closed: null } },
    rules: { selfApprove: true, levels: 1 },
  };
}

/** Signs and puts everything that a desk begins with; its own file last, so that a folder is a desk only when it is whole. */
export async function foundDesk(
  carrier: Carrier,
  { identity, now, newId, deviceName = '' }: DeskSurroundings,
  wish: Pick<Parameters<CreateDesk>[1], 'deskName' | 'person' | 'fill'>,
): Promise<Result<null, AppError>> {
  const signer: Result<Signer, AppError> = await identity.signer();
  if (!signer.ok) return signer;
  const { kid, sign } = signer.value;
  const id = newId();
  const personId = newId();
  const roster = firstRoster(id, wish.deskName, wish.person, personId, { kid, label: deviceName }, now().toISOString());
  const root = await carrier.putVersion('roster', 1, await sign('toasoan-roster', roster));
  if (!root.ok) return root;
  const settings = wish.fill === 'sample' ? samplePortal(roster.name) : firstPortal(roster.name);
  const book = createPortalBook({ carrier, identity, roster: () => roster, portalId: PORTAL_ID, now });
  const portal = await book.save(settings, personId);
  if (!portal.ok) return portal;
  return carrier.found({ v: 1, id, name: roster.name, root: root.value });
}

async function fillWithSample(desk: Desk, newId: () => string): Promise<Result<null, AppError>> {
  for (const article of sampleArticles(newId)) {
    const added = await desk.addArticle(article);
    const kept = added.ok ? await desk.keepRevision(article.id) : added;
    if (!kept.ok) return kept;
  }
  for (const { article, name } of sampleTemplates(newId)) {
    const added = await desk.templates.add(article, name);
    if (!added.ok) return added;
  }
  return ok(null);
}

export const createDesk: CreateDesk = async (surroundings, wish) => {
  const { folder, person, fill } = wish;
  const free = await refuseTakenFolder(folder);
  if (!free.ok) return free;
  const carrier = createFolderCarrier(folder, surroundings.fs);
  const founded = await foundDesk(carrier, surroundings, wish);
  if (!founded.ok) return founded;
  const desk = await openDesk(surroundings, { folder, person });
  if (!desk.ok || fill === 'empty') return desk;
  const filled = await fillWithSample(desk.value, surroundings.newId);
  if (filled.ok) return desk;
  await desk.value.close();
  return filled;
};
