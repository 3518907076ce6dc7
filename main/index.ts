import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, session, shell } from 'electron';
import { ulid } from 'ulid';
import { startThreadedArchive } from './archive/threaded-archive.ts';
import { startCompareThread, createThreadComparer } from './compare/thread-comparer.ts';
import { startElectronVault } from './credentials/electron-vault.ts';
import { bundleFilesIn } from './bundles/bundle-files.ts';
import { createVaultCredentials } from './credentials/vault-client.ts';
import { allHandlers } from './ipc/all-handlers.ts';
import { openLog } from './log/log-file.ts';
import { startElectronDarkroom } from './media/electron-darkroom.ts';
import { createSeparateDarkroom } from './media/separate-darkroom.ts';
import { newEntryId } from './newsroom/entry-id.ts';
import { openExchange } from './newsroom/open-exchange.ts';
import { openNewsroom } from './newsroom/open-newsroom.ts';
import { createLinkTester, LINK_HTTP } from './newsroom/link-tester.ts';
import { createPhotoRoom } from './newsroom/photo-room.ts';
import { showPhotos, showSite } from './newsroom/served-content.ts';
import { createStepTeller } from './windows/step-teller.ts';
import { systemProxy } from './portals/http/find-proxy.ts';
import { createHttp } from './portals/http/send-request.ts';
import { openSettingsFile, type SettingsFile } from './settings/settings-file.ts';
import { createDesktop, type Desktop } from './windows/desktop.ts';
import { createExchangeDialogs } from './windows/exchange-dialogs.ts';
import { createFileDialogs } from './windows/file-dialogs.ts';
import { openLink } from './windows/open-link.ts';
import { hardenApp, thisPlatform, userDataFolder } from './windows/prepare-app.ts';
import { paper } from './windows/print-page.ts';
import { runApp } from './windows/run-app.ts';
import { serveWindow } from './windows/serve-window.ts';
import { sayThatItCannotStart, watchBugs } from './windows/watch-bugs.ts';

/** The system's own dialogs for files, each beginning in the folder where such files usually lie. */
function fileDialogs(desktop: Desktop, settings: SettingsFile) {
  const common = { ...desktop, settings, locale: () => settings.read().locale };
  const [pictures, documents] = [app.getPath('pictures'), app.getPath('documents')];
  return {
    dialogs: createFileDialogs({ ...common, startFolders: { pictures, documents } }),
    exchangeDialogs: createExchangeDialogs({ ...common, startFolder: documents }),
  };
}

/** The composition root: which real parts the program is made of, and who is told of whom. */
function startProgram(userData: string): void {
  const built = (file: string): string => path.join(import.meta.dirname, file);
  const log = openLog(path.join(userData, 'logs'), () => new Date());
  const settings = openSettingsFile(userData, (problem) => log.bug('keeping the settings', problem));
  const locale = () => settings.read().locale;
  hardenApp(locale());
  watchBugs(log, locale);
  const desktop = createDesktop({ settings, log, preload: built('../preload/preload.cjs') });
  const darkroom = createSeparateDarkroom(() => startElectronDarkroom(built('media/darkroom.process.js')));
  const photos = createPhotoRoom(darkroom, path.join(userData, 'photo-copies'));
  const findProxy = systemProxy(async (origin) => {
    await app.whenReady();
    return session.defaultSession.resolveProxy(origin);
  });
  const links = createLinkTester(createHttp(LINK_HTTP, findProxy));
  const newsroom = openNewsroom({
    isGone: links.isGone,
    localFolder: userData,
    credentials: createVaultCredentials(() => startElectronVault(built('credentials/vault.js'))),
    darkroom,
    findProxy,
    startArchive: () => startThreadedArchive(built('archive/archive.worker.js')),
    settings,
    announce: desktop.announce,
    stepTeller: createStepTeller(desktop, settings),
    log,
    version: app.getVersion(),
    newId: ulid,
    newEntryId,
    ready: app.whenReady(),
  });
  const exchange = openExchange({ ...desktop, ...paper, localFolder: userData, newId: ulid, locale, darkroom });
  const handlers = allHandlers({
    log,
    links,
    ...desktop,
    newsroom,
    settings,
    ...fileDialogs(desktop, settings),
    photos,
    comparer: createThreadComparer(startCompareThread(built('compare/compare.worker.js'))),
    exchange,
    newId: ulid,
    newEntryId,
    openLink,
    openPage: (file) => shell.openExternal(pathToFileURL(file).href),
    version: app.getVersion(),
    platform: thisPlatform(),
    localFolder: userData,
    sampleFolder: path.join(userData, 'samples'),
  });
  const content = {
    windowFolder: built('../renderer'),
    readPhoto: showPhotos(newsroom, photos),
    readSiteFile: showSite(newsroom),
  };
  const start = () => serveWindow({ app, desktop, content, handlers, log });
  const finish = async (): Promise<void> => {
    await newsroom.close();
    await settings.settled();
  };
  const onFailedStart = () => sayThatItCannotStart(locale());
  const onFiles = (files: readonly string[]) => void files.map(exchange.bundles.offer);
  onFiles(bundleFilesIn(process.argv, process.cwd()));
  runApp({ app, desktop, start, finish, onFiles, onFailedStart, log });
}

const userData = userDataFolder();
if (app.requestSingleInstanceLock()) startProgram(userData);
else app.quit();
