import { useState } from 'react';
import { BYLINE_ROLES, type Byline, type BylineRole } from '../../shared/article/schema.ts';
import { useStores, useWords } from '../app/stores.ts';
import type { ArticleEditor } from '../editor/article-editor.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { bylineOptions } from './byline-options.ts';
import { HistoryField } from './history-field.tsx';
import { OptionBox } from './option-list.tsx';
import { SortItem } from './sort-item.tsx';
import styles from './panels.module.css';

interface BylineRowProps {
  readonly editor: ArticleEditor;
  readonly id: string;
  readonly byline: Byline;
  readonly index: number;
  readonly total: number;
}

function RoleChoice({
  editor,
  id,
  role,
}: {
  readonly editor: ArticleEditor;
  readonly id: string;
  readonly role: BylineRole;
}) {
  const { bylines: words } = useWords().panels;
  return (
    <div className={controls.field}>
      <label className={controls.label} htmlFor={`byline-role-${id}`}>
        {words.role}
      </label>
      <select
        id={`byline-role-${id}`}
        className={controls.box}
        value={role}
        onChange={(event) => {
          const next = BYLINE_ROLES.find((known) => known === event.target.value);
          if (next !== undefined) editor.setByline(id, { role: next });
        }}
      >
        {BYLINE_ROLES.map((known) => (
          <option key={known} value={known}>
            {words.roles[known]}
          </option>
        ))}
      </select>
    </div>
  );
}

function BylineDetails({ editor, id, byline }: Pick<BylineRowProps, 'editor' | 'id' | 'byline'>) {
  const { bylines: words } = useWords().panels;
  return (
    <div className={styles.itemMore}>
      <HistoryField
        editor={editor}
        id={`byline-name-${id}`}
        label={words.name}
        value={byline.name}
        change={(name) => editor.setByline(id, { name })}
        maxLength={200}
      />
      <div className={controls.two}>
        <RoleChoice editor={editor} id={id} role={byline.role} />
        <HistoryField
          editor={editor}
          id={`byline-agency-${id}`}
          label={words.agency}
          value={byline.agency}
          change={(agency) => editor.setByline(id, { agency })}
          maxLength={200}
        />
      </div>
      <span className={controls.hint}>{words.agencyHint}</span>
      <label className={controls.check}>
        <input
          type="checkbox"
          checked={byline.relayed}
          onChange={(event) => editor.setByline(id, { relayed: event.target.checked })}
        />
        {words.relayed}
      </label>
    </div>
  );
}

/** The name as the page prints it. */
const printed = (byline: Byline, theo: (name: string) => string): string => {
  const name = byline.agency === '' ? byline.name : `${byline.name}/${byline.agency}`;
  return byline.relayed ? theo(name) : name;
};

function BylineRow({ editor, id, byline, index, total }: BylineRowProps) {
  const { panels, remove } = useWords();
  const words = panels.bylines;
  const [isOpen, setOpen] = useState(false);
  const name = printed(byline, words.addAgency);
  return (
    <SortItem
      list="bylines"
      id={id}
      name={name}
      index={index}
      total={total}
      move={editor.moveByline}
      line={
        <>
          <button
            type="button"
            className={styles.disclose}
            aria-expanded={isOpen}
            aria-label={words.details(name)}
            onClick={() => setOpen(!isOpen)}
          >
            {name}
          </button>
          <small>{words.roles[byline.role]}</small>
          <button
            type="button"
            className={styles.removeSmall}
            aria-label={words.removeNamed(name)}
            onClick={() => editor.removeByline(id)}
          >
            {remove}
          </button>
        </>
      }
    >
      {isOpen ? <BylineDetails editor={editor} id={id} byline={byline} /> : null}
    </SortItem>
  );
}

function AddByline({ editor, taken }: { readonly editor: ArticleEditor; readonly taken: ReadonlySet<string> }) {
  const { session } = useStores();
  const { bylines: words } = useWords().panels;
  const people = useSignalValue(session.people);
  const [text, setText] = useState('');
  return (
    <OptionBox
      id="byline-add"
      label={words.add}
      placeholder={words.addHint}
      listLabel={words.suggestions}
      text={text}
      onText={setText}
      options={bylineOptions(text, people, taken, words, (byline) => {
        editor.addByline(byline);
        setText('');
      })}
    />
  );
}

/** Who made the article, in the order of the byline. */
export function BylinesPanel({ editor }: { readonly editor: ArticleEditor }) {
  const { bylines: words } = useWords().panels;
  const bylines = useSignalValue(editor.bylines);
  return (
    <>
      {bylines.length === 0 ? (
        <p className={styles.empty}>{words.empty}</p>
      ) : (
        <ul className={styles.rows} aria-label={words.list}>
          {bylines.map(([id, byline], index) => (
            <BylineRow key={id} editor={editor} id={id} byline={byline} index={index} total={bylines.length} />
          ))}
        </ul>
      )}
      <AddByline editor={editor} taken={new Set(bylines.map(([, byline]) => byline.name))} />
    </>
  );
}
