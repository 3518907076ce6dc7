import { hostname } from 'node:os';
import type { StartArchive } from '../archive/archive.ts';
import type { DeskSurroundings } from '../desk/desk.ts';
import { createDesk } from '../desk/create-desk.ts';
import { openDesk } from '../desk/open-desk.ts';
import { openIdentity } from '../identity/open-identity.ts';
import type { CredentialStore } from '../credentials/credential-store.ts';
import type { Announce } from '../ipc/handlers.ts';
import type { Log } from '../log/log-file.ts';
import type { Darkroom } from '../media/darkroom.ts';
import { tellSteps, type StepTeller } from '../notifications/tell-steps.ts';
import { createDeskPhotos } from '../portals/desk-photos.ts';
import { createStaticSite } from '../portals/static-site/create-static-site.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { createNewsroom, type Newsroom } from './newsroom.ts';
import { createSiteRoom } from './site-room.ts';

export interface NewsroomWiring {
  /** This machine's own folder, never shared. */
  readonly localFolder: string;
  readonly credentials: CredentialStore;
  readonly darkroom: Darkroom;
  readonly startArchive: StartArchive;
  readonly settings: SettingsFile;
  readonly announce: Announce;
  readonly log: Log;
  readonly stepTeller: StepTeller;
  readonly version: string;
  readonly newId: () => string;
  /** Before that no other process can be started, and keys live in one. */
  readonly ready: Promise<void>;
}

/** The newsroom with its real parts: desks in folders, keys in the keyring, the site in a folder. */
export function openNewsroom(wiring: NewsroomWiring): Newsroom {
  const { localFolder, credentials, darkroom, startArchive, settings, announce, log, version, newId, ready } = wiring;
  const clock = (): Date => new Date();
  const surroundings = async (): Promise<DeskSurroundings> => {
    await ready;
    const identity = await openIdentity({ localFolder, credentials });
    return { localFolder, identity, now: clock, newId, deviceName: hostname(), startArchive };
  };
  return createNewsroom({
    surroundings: surroundings(),
    settings,
    announce,
    log,
    followSteps: (desk) => tellSteps(desk, wiring.stepTeller),
    createDesk,
    openDesk,
    openSite: (desk, folder) =>
      createSiteRoom({
        desk,
        folder,
        clock,
        log,
        exporter: `static-site ${version}`,
        createSite: (at, portal) =>
          createStaticSite({ folder: at, portal, clock, photos: createDeskPhotos(desk.blobs, darkroom) }),
      }),
  });
}
