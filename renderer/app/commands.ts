import type { MenuCommand } from '../../shared/ipc/contract.ts';
import type { ArticleEditor, TextCommand } from '../editor/article-editor.ts';
import { beginComment, goToTalk } from '../comments/begin-comment.ts';
import { toggleSuggestion } from '../proposals/show-proposal.ts';
import { goToChange } from '../review/change-walk.ts';
import { finishJoin, showJoin, showUsualCompare } from '../review/show-review.ts';
import type { DroppedFiles } from '../exchange/take-dropped-files.ts';
import { showBeside } from '../beside/show-beside.ts';
import { neighbourOf } from '../reading/neighbour-of.ts';
import type { PanelName, View } from '../state/surface.ts';
import { focusNewPage, isArticleTextFocused, isFocusLost, isPlainFieldFocused, undoInPlainField } from './focus.ts';
import { runPrimary } from '../workflow/run-primary.ts';
import { goToNextFinding } from '../checks/go-to-finding.ts';
import type { Stores } from './stores.ts';

export interface Command {
  /** Asked at the moment of use: a command that cannot work now does nothing and is shown as such. */
  readonly isEnabled: () => boolean;
  readonly run: () => void;
}

/** Where the article's words, or what they become, are before one's eyes. */
const PRIMARY_VIEWS: ReadonlySet<View> = new Set(['article', 'preview', 'compare', 'join']);

export type Commands = Readonly<Record<MenuCommand, Command>>;

const always = (run: () => void): Command => ({ isEnabled: () => true, run });

/** Photos from the machine, placed at the caret one below the other. */
export async function insertPhotos(stores: Stores, editor: ArticleEditor): Promise<void> {
  for (const photo of await stores.photos.pick(true)) stores.surface.showFigure(editor.insertFigure(photo));
}

function textCommands(stores: Stores) {
  const onText = (run: (editor: ArticleEditor) => void): Command => ({
    isEnabled: () => stores.articles.current.peek() !== null && stores.surface.view.peek() === 'article',
    run() {
      const open = stores.articles.current.peek();
      if (open !== null && stores.surface.view.peek() === 'article') run(open.editor);
    },
  });
  const format = (command: TextCommand): Command =>
    onText((editor) => {
      editor.run(command);
      if (!isArticleTextFocused()) editor.focus();
    });
  return { onText, format };
}

function editCommands(stores: Stores) {
  const { onText } = textCommands(stores);
  return {
    'edit.undo': onText((editor) => (isPlainFieldFocused() ? undoInPlainField('undo') : editor.undo())),
    'edit.redo': onText((editor) => (isPlainFieldFocused() ? undoInPlainField('redo') : editor.redo())),
    // The key pastes by itself; this is for the menu and the palette, where the clipboard may refuse to be read.
    'edit.pastePlain': onText((editor) => {
      navigator.clipboard.readText().then(
        (text) => editor.run({ kind: 'paste-plain', text }),
        () => stores.notices.showInfo((words) => words.pastePlainByKey),
      );
    }),
    'edit.find': onText(() => stores.surface.showFindBar('find')),
    'edit.replace': onText(() => stores.surface.showFindBar('replace')),
    'edit.nextProblem': onText(() => goToNextFinding(stores)),
  } satisfies Partial<Commands>;
}

function insertCommands(stores: Stores) {
  const { onText, format } = textCommands(stores);
  const { surface } = stores;
  return {
    'insert.figure': onText((editor) => void insertPhotos(stores, editor)),
    'insert.table': onText(() => surface.openDialog('table')),
    'insert.rule': format({ kind: 'rule' }),
    'insert.embed': onText(() => surface.openDialog('embed')),
    'insert.link': onText(() => surface.openDialog('link')),
  } satisfies Partial<Commands>;
}

function formatCommands(stores: Stores) {
  const { format } = textCommands(stores);
  return {
    'format.paragraph': format({ kind: 'block', block: 'p' }),
    'format.heading2': format({ kind: 'block', block: 'h2' }),
    'format.heading3': format({ kind: 'block', block: 'h3' }),
    'format.quote': format({ kind: 'block', block: 'quote' }),
    'format.note': format({ kind: 'block', block: 'note' }),
    'format.bulletList': format({ kind: 'block', block: 'bullet' }),
    'format.numberList': format({ kind: 'block', block: 'number' }),
    'format.bold': format({ kind: 'mark', mark: 'bold' }),
    'format.italic': format({ kind: 'mark', mark: 'italic' }),
    'format.underline': format({ kind: 'mark', mark: 'underline' }),
    'format.strike': format({ kind: 'mark', mark: 'strike' }),
    'format.subscript': format({ kind: 'mark', mark: 'subscript' }),
    'format.superscript': format({ kind: 'mark', mark: 'superscript' }),
    'format.clear': format({ kind: 'clear-format' }),
  } satisfies Partial<Commands>;
}

