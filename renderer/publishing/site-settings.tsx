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

/** The site's face: one draft, signed and saved as a whole. */
const FACE_PARTS = ['basics', 'sections', 'links', 'lists', 'pages', 'footer', 'notices'] as const;

type FacePartName = (typeof FACE_PARTS)[number];

/** Each of the others takes effect by itself. */
const PARTS = [...FACE_PARTS, 'host', 'portals', 'app'] as const;

type PartName = (typeof PARTS)[number];

const isOfFace = (name: PartName): name is FacePartName => FACE_PARTS.some((part) => part === name);

function FacePart({ name, ...props }: PartProps & { readonly name: FacePartName }) {
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
  }
}

/** A part that is a list says when it is an empty one: who may not add to it would see nothing at all. */
function emptyListOf(name: FacePartName, draft: PartProps['draft']): 'sections' | 'links' | 'lists' | 'pages' | null {
  const lists = {
    sections: draft.sections,
    links: draft.siteLinks,
    lists: draft.specialLists,
    pages: draft.standingPages,
  };
  return name in lists && lists[name as keyof typeof lists].length === 0 ? (name as keyof typeof lists) : null;
}

function Part({ name, mayEdit, ...props }: PartProps & { readonly name: PartName; readonly mayEdit: boolean }) {
  const { settings: words } = useWords().publishing;
  if (name === 'host') return <HostPart />;
  if (name === 'portals') return <PortalsPart mayEdit={mayEdit} />;
  if (name === 'app') return <AppearanceSettings />;
  const note = words.notes[name];
  const empty = emptyListOf(name, props.draft);
  return (
    <>
      {mayEdit ? null : <p className={controls.aside}>{words.readOnly}</p>}
      {note === null ? null : <p>{note}</p>}
      {empty === null ? null : <p className={controls.hint}>{words.empty[empty]}</p>}
      <fieldset className={styles.fields} disabled={!mayEdit}>
        <FacePart name={name} {...props} />
      </fieldset>
    </>
  );
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

function Editor({ portal, mayEdit }: { readonly portal: Portal; readonly mayEdit: boolean }) {
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
        {/* Where nothing can be typed the panel itself has the keys, or what lies below could not be scrolled to. */}
        <div
          id="settings-panel"
          role="tabpanel"
          aria-labelledby={`settings-tab-${part}`}
          className={styles.part}
          tabIndex={mayEdit ? undefined : 0}
        >
          <Part
            name={part}
            mayEdit={mayEdit}
            draft={draft}
            problems={problems}
            change={(next) => site.edit({ ...(site.draft.peek() ?? portal), ...next })}
          />
        </div>
      </div>
      {isChanged || (mayEdit && isOfFace(part)) ? (
        <SaveBar
          isChanged={isChanged}
          problemCount={problems.size}
          onSave={() => void save()}
          onDiscard={() => site.edit(null)}
        />
      ) : null}
    </section>
  );
}

/** The site's face and the program's: name, sections, links, lists, standing pages, footer, folder, language, theme. */
export function SiteSettings() {
  const { site } = useStores();
  const info = useSignalValue(site.info);
  return info === null ? null : <Editor key={info.portal.id} portal={info.portal} mayEdit={info.mayEdit} />;
}
