import { createContext, use } from 'react';
import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import { createBeside, type Beside } from '../beside/create-beside.ts';
import { withoutRejections } from '../bridge/desk-bridge.ts';
import type { ArticleEditorDeps } from '../editor/article-editor.ts';
import { newEntryId } from '../editor/entry-ids.ts';
import type { Formats } from '../i18n/format.ts';
import type { Words } from '../i18n/vi/vi.ts';
import { createArticleDesk, type ArticleDesk } from '../state/article-desk.ts';
import { createArticleList, type ArticleList } from '../state/article-list.ts';
import { createKnownArticles, type KnownArticles } from '../state/known-articles.ts';
import { createHolding, type Holding } from '../state/holding.ts';
import { createDeskSync, type DeskSync } from '../state/desk-sync.ts';
import { createExchange, type Exchange } from '../state/exchange.ts';
import { createImporting, type Importing } from '../state/importing.ts';
import { createNotices, type Notices } from '../state/notices.ts';
import { createOutboxView, type OutboxView } from '../state/outbox.ts';
import { createPeople, type People } from '../state/people.ts';
import { createNoteFolding, type NoteFolding } from '../state/note-folding.ts';
import { createPanes, type Middle, type Panes } from '../state/panes.ts';
import { createPhotos, type Photos } from '../state/photos.ts';
import type { Preferences } from '../state/preferences.ts';
import { createCheckWatch, type CheckWatch } from '../state/check-watch.ts';
import { createPublication, type Publication } from '../state/publication.ts';
import { createDeciding, type Deciding } from '../proposals/deciding.ts';
import { createSuggesting, type Suggesting } from '../proposals/suggesting.ts';
import { createCommenting, type Commenting } from '../comments/commenting.ts';
import { createComparing, type Comparing } from '../review/comparing.ts';
import { createJoining, type Joining } from '../review/joining.ts';
import { createReading, type Reading } from '../state/reading.ts';
import { createSession, type Session } from '../state/session.ts';
import { createSite, type Site } from '../state/site.ts';
import { createSiteHostView, type SiteHostView } from '../state/site-host.ts';
import { createSurface, type Surface } from '../state/surface.ts';
import { createVersions, type Versions } from '../state/versions.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { createWorkflow, type Workflow } from '../state/workflow.ts';
import { createCommands, type Commands } from './commands.ts';
import type { EditorParts } from './editor-parts.ts';

/** Everything the window knows, made once at its start. */
export interface Stores {
  readonly bridge: DeskBridge;
  readonly session: Session;
  readonly notices: Notices;
  readonly list: ArticleList;
  readonly known: KnownArticles;
  readonly articles: ArticleDesk;
  readonly panes: Panes;
  readonly noteFolding: NoteFolding;
  readonly surface: Surface;
  readonly publication: Publication;
  readonly workflow: Workflow;
  readonly site: Site;
  readonly host: SiteHostView;
  readonly outbox: OutboxView;
  readonly people: People;
  readonly sync: DeskSync;
  readonly importing: Importing;
  readonly exchange: Exchange;
  readonly photos: Photos;
  readonly commenting: Commenting;
  readonly suggesting: Suggesting;
  readonly deciding: Deciding;
  readonly comparing: Comparing;
  readonly joining: Joining;
  readonly versions: Versions;
  readonly holding: Holding;
  readonly checks: CheckWatch;
  readonly reading: Reading;
  readonly beside: Beside;
  readonly preferences: Preferences;
  readonly parts: EditorParts;
}

export interface StoresInput {
  readonly bridge: DeskBridge;
  readonly parts: EditorParts;
  readonly preferences: Preferences;
  readonly machineIsDark: ReadonlySignal<boolean>;
  readonly windowWidth: number;
}

/** What the editor asks of the window. */
const editorDeps = (bridge: DeskBridge, notices: Notices, photos: Photos): ArticleEditorDeps => ({
  takePhotoFiles: photos.take,
  openLink(url) {
    void bridge.request('app:openLink', { url }).then((answer) => {
      if (!answer.ok) notices.showError(answer.error);
    });
  },
  onPasteNotice({ photosLeftOut, linksLeftOut, wordsMissing }) {
    if (photosLeftOut > 0) notices.showInfo((words) => words.pasted.photos(photosLeftOut));
    if (linksLeftOut.length > 0) notices.showInfo((words) => words.pasted.links(linksLeftOut.length));
    if (wordsMissing.length > 0) notices.showInfo((words) => words.pasted.words(wordsMissing.join(' ')));
  },
});

export function createStores(input: StoresInput): Stores {
  const bridge = withoutRejections(input.bridge);
  const notices = createNotices();
  const session = createSession(bridge, notices, input.machineIsDark);
  const photos = createPhotos(bridge, notices);
  const sync = createDeskSync(bridge);
  const articles = createArticleDesk(bridge, notices, sync, (article) =>
    input.parts.createEditor(article, editorDeps(bridge, notices, photos)),
  );
  const workflow = createWorkflow(bridge, notices, articles.current);
  const site = createSite(bridge, notices);
  const known = createKnownArticles(bridge, articles.current);
  const surface = createSurface();
  const exchange = createExchange({
    bridge,
    notices,
    settle: async () => (await articles.current.peek()?.keepRevision()) ?? true,
    async show(articleId) {
      const isShown = articles.current.peek()?.id === articleId;
      if (await (isShown ? articles.reopen() : articles.open(articleId))) surface.show('article');
    },
  });
  const middle = computed<Middle>(() =>
    surface.view.value !== 'article' ? 'screen' : articles.current.value === null ? 'nothing' : 'text',
  );
  return {
    bridge,
    notices,
    list: createArticleList(bridge, notices, known),
    known,
    articles,
    surface,
    session,
    noteFolding: createNoteFolding(input.preferences),
    panes: createPanes(input.preferences, middle, input.windowWidth),
    publication: createPublication(bridge, notices),
    workflow,
    site,
    host: createSiteHostView(bridge),
    outbox: createOutboxView(bridge, notices),
    people: createPeople(bridge, notices),
    sync,
    exchange,
    importing: createImporting(bridge, notices, input.preferences),
    photos,
    commenting: createCommenting({ bridge, notices, current: articles.current }),
    suggesting: createSuggesting({ bridge, notices, articles }),
    deciding: createDeciding(bridge, notices, newEntryId),
    comparing: createComparing(bridge, notices),
    joining: createJoining(bridge, notices, newEntryId),
    versions: createVersions(bridge, notices),
    beside: createBeside(bridge, notices, session.desk),
    reading: createReading({
      preferences: input.preferences,
      desk: session.desk,
      current: articles.current,
      rows: known.rows,
    }),
    checks: createCheckWatch({ bridge, current: articles.current, story: workflow.story, site: site.info }),
    holding: createHolding({ bridge, notices, session, current: articles.current, known }),
    preferences: input.preferences,
    parts: input.parts,
  };
}

export interface Window {
  readonly stores: Stores;
  readonly commands: Commands;
}

export const createWindow = (input: StoresInput): Window => {
  const stores = createStores(input);
  return { stores, commands: createCommands(stores) };
};

export const WindowContext = createContext<Window | null>(null);

function useWindow(): Window {
  const value = use(WindowContext);
  if (value === null) throw new Error('a component stands outside the window');
  return value;
}

export const useStores = (): Stores => useWindow().stores;
export const useCommands = (): Commands => useWindow().commands;
export const useWords = (): Words => useSignalValue(useStores().session.words);
export const useFormats = (): Formats => useSignalValue(useStores().session.formats);