function articleCommands(stores: Stores) {
  const { articles, surface, publication, exchange } = stores;
  const onText = (run: () => void): Command => ({ isEnabled: () => articles.current.peek() !== null, run });
  // While a suggestion is written, the words on the screen are not the article's.
  const onArticle = (run: () => void): Command => ({
    isEnabled: () => articles.current.peek()?.isSuggestion === false,
    run,
  });
  const onOpen = (run: (articleId: string) => Promise<void>): Command =>
    onArticle(() => {
      const open = articles.current.peek();
      if (open !== null) void run(open.id);
    });
  const publish = onArticle(() => {
    const open = articles.current.peek();
    if (open !== null) void publication.publish(open);
  });
  return {
    'article.new': always(() => void startNewArticle(stores)),
    'article.newFromTemplate': always(() => surface.openDialog('templates')),
    'article.saveAsTemplate': onArticle(() => surface.openDialog('saveTemplate')),
    'article.import': always(() => void importFile(stores)),
    'article.importPasted': always(() => surface.openDialog('import')),
    'article.keepRevision': onText(() => void articles.current.peek()?.keepRevision()),
    'article.duplicate': onArticle(() => void duplicateArticle(stores)),
    'article.publish': publish,
    'app.primary': {
      // What a key does to an article is done to the one in sight.
      isEnabled: () => articles.current.peek() !== null && PRIMARY_VIEWS.has(surface.view.peek()),
      run: () => (surface.view.peek() === 'join' ? void finishJoin(stores) : runPrimary(stores)),
    },
    'exchange.openBundle': always(() => void exchange.pickBundle()),
    'exchange.saveBundle': onOpen(exchange.saveBundle),
    'exchange.exportHtml': onOpen((id) => exchange.exportArticle(id, 'html')),
    'exchange.exportPdf': onOpen((id) => exchange.exportArticle(id, 'pdf')),
    'exchange.exportText': onOpen((id) => exchange.exportArticle(id, 'text')),
    'exchange.exportNinjs': onOpen((id) => exchange.exportArticle(id, 'ninjs')),
    'exchange.print': onOpen(exchange.print),
    'article.preview': onArticle(() => surface.show(surface.view.peek() === 'preview' ? 'article' : 'preview')),
    'desk.people': always(() => surface.show('people')),
    'desk.switch': always(() => surface.openDialog('desks')),
    'desk.health': always(() => surface.openDialog('health')),
    'site.outbox': always(() => surface.openDialog('outbox')),
    'site.settings': always(() => surface.show('settings')),
    'site.openInBrowser': always(() => {
      const open = articles.current.peek();
      const isOnSite = open !== null && open.site.peek().state !== 'absent';
      void stores.site.openInBrowser(isOnSite ? open.id : null);
    }),
    'app.about': always(() => surface.openDialog('about')),
  } satisfies Partial<Commands>;
}

function viewCommands(stores: Stores) {
  const { onText } = textCommands(stores);
  const { panes, surface } = stores;
  const panel = (name: PanelName): Command =>
    onText(() => {
      panes.reveal('inspector');
      surface.showPanel(name);
      setTimeout(() => document.getElementById(`panel-tab-${name}`)?.focus());
    });
  return {
    'view.beside': always(() => showBeside(stores)),
    'view.nextArticle': always(() => void showNeighbour(stores, 1)),
    'view.previousArticle': always(() => void showNeighbour(stores, -1)),
    'view.palette': always(() => surface.openDialog('palette')),
    'view.panelFigures': panel('figures'),
    'view.panelBylines': panel('bylines'),
    'view.panelRelated': panel('related'),
    'view.panelInfo': panel('info'),
    'view.panelChecks': panel('checks'),
    'view.panelComments': panel('comments'),
    'view.panelVersions': panel('versions'),
    'view.foldNotes': always(() => stores.noteFolding.toggle()),
    'view.toggleQueues': always(() => panes.toggle('queues')),
    'view.toggleList': always(() => panes.toggle('list')),
    'view.toggleInspector': always(() => panes.toggle('inspector')),
    'view.focusText': always(() => {
      surface.show('article');
      stores.articles.current.peek()?.editor.focus();
    }),
  } satisfies Partial<Commands>;
}

