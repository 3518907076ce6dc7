import { useLayoutEffect, useRef, type RefObject } from 'react';
import { BesidePane } from '../beside/beside-pane.tsx';
import { Inspector } from '../panels/inspector.tsx';
import { PeopleView } from '../people/people-view.tsx';
import { Preview } from '../publishing/preview.tsx';
import { SiteSettings } from '../publishing/site-settings.tsx';
import { CompareView } from '../review/compare-view.tsx';
import { JoinView } from '../review/join-view.tsx';
import { ProposalView } from '../proposals/proposal-view.tsx';
import { useSignalValue } from '../state/use-signal-value.ts';
import type { View } from '../state/surface.ts';
import { ArticleColumn } from './article-column.tsx';
import { isFocusLost } from './focus.ts';
import { List } from './list.tsx';
import { PaneDivider } from './pane-divider.tsx';
import { Queues } from './queues.tsx';
import { useStores, useWords } from './stores.ts';
import styles from './desk-window.module.css';

/** Where the button that led to another view went away with its own, the focus goes on in what is shown now. */
function useFocusInView(view: View): RefObject<HTMLElement | null> {
  const { articles } = useStores();
  const middle = useRef<HTMLElement>(null);
  const last = useRef(view);
  useLayoutEffect(() => {
    const isNew = last.current !== view;
    last.current = view;
    if (!isNew || !isFocusLost()) return;
    const open = articles.current.peek();
    if (view === 'article' && open !== null) open.editor.focus();
    else middle.current?.focus();
  }, [articles, view]);
  return middle;
}

function Middle() {
  const { surface } = useStores();
  const view = useSignalValue(surface.view);
  const middle = useFocusInView(view);
  return (
    <main className={styles.middle} ref={middle} tabIndex={-1}>
      {view === 'preview' ? <Preview /> : null}
      {view === 'settings' ? <SiteSettings /> : null}
      {view === 'people' ? <PeopleView /> : null}
      {view === 'compare' ? <CompareView /> : null}
      {view === 'join' ? <JoinView /> : null}
      {view === 'proposal' ? <ProposalView /> : null}
      {/* The page stays in place behind the others: leaving a preview brings back the same caret and scroll. */}
      <div className={styles.fill} hidden={view !== 'article'}>
        <ArticleColumn />
      </div>
    </main>
  );
}

/** The window of an open desk: queues, list, article, inspector. */
export function DeskWindow() {
  const { panes } = useStores();
  const { panes: names } = useWords();
  const shown = useSignalValue(panes.shown);
  const states = useSignalValue(panes.states);
  return (
    <div className={styles.window}>
      {shown.queues ? (
        <div className={styles.pane} style={{ inlineSize: states.queues.width }}>
          <Queues edge={<PaneDivider pane="queues" label={names.resizeQueues} />} />
        </div>
      ) : null}
      {shown.list ? (
        <div className={styles.pane} style={{ inlineSize: states.list.width }}>
          <List edge={<PaneDivider pane="list" label={names.resizeList} />} />
        </div>
      ) : null}
      <Middle />
      <BesidePane />
      {shown.inspector ? (
        <div className={styles.pane} style={{ inlineSize: states.inspector.width }}>
          <Inspector edge={<PaneDivider pane="inspector" label={names.resizeInspector} />} />
        </div>
      ) : null}
    </div>
  );
}
