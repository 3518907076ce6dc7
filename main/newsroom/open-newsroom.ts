import { hostname } from 'node:os';
import type { IsGone } from '../../shared/checks/link-checks.ts';
import type { StartArchive } from '../archive/archive.ts';
import type { WithdrawalTold } from '../../shared/ipc/requests/workflow-requests.ts';
import { withOutlets } from '../../shared/portal/outlets.ts';
import type { Desk, DeskSurroundings } from '../desk/desk.ts';
import { createDesk } from '../desk/create-desk.ts';
import { openDesk } from '../desk/open-desk.ts';
import { openIdentity } from '../identity/open-identity.ts';
import type { CredentialStore } from '../credentials/credential-store.ts';
import type { Announce } from '../ipc/handlers.ts';
import type { Log } from '../log/log-file.ts';
import type { Darkroom } from '../media/darkroom.ts';
import { createLiveTeller } from '../notifications/tell-live.ts';
import { tellPlace, type PlaceTeller } from '../notifications/tell-place.ts';
import { tellSteps, type StepTeller } from '../notifications/tell-steps.ts';
import { createDeskPhotos } from '../portals/desk-photos.ts';
import type { FindProxy } from '../portals/http/find-proxy.ts';
import { createHttp, USUAL_HTTP } from '../portals/http/send-request.ts';
import { lookAtServer, openTransport } from '../portals/site-host/open-transport.ts';
import { createStaticSite } from '../portals/static-site/create-static-site.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { createDropFolders } from './drop-folders.ts';
import { openHostJournal } from './host-journal.ts';
import { createHostRoom, type HostRoomParts } from './host-room.ts';
import { createDriftWatch } from './drift-watch.ts';
import { openMailRoom } from './mail-room.ts';
import { createNewsroom, type Here, type Newsroom } from './newsroom.ts';
import { createPortalAccounts } from './portal-accounts.ts';
import { createPortalRoom } from './portal-room.ts';
import { createScheduleKeeper } from './schedule-keeper.ts';
import { createWithdrawalKeeper } from './withdrawal-keeper.ts';
import { createSiteRoom } from './site-room.ts';

export interface NewsroomWiring {
  /** This machine's own folder, never shared. */
  readonly localFolder: string;
  readonly credentials: CredentialStore;
  /** The proxy that this system's settings name for a server. */
  readonly findProxy: FindProxy;
  readonly darkroom: Darkroom;
  readonly startArchive: StartArchive;
  /** Which web pages were tried and are gone. */
  readonly isGone: IsGone;
  readonly settings: SettingsFile;
  readonly announce: Announce;
  readonly log: Log;
  readonly stepTeller: StepTeller & PlaceTeller;
  readonly version: string;
  readonly newId: () => string;
  readonly newEntryId: () => string;
  /** Before that no other process can be started, and keys live in one. */
  readonly ready: Promise<void>;
}

/** The line of this device's settings that names a desk's host. */
const hostSettings = (settings: SettingsFile, deskId: string): HostRoomParts['settings'] => ({
  read: () => settings.read().siteHosts[deskId] ?? null,
  change: (host) => {
    const { [deskId]: _before, ...others } = settings.read().siteHosts;
    return settings.change({ siteHosts: host === null ? others : { ...others, [deskId]: host } });
  },
});

/** The open desk's site, its other portals, and what is on its way there. */
function openRooms(desk: Desk, folder: string | null, wiring: NewsroomWiring, clock: () => Date): Omit<Here, 'desk'> {
  const { localFolder, credentials, darkroom, announce, log, version, newId, newEntryId, settings, findProxy } = wiring;
  const photos = createDeskPhotos(desk.blobs, darkroom);
  const accounts = createPortalAccounts(credentials, desk.info().id);
  const tellLive = createLiveTeller(wiring.stepTeller, clock);
  const folders = createDropFolders(settings, desk.info().id);
  const onChanged = (portalId: string): void => mail.portalChanged(portalId);
  const portals = createPortalRoom({ desk, accounts, folders, newEntryId, clock, findProxy, onChanged });
  const mail = openMailRoom({
    desk,
    localFolder,
    portals,
    photos,
    clock,
    newId,
    log,
    exporter: `outbox ${version}`,
    onCounts: (counts) => announce('outbox:changed', counts),
    onLive: tellLive,
  });
  const site = createSiteRoom({
    desk,
    folder,
    clock,
    log,
    mail,
    exporter: `static-site ${version}`,
    createHost: (source) =>
      createHostRoom(
        {
          desk,
          accounts,
          clock,
          log,
          openTransport,
          lookAtServer,
          // Only public pages are asked for: nothing on the way is secret.
          send: createHttp({ ...USUAL_HTTP, acceptsPlainHttp: true }, findProxy),
          settings: hostSettings(settings, desk.info().id),
          journal: openHostJournal(localFolder, desk.info().id),
          onChanged: (progress) => announce('host:changed', progress),
          onLive: ({ articleId, content, orderedAt }) =>
            void desk.readContent(articleId, content).then((words) => {
              const headline = words.ok ? words.value.headline : '';
              tellLive({ articleId, headline, place: desk.portal().name, orderedAt });
            }),
        },
        source,
      ),
    // The site's own files are public: they say nothing of where else the desk publishes.
    createSite: (at, portal) => createStaticSite({ folder: at, portal: withOutlets(portal, []), clock, photos }),
  });
  const schedule = createScheduleKeeper({
    desk,
    publish: (articleId) => site.publish(articleId, (progress) => announce('site:progress', progress)),
    mail,
    onDue: (due) => announce('schedule:due', due),
    clock,
    log,
  });
  const drift = createDriftWatch({ desk, portals, mail, pages: site.changes, clock, log, restMs: 1_000 });
  const onTold = (told: WithdrawalTold): void => announce('withdrawal:told', told);
  const withdrawals = createWithdrawalKeeper({ desk, site, mail, onTold, clock, log });
  return { site, portals, mail, orders: [schedule, withdrawals], drift };
}

/** The newsroom with its real parts: desks in folders, keys in the keyring, the site in a folder. */
export function openNewsroom(wiring: NewsroomWiring): Newsroom {
  const { localFolder, credentials, startArchive, isGone, settings, announce, log, newId, ready } = wiring;
  const clock = (): Date => new Date();
  const surroundings = async (): Promise<DeskSurroundings> => {
    await ready;
    const identity = await openIdentity({ localFolder, credentials });
    return { localFolder, identity, now: clock, newId, deviceName: hostname(), startArchive, isGone };
  };
  return createNewsroom({
    surroundings: surroundings(),
    settings,
    announce,
    log,
    followSteps: (desk) => tellSteps(desk, wiring.stepTeller),
    followPlace: (desk) => tellPlace(desk, wiring.stepTeller),
    createDesk,
    openDesk,
    openRooms: (desk, folder) => openRooms(desk, folder, wiring, clock),
  });
}
