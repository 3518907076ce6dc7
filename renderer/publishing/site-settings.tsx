import { useState, type KeyboardEvent } from 'react';
import { AppearanceSettings } from '../app/appearance-settings.tsx';
import { useStores, useWords } from '../app/stores.ts';
import type { Portal } from '../../shared/portal/schema.ts';
import { PortalsPart } from '../outbox/portals-part.tsx';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { draftProblems } from './portal-draft.ts';
import { HostPart } from './host-part.tsx';
import { NoticesPart } from './notices-part.tsx';
import { SectionsPart } from './sections-part.tsx';
import { BasicsPart, FooterPart, LinksPart, ListsPart, PagesPart, type PartProps } from './settings-parts.tsx';
import shared from './publishing.module.css';
import styles from './site-settings.module.css';

const PARTS = ['basics', 'sections', 'links', 'lists', 'pages', 'footer', 'notices', 'host', 'portals', 'app'] as const;

type PartName = (typeof PARTS)[number];

function Part({ name, ...props }: PartProps & { readonly name: PartName }) {
  switch (name) {
    case 'basics':
      return <BasicsPart {...props} />;
    case 'sections':
      return <SectionsPart {...props} />;
    case 'links':
      return <LinksPart {...props} />;
    case 'lists':
      return <ListsPart {...props} />;
    case 'pages':
      return <PagesPart {...props} />;
    case 'footer':
      return <FooterPart {...props} />;
    case 'notices':
      return <NoticesPart {...props} />;
    case 'host':
      return <HostPart />;
    case 'portals':
      return <PortalsPart />;
    case 'app':
      return <AppearanceSettings />;
  }
}

function PartTabs({
  selected,
  onSelect,
}: {
  readonly selected: PartName;
  readonly onSelect: (part: PartName) => void;
}) {
  const { settings: words } = useWords().publishing;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = PARTS.at((PARTS.indexOf(selected) + step) % PARTS.length) ?? selected;
    onSelect(next);
    document.getElementById(`settings-tab-${next}`)?.focus();
    event.preventDefault();
  };
  return (
    <div
      className={styles.tabs}
      role="tablist"
      aria-orientation="vertical"
      aria-label={words.title}
      onKeyDown={onKeyDown}
    >
      {PARTS.map((part) => (
        <button
          key={part}
          type="button"
          role="tab"
          id={`settings-tab-${part}`}
          aria-selected={part === selected}
          aria-controls={part === selected ? 'settings-panel' : undefined}
          tabIndex={part === selected ? 0 : -1}
          onClick={() => onSelect(part)}
        >
          {words.parts[part]}
        </button>
      ))}
    </div>
  );
}

interface SaveBarProps {
  readonly isChanged: boolean;
  readonly problemCount: number;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

function SaveBar({ isChanged, problemCount, onSave, onDiscard }: SaveBarProps) {
  const { settings: words } = useWords().publishing;
  return (
    <footer className={styles.saveBar}>
      <span role="status" className={problemCount > 0 ? controls.why : controls.hint}>
        {problemCount > 0 ? words.badCount(problemCount) : isChanged ? words.unsaved : ''}
      </span>
      <button type="button" className={controls.quiet} disabled={!isChanged} onClick={onDiscard}>
        {words.discard}
      </button>
      <button type="submit" className={controls.primary} disabled={!isChanged || problemCount > 0} onClick={onSave}>
        {words.save}
      </button>
    </footer>
  );
}

function Editor({ portal }: { readonly portal: Portal }) {
  const { site, notices, surface } = useStores();
  const words = useWords();
  const { settings } = words.publishing;
  const [part, setPart] = useState<PartName>('basics');
  const draft = useSignalValue(site.draft) ?? portal;
  const problems = draftProblems(draft);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(portal);
  const save = async () => {
    if (!(await site.save(draft))) return;
    site.edit(null);
    notices.showInfo((now) => now.publishing.settings.saved);
  };
  return (
    <section className={shared.view} aria-label={settings.title}>
      <header className={shared.head}>
        <h1>{settings.title}</h1>
        <p>{settings.explain}</p>
        <button type="button" className={controls.secondary} onClick={() => surface.show('article')}>
          {words.commands['view.focusText']}
        </button>
      </header>
      <div className={styles.columns}>
        <PartTabs selected={part} onSelect={setPart} />
        <div id="settings-panel" role="tabpanel" aria-labelledby={`settings-tab-${part}`} className={styles.part}>
          <Part
            name={part}
            draft={draft}
            problems={problems}
            change={(next) => site.edit({ ...(site.draft.peek() ?? portal), ...next })}
          />
        </div>
      </div>
      <SaveBar
        isChanged={isChanged}
        problemCount={problems.size}
        onSave={() => void save()}
        onDiscard={() => site.edit(null)}
      />
    </section>
  );
}

/** The site's face and the program's: name, sections, links, lists, standing pages, footer, folder, language, theme. */
export function SiteSettings() {
  const { site } = useStores();
  const info = useSignalValue(site.info);
  return info === null ? null : <Editor key={info.portal.id} portal={info.portal} />;
}
