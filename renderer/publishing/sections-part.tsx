import { TextField } from '../app/text-field.tsx';
import { useWords } from '../app/stores.ts';
import type { Section } from '../../shared/portal/schema.ts';
import { sectionTree } from '../state/site.ts';
import controls from '../styles/controls.module.css';
import { RowActions } from './row-actions.tsx';
import { addSection, changeSection, moveSection, possibleParents, removeSection } from './portal-draft.ts';
import { useProblemWords, type PartProps } from './settings-parts.tsx';
import styles from './site-settings.module.css';

const newSectionId = (): string => `s-${crypto.randomUUID().slice(0, 13)}`;

interface SectionRowProps {
  readonly section: Section;
  readonly depth: number;
  readonly sections: readonly Section[];
  readonly set: (sections: readonly Section[]) => void;
  readonly say: (key: string) => string | null;
}

function SectionRow({ section, depth, sections, set, say }: SectionRowProps) {
  const { settings: words } = useWords().publishing;
  return (
    <li className={styles.row} data-depth={Math.min(depth, 3)}>
      <TextField
        label={words.section}
        value={section.title}
        onChange={(title) => set(changeSection(sections, section.id, { title }))}
        problem={say(`section.${section.id}.title`)}
      />
      <TextField
        label={words.slug}
        value={section.slug}
        onChange={(slug) => set(changeSection(sections, section.id, { slug }))}
        problem={say(`section.${section.id}.slug`)}
      />
      <label className={controls.field}>
        <span className={controls.label}>{words.parent}</span>
        <select
          className={controls.box}
          value={section.parent ?? ''}
          onChange={(event) =>
            set(changeSection(sections, section.id, { parent: event.target.value === '' ? null : event.target.value }))
          }
        >
          <option value="">{words.topLevel}</option>
          {possibleParents(sections, section.id).map((parent) => (
            <option key={parent.id} value={parent.id}>
              {parent.title}
            </option>
          ))}
        </select>
      </label>
      <RowActions
        name={section.title === '' ? words.section : section.title}
        onMove={(step) => set(moveSection(sections, section.id, step))}
        onRemove={() => set(removeSection(sections, section.id))}
      />
    </li>
  );
}

/** The tree of sections; the order is the site's. */
export function SectionsPart({ draft, change, problems }: PartProps) {
  const { settings: words } = useWords().publishing;
  const say = useProblemWords(problems);
  const { sections } = draft;
  const set = (next: readonly Section[]) => change({ sections: [...next] });
  return (
    <>
      <ul className={styles.rows}>
        {sectionTree(sections).map(({ section, depth }) => (
          <SectionRow key={section.id} section={section} depth={depth} sections={sections} set={set} say={say} />
        ))}
      </ul>
      <div>
        <button type="button" className={controls.secondary} onClick={() => set(addSection(sections, newSectionId()))}>
          {words.addSection}
        </button>
      </div>
    </>
  );
}
