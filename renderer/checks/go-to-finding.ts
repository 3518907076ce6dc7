import type { Finding } from '../../shared/checks/run-checks.ts';
import type { TextPlace } from '../../shared/checks/text-checks.ts';
import { focusPagePart, focusSoon } from '../app/focus.ts';
import type { Stores } from '../app/stores.ts';
import type { Words } from '../i18n/vi/vi.ts';
import type { PanelName } from '../state/surface.ts';

/** The control of the caption panel that mends each finding. */
const FIGURE_CONTROL = {
  'figure-photo': 'figure-replace',
  'figure-caption': 'figure-caption',
  'figure-alt': 'figure-alt',
  'figure-alt-copied': 'figure-alt',
  'figure-credit': 'figure-photographer',
  'figure-rights': 'figure-rights',
  'lead-low-resolution': 'figure-replace',
  'figure-low-resolution': 'figure-replace',
  'figure-same-caption': 'figure-caption',
} as const;

function placeWords(at: TextPlace, { panels, checks }: Words): string {
  switch (at.on) {
    case 'kicker':
    case 'headline':
    case 'lead':
    case 'info':
    case 'block':
      return checks.places[at.on];
    case 'figure':
      return panels.figures.nth(at.place);
  }
}

/** Names the finding and, of several photos, links or paragraphs, which one. */
export function findingWords(finding: Finding, words: Words): string {
  const { problems, figures, tabs } = words.panels;
  const name = problems[finding.check];
  switch (finding.check) {
    case 'headline':
    case 'lead':
    case 'body':
    case 'section':
    case 'byline':
    case 'embargo':
      return name;
    case 'tk':
    case 'link':
    case 'note':
      return problems.where(words.checks.quoted(name, finding.words), placeWords(finding.at, words));
    case 'same-headline':
      return words.checks.quoted(name, finding.headline);
    case 'comments':
      return words.checks.openComments(finding.open);
    case 'related-duplicate':
    case 'related-self':
    case 'related-dead':
    case 'related-absent':
    case 'related-withdrawn':
    case 'related-untitled':
      return problems.where(name, `${tabs.related} ${finding.place}`);
    default:
      return problems.where(name, figures.nth(finding.place));
  }
}

function revealPanel({ panes, surface }: Stores, panel: PanelName, control: string): void {
  panes.reveal('inspector');
  surface.showPanel(panel);
  focusSoon(control);
}

function goToText(stores: Stores, at: TextPlace): void {
  switch (at.on) {
    case 'kicker':
    case 'headline':
    case 'lead':
      return focusPagePart(at.on);
    case 'info':
      return revealPanel(stores, 'info', 'info-section');
    case 'block':
      stores.articles.current.peek()?.editor.selectBlock(at.id);
      return;
    case 'figure':
      stores.surface.showFigure(at.id);
      return revealPanel(stores, 'figures', 'figure-caption');
  }
}

/** Brings the place where the finding can be mended into view, with the focus in it. */
export function goToFinding(stores: Stores, finding: Finding): void {
  const { surface } = stores;
  surface.show('article');
  switch (finding.check) {
    case 'headline':
    case 'lead':
    case 'body':
      return focusPagePart(finding.check);
    case 'same-headline':
      return focusPagePart('headline');
    case 'section':
      return revealPanel(stores, 'info', 'info-section');
    case 'embargo':
      return revealPanel(stores, 'info', 'info-embargo');
    case 'byline':
      return revealPanel(stores, 'bylines', 'byline-add');
    case 'tk':
    case 'link':
    case 'note':
      return goToText(stores, finding.at);
    case 'comments':
      return revealPanel(stores, 'comments', 'panel-tab-comments');
    case 'related-duplicate':
    case 'related-self':
    case 'related-dead':
    case 'related-absent':
    case 'related-withdrawn':
    case 'related-untitled':
      return revealPanel(stores, 'related', `related-title-${finding.entry}`);
    default:
      surface.showFigure(finding.entry);
      return revealPanel(stores, 'figures', FIGURE_CONTROL[finding.check]);
  }
}

export function goToNextFinding(stores: Stores): void {
  const turn = stores.checks.next();
  const words = stores.session.words.peek();
  if (turn === null) return stores.surface.announce(words.panels.problems.none);
  goToFinding(stores, turn.finding);
  stores.surface.announce(words.panels.problems.announce(findingWords(turn.finding, words), turn.place, turn.total));
}
