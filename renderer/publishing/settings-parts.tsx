import { TextArea } from '../app/text-area.tsx';
import { TextField } from '../app/text-field.tsx';
import { useWords } from '../app/stores.ts';
import type { LinkList, Portal, TitledLink } from '../../shared/portal/schema.ts';
import { slugOf } from '../../shared/text/slug.ts';
import controls from '../styles/controls.module.css';
import { RowActions } from './row-actions.tsx';
import { moved, replaced, without, type DraftProblems } from './portal-draft.ts';
import styles from './site-settings.module.css';

export interface PartProps {
  readonly draft: Portal;
  readonly change: (next: Partial<Portal>) => void;
  readonly problems: DraftProblems;
}

export function useProblemWords(problems: DraftProblems): (key: string) => string | null {
  const { publishing } = useWords();
  return (key) => {
    const problem = problems.get(key);
    return problem === undefined ? null : publishing.settings.problems[problem];
  };
}

export function BasicsPart({ draft, change, problems }: PartProps) {
  const { settings: words } = useWords().publishing;
  const say = useProblemWords(problems);
  return (
    <>
      <TextField label={words.name} value={draft.name} onChange={(name) => change({ name })} problem={say('name')} />
      <TextField label={words.tagline} value={draft.tagline} onChange={(tagline) => change({ tagline })} />
      <TextField
        label={words.url}
        type="url"
        value={draft.url ?? ''}
        onChange={(url) => change({ url: url.trim() === '' ? null : url })}
        hint={draft.url === null ? words.urlNone : words.urlHint}
        problem={say('url')}
      />
      <div className={controls.two}>
        <label className={controls.field}>
          <span className={controls.label}>{words.lang}</span>
          <select
            className={controls.box}
            value={draft.lang}
            onChange={(event) => change({ lang: event.target.value === 'en' ? 'en' : 'vi' })}
          >
            <option value="vi">{words.langs.vi}</option>
            <option value="en">{words.langs.en}</option>
          </select>
        </label>
        <TextField
          label={words.creditTemplate}
          value={draft.creditTemplate}
          onChange={(creditTemplate) => change({ creditTemplate })}
          hint={words.creditHint}
          problem={say('creditTemplate')}
        />
      </div>
    </>
  );
}

interface LinkRowsProps {
  readonly prefix: string;
  readonly links: readonly TitledLink[];
  readonly onChange: (links: readonly TitledLink[]) => void;
  readonly problems: DraftProblems;
}

function LinkRows({ prefix, links, onChange, problems }: LinkRowsProps) {
  const { settings: words } = useWords().publishing;
  const say = useProblemWords(problems);
  return (
    <>
      <ul className={styles.rows}>
        {links.map((link, index) => (
          // Links have no ids: their place is all that tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className={styles.row}>
            <TextField
              label={words.linkTitle}
              value={link.title}
              onChange={(title) => onChange(replaced(links, index, { ...link, title }))}
              problem={say(`${prefix}.${index}.title`)}
            />
            <TextField
              label={words.linkUrl}
              type="url"
              value={link.url}
              onChange={(url) => onChange(replaced(links, index, { ...link, url }))}
              problem={say(`${prefix}.${index}.url`)}
            />
            <RowActions
              name={link.title === '' ? words.nth(words.linkTitle, index + 1) : link.title}
              onMove={(step) => onChange(moved(links, index, step))}
              onRemove={() => onChange(without(links, index))}
            />
          </li>
        ))}
      </ul>
      <div>
        <button
          type="button"
          className={controls.secondary}
          onClick={() => onChange([...links, { title: '', url: '' }])}
        >
          {words.addLink}
        </button>
      </div>
    </>
  );
}

export function LinksPart({ draft, change, problems }: PartProps) {
  return (
    <LinkRows
      prefix="siteLinks"
      links={draft.siteLinks}
      onChange={(siteLinks) => change({ siteLinks: [...siteLinks] })}
      problems={problems}
    />
  );
}

export function ListsPart({ draft, change, problems }: PartProps) {
  const { settings: words } = useWords().publishing;
  const say = useProblemWords(problems);
  const lists: readonly LinkList[] = draft.specialLists;
  const set = (specialLists: readonly LinkList[]) => change({ specialLists: [...specialLists] });
  return (
    <>
      {lists.map((list, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <section key={index} className={styles.card} aria-label={words.nth(words.listTitle, index + 1)}>
          <div className={styles.cardHead}>
            <TextField
              label={words.listTitle}
              value={list.title}
              onChange={(title) => set(replaced(lists, index, { ...list, title }))}
              problem={say(`specialLists.${index}.title`)}
            />
            <RowActions
              name={list.title === '' ? words.nth(words.listTitle, index + 1) : list.title}
              onMove={(step) => set(moved(lists, index, step))}
              onRemove={() => set(without(lists, index))}
            />
          </div>
          <LinkRows
            prefix={`specialLists.${index}`}
            links={list.links}
            onChange={(links) => set(replaced(lists, index, { ...list, links: [...links] }))}
            problems={problems}
          />
        </section>
      ))}
      <div>
        <button type="button" className={controls.secondary} onClick={() => set([...lists, { title: '', links: [] }])}>
          {words.addList}
        </button>
      </div>
    </>
  );
}

export function PagesPart({ draft, change, problems }: PartProps) {
  const { settings: words } = useWords().publishing;
  const say = useProblemWords(problems);
  const pages = draft.standingPages;
  const set = (standingPages: typeof pages) => change({ standingPages: [...standingPages] });
  const rename = (index: number, title: string) => {
    const page = pages[index];
    if (page === undefined) return;
    const slug = page.slug === slugOf(page.title) ? slugOf(title) : page.slug;
    set(replaced(pages, index, { ...page, title, slug }));
  };
  return (
    <>
      {pages.map((page, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <section key={index} className={styles.card} aria-label={words.nth(words.pageTitle, index + 1)}>
          <div className={styles.row}>
            <TextField
              label={words.pageTitle}
              value={page.title}
              onChange={(title) => rename(index, title)}
              problem={say(`standingPages.${index}.title`)}
            />
            <TextField
              label={words.slug}
              value={page.slug}
              onChange={(slug) => set(replaced(pages, index, { ...page, slug }))}
              problem={say(`standingPages.${index}.slug`)}
            />
            <RowActions
              name={page.title === '' ? words.nth(words.pageTitle, index + 1) : page.title}
              onMove={(step) => set(moved(pages, index, step))}
              onRemove={() => set(without(pages, index))}
            />
          </div>
          <TextArea
            label={words.pageText}
            rows={6}
            value={page.text}
            onChange={(text) => set(replaced(pages, index, { ...page, text }))}
          />
        </section>
      ))}
      <div>
        <button
          type="button"
          className={controls.secondary}
          onClick={() => set([...pages, { title: '', slug: '', text: '' }])}
        >
          {words.addPage}
        </button>
      </div>
    </>
  );
}

export function FooterPart({ draft, change }: PartProps) {
  const { settings: words } = useWords().publishing;
  return (
    <TextArea
      label={words.footer}
      rows={6}
      value={draft.footer.join('\n')}
      onChange={(text) => change({ footer: text === '' ? [] : text.split('\n').slice(0, 20) })}
    />
  );
}
