import type { KeyboardEvent, ReactNode } from 'react';
import { useStores, useWords } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { PANEL_NAMES, type PanelName } from '../state/surface.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { ChecksPanel } from '../checks/checks-panel.tsx';
import { CommentsPanel } from '../comments/comments-panel.tsx';
import { VersionsPanel } from '../versions/versions-panel.tsx';
import { BylinesPanel } from './bylines-panel.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import { InfoPanel } from './info-panel.tsx';
import { RelatedPanel } from './related-panel.tsx';
import styles from './panels.module.css';

/** How many talks are open, on their tab. */
function OpenTalks() {
  const { commenting } = useStores();
  const { comments: words } = useWords();
  const count = useSignalValue(commenting.talk)?.threads.filter(({ resolved }) => !resolved).length ?? 0;
  return count === 0 ? null : (
    <>
      {' '}
      <span className={styles.count} title={words.inTab(count)}>
        {count}
      </span>
    </>
  );
}

function Tabs({ selected }: { readonly selected: PanelName }) {
  const { surface } = useStores();
  const { panels } = useWords();
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = PANEL_NAMES.at((PANEL_NAMES.indexOf(selected) + step) % PANEL_NAMES.length) ?? selected;
    surface.showPanel(next);
    document.getElementById(`panel-tab-${next}`)?.focus();
    event.preventDefault();
  };
  return (
    <div className={styles.tabs} role="tablist" aria-label={panels.tabList} onKeyDown={onKeyDown}>
      {PANEL_NAMES.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`panel-tab-${name}`}
          aria-selected={name === selected}
          aria-controls={name === selected ? 'panel' : undefined}
          tabIndex={name === selected ? 0 : -1}
          onClick={() => surface.showPanel(name)}
        >
          {panels.tabs[name]}
          {name === 'comments' ? <OpenTalks /> : null}
        </button>
      ))}
    </div>
  );
}

/** Versions are the article's; a suggestion has none. */
function NoVersions() {
  const { proposals: words } = useWords();
  return <p className={styles.empty}>{words.versionsAway}</p>;
}

function Panel({ name, open }: { readonly name: PanelName; readonly open: OpenArticle }) {
  switch (name) {
    case 'figures':
      return <FiguresPanel editor={open.editor} />;
    case 'bylines':
      return <BylinesPanel editor={open.editor} />;
    case 'related':
      return <RelatedPanel open={open} />;
    case 'info':
      return <InfoPanel open={open} />;
    case 'checks':
      return <ChecksPanel open={open} />;
    case 'comments':
      return <CommentsPanel open={open} />;
    case 'versions':
      return open.isSuggestion ? <NoVersions /> : <VersionsPanel open={open} />;
  }
}

/** The last column: what belongs to the article, one panel at a time. Esc goes back to the text. */
export function Inspector({ edge }: { readonly edge: ReactNode }) {
  const { articles, surface } = useStores();
  const words = useWords();
  const open = useSignalValue(articles.current);
  const selected = useSignalValue(surface.panel);
  if (open === null) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) open.editor.focus();
  };
  return (
    <aside className={styles.inspector} aria-label={words.regions.inspector} onKeyDown={onKeyDown}>
      {edge}
      <Tabs selected={selected} />
      <div key={open.id} id="panel" role="tabpanel" aria-labelledby={`panel-tab-${selected}`} className={styles.panel}>
        <Panel name={selected} open={open} />
      </div>
    </aside>
  );
}