function reviewCommands(stores: Stores) {
  const { articles, surface } = stores;
  const onOpen = (run: () => void): Command => ({ isEnabled: () => articles.current.peek() !== null, run });
  const isReviewing = () => ['compare', 'join', 'proposal'].includes(surface.view.peek());
  return {
    'review.compare': { isEnabled: () => articles.current.peek() !== null, run: () => void showUsualCompare(stores) },
    'review.history': onOpen(() => surface.openDialog('history')),
    'review.nextChange': { isEnabled: isReviewing, run: () => goToChange(1) },
    'review.previousChange': { isEnabled: isReviewing, run: () => goToChange(-1) },
    'review.suggest': onOpen(() => void toggleSuggestion(stores)),
    'review.comment': onOpen(() => beginComment(stores)),
    'review.nextComment': onOpen(() => goToTalk(stores, 1)),
    'review.previousComment': onOpen(() => goToTalk(stores, -1)),
    'review.join': {
      isEnabled: () => articles.current.peek()?.isSuggestion === false,
      run: () => void showJoin(stores),
    },
  } satisfies Partial<Commands>;
}

export async function startNewArticle(stores: Stores): Promise<void> {
  if (!(await stores.articles.create())) return;
  stores.surface.show('article');
  focusNewPage();
}

/** The copy looks like the article it was made of: which of the two is open is said. */
async function duplicateArticle({ articles, notices, surface }: Stores): Promise<void> {
  const headline = articles.current.peek()?.editor.readArticle().headline ?? '';
  if (!(await articles.duplicate())) return;
  surface.show('article');
  notices.showInfo((words) => words.duplicated(headline));
  focusNewPage();
}

export async function startFromTemplate(stores: Stores, templateId: string): Promise<void> {
  if (!(await stores.articles.beginFrom(templateId))) return;
  stores.surface.closeDialog();
  stores.surface.show('article');
  focusNewPage();
}

export async function showArticle(stores: Stores, articleId: string): Promise<void> {
  if (!(await stores.articles.open(articleId))) return;
  stores.panes.settle();
  stores.surface.show('article');
}

/** Opens the next or the previous article of the queue, and says where it ends. */
async function showNeighbour(stores: Stores, step: 1 | -1): Promise<void> {
  const next = await neighbourOf(stores, step);
  if (next === null) stores.surface.announce(stores.session.words.peek().reading.end);
  else await showArticle(stores, next);
}

/** Leaves the open newsroom for another one; its words are durable first, and where that or the opening fails everything stays as it is. */
export async function switchDesk(stores: Stores, open: () => Promise<boolean>): Promise<void> {
  const { surface, articles } = stores;
  const asked = surface.dialogsOpened();
  if (!(await articles.leave()) || !(await open())) return;
  // The window shows the other newsroom before this is reached: what was opened there meanwhile is another wish.
  if (surface.dialogsOpened() === asked) surface.closeDialog();
  surface.show('article');
}

/** Shows what somebody wrote elsewhere. What was typed here meanwhile stays: then there are two texts, and the page keeps this one. */
export async function openNewer(stores: Stores): Promise<void> {
  if (!(await stores.articles.reopen())) return;
  const open = stores.articles.current.peek();
  // The line with the button is gone; the page is drawn next.
  setTimeout(() => (isFocusLost() ? open?.editor.focus() : undefined));
  const isMine = open?.saved.peek().last.kind === 'working-copy';
  if (isMine) stores.notices.showInfo((words) => words.newer.bothKept);
}

export async function importFile(stores: Stores): Promise<void> {
  const articleId = await stores.importing.fromFile();
  if (articleId !== null) await showArticle(stores, articleId);
}

/** Every article that was dropped at once comes in, one after the other; of the rest is said what it is and what to do with it. */
export async function takeDropped(stores: Stores, dropped: DroppedFiles): Promise<void> {
  const { exchange, importing, notices } = stores;
  const { bundles, ninjs, refused, photosLeft } = dropped;
  if (refused.size > 0) notices.showAdvice(({ exchange: { drop } }) => drop.refused(refused), 'dropped');
  if (photosLeft > 0) notices.showAdvice(({ exchange: { drop } }) => drop.photosLeft(photosLeft), 'photosLeft');
  for (const file of bundles) exchange.receive(file);
  for (const file of ninjs) {
    const articleId = await importing.fromDrop(file);
    if (articleId !== null) await showArticle(stores, articleId);
  }
}

/** What every command does: the menu, the keys and the palette all come here. */
export const createCommands = (stores: Stores): Commands => ({
  ...articleCommands(stores),
  ...editCommands(stores),
  ...insertCommands(stores),
  ...formatCommands(stores),
  ...viewCommands(stores),
  ...reviewCommands(stores),
});
