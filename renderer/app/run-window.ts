import { effect } from '@preact/signals-core';
import { BESIDE_PX } from '../beside/create-beside.ts';
import { takeDroppedFiles } from '../exchange/take-dropped-files.ts';
import { watchRefusals } from '../checks/watch-refusals.ts';
import { watchOrders } from '../workflow/watch-orders.ts';
import { watchMentions } from '../comments/watch-mentions.ts';
import { isArticleTextSelected, isPlainField } from './focus.ts';
import { keepFocus } from './keep-focus.ts';
import { commandOfKey } from './keys.ts';
import { showArticle, takeDropped, type Commands } from './commands.ts';
import type { Window, Stores } from './stores.ts';
import type { MenuCommand } from '../../shared/ipc/contract.ts';

/** In a plain field these keys belong to the field. */
const isTextCommand = (command: MenuCommand): boolean =>
  command.startsWith('format.') || command === 'edit.undo' || command === 'edit.redo';

function runCommand(stores: Stores, commands: Commands, command: MenuCommand): void {
  // A dialog asks for an answer first; only About and the palette may be left for another command.
  if (stores.surface.dialog.peek() !== null) stores.surface.closeDialog();
  if (commands[command].isEnabled()) commands[command].run();
}

function listenToKeys({ stores, commands }: Window): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
    const isMac = stores.session.start.peek()?.platform === 'darwin';
    const command = commandOfKey(event, isMac);
    // The engine pastes plain text by itself.
    if (command === null || command === 'edit.pastePlain' || stores.session.desk.peek() === null) return;
    if (isTextCommand(command) && event.target instanceof Element && isPlainField(event.target)) return;
    event.preventDefault();
    const meant = command === 'view.palette' && isArticleTextSelected() ? 'insert.link' : command;
    if (commands[meant].isEnabled()) commands[meant].run();
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

/** The person wants to close: nothing goes before the words are durable. */
async function prepareToClose({ bridge, articles, surface, holding, commenting }: Stores): Promise<void> {
  const open = articles.current.peek();
  if (open !== null && !(await open.flush())) {
    surface.openDialog('closing');
    // The person decides here: main neither waits nor asks.
    await bridge.request('window:keepOpen', undefined);
    return;
  }
  await open?.keepRevision();
  await Promise.all([holding.letGo(), commenting.flush()]);
  await bridge.request('window:readyToClose', undefined);
}

/** When a desk is open, its articles and its site are asked for, and the article of last time is shown. */
function followDesk({
  session,
  list,
  site,
  host,
  outbox,
  articles,
  people,
  versions,
  sync,
  exchange,
}: Stores): () => void {
  let known: string | null = null;
  return effect(() => {
    const desk = session.desk.value;
    if (desk === null || desk.id === known) return;
    if (known !== null) articles.clear();
    known = desk.id;
    void site.load();
    void host.load();
    void people.load();
    void versions.loadRecovered();
    void sync.load();
    void outbox.load();
    const start = session.start.peek();
    // What was found again may be of an earlier crash, and the person has gone on to another article since.
    const ofLastTime = start?.desk?.id === desk.id ? (start.lastArticle ?? start.recovered[0] ?? null) : null;
    const opening = ofLastTime === null ? Promise.resolve(false) : articles.open(ofLastTime);
    void list.load().then(async () => {
      const newest = list.view.peek()?.rows.get(0);
      if (ofLastTime === null && newest !== undefined) await articles.open(newest.summary.id);
      await opening;
      await exchange.takeOffers();
    });
  });
}

/**
 * The panes follow the window's width. Not by its `resize` event: the engine may leave that out when the size changes while the page is still loading, and
 * the window would keep the panes of another width for good. An observed element is always told.
 */
function followWidth({ panes, beside }: Stores): () => void {
  // What is read beside takes its room from the panes, not from the text.
  const measure = (): void => panes.setWindowWidth(window.innerWidth - (beside.shown.value === null ? 0 : BESIDE_PX));
  const watch = new ResizeObserver(() => measure());
  watch.observe(document.documentElement);
  const stop = effect(measure);
  return () => {
    stop();
    watch.disconnect();
  };
}

/** False: no article is on the screen. */
function focusShownText({ articles, surface }: Stores): boolean {
  const open = articles.current.peek();
  if (open === null || surface.view.peek() !== 'article') return false;
  open.editor.focus();
  return true;
}

/** Connects the window with main, the keys and the window's own size. Returns the way out of all of it. */
export function runWindow(running: Window): () => void {
  const { stores, commands } = running;
  const stops = [
    listenToKeys(running),
    stores.bridge.on('article:show', ({ articleId }) => void showArticle(stores, articleId)),
    stores.bridge.on('menu:command', ({ command }) => runCommand(stores, commands, command)),
    stores.bridge.on('window:closing', () => void prepareToClose(stores)),
    followDesk(stores),
    stores.people.follow(() => stores.surface.view.peek() === 'people'),
    followWidth(stores),
    stores.holding.dispose,
    takeDroppedFiles((dropped) => void takeDropped(stores, dropped)),
    stores.commenting.dispose,
    stores.suggesting.dispose,
    watchMentions(stores),
    watchOrders(stores),
    watchRefusals(stores),
    keepFocus(() => focusShownText(stores)),
  ];
  void stores.session.begin();
  return () => {
    for (const stop of stops) stop();
  };
}
