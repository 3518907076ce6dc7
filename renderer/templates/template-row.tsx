import { useState } from 'react';
import type { Template } from '../../shared/ipc/requests/template-requests.ts';
import { showArticle, startFromTemplate } from '../app/commands.ts';
import { useStores, useWords } from '../app/stores.ts';
import { TextField } from '../app/text-field.tsx';
import controls from '../styles/controls.module.css';
import styles from './templates.module.css';

interface RowProps {
  readonly template: Template;
  readonly isTaken: (name: string) => boolean;
  readonly onLook: () => void;
  /** The list is to be asked for again. */
  readonly onChanged: () => void;
}

const small = `${controls.quiet} ${controls.small}`;

function Renaming({
  template,
  isTaken,
  onDone,
}: Pick<RowProps, 'template' | 'isTaken'> & { readonly onDone: () => void }) {
  const { bridge, notices } = useStores();
  const { templates: words, cancel } = useWords();
  const [name, setName] = useState(template.name);
  const problem = name.trim() !== template.name && isTaken(name.trim()) ? words.taken : null;
  const save = async () => {
    const answer = await bridge.request('template:rename', { templateId: template.id, name });
    if (answer.ok) onDone();
    else notices.showError(answer.error);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null && name.trim() !== '') void save();
      }}
    >
      <TextField
        label={words.newName(template.name)}
        value={name}
        onChange={setName}
        maxLength={200}
        problem={problem}
      />
      <div className={`${controls.row} ${controls.end}`}>
        <button type="button" className={small} onClick={onDone}>
          {cancel}
        </button>
        <button type="submit" className={controls.secondary} disabled={problem !== null || name.trim() === ''}>
          {words.saveName}
        </button>
      </div>
    </form>
  );
}

/** Thrown away for the whole desk: asked once more first. */
function Removing({
  template,
  onDone,
  onKeep,
}: {
  readonly template: Template;
  readonly onDone: () => void;
  readonly onKeep: () => void;
}) {
  const { bridge, notices } = useStores();
  const { templates: words } = useWords();
  const remove = async () => {
    const answer = await bridge.request('template:remove', { templateId: template.id });
    if (answer.ok) onDone();
    else notices.showError(answer.error);
  };
  return (
    <div className={styles.form} role="alert">
      <p>{words.removeAsk(template.name)}</p>
      <div className={`${controls.row} ${controls.end}`}>
        <button type="button" className={controls.secondary} onClick={onKeep}>
          {words.keep}
        </button>
        <button
          type="button"
          className={controls.secondary}
          aria-label={words.removeNow(template.name)}
          onClick={() => void remove()}
        >
          {words.removeShort}
        </button>
      </div>
    </div>
  );
}

/** One house template: to begin from, to look at, and to be kept in order. */
export function TemplateRow({ template, isTaken, onLook, onChanged }: RowProps) {
  const stores = useStores();
  const { templates: words } = useWords();
  const [mode, setMode] = useState<'row' | 'rename' | 'remove'>('row');
  const toRow = () => setMode('row');
  const done = () => {
    toRow();
    onChanged();
  };
  const edit = async () => {
    stores.surface.closeDialog();
    await showArticle(stores, template.id);
  };
  if (mode === 'rename')
    return (
      <li className={styles.row}>
        <Renaming template={template} isTaken={isTaken} onDone={done} />
      </li>
    );
  if (mode === 'remove')
    return (
      <li className={styles.row}>
        <Removing template={template} onDone={done} onKeep={toRow} />
      </li>
    );
  const tools = [
    [words.look, words.lookAt(template.name), onLook],
    [words.edit, words.editOf(template.name), () => void edit()],
    [words.rename, words.renameOf(template.name), () => setMode('rename')],
    [words.remove, words.removeOf(template.name), () => setMode('remove')],
  ] as const;
  return (
    <li className={styles.row}>
      <button type="button" className={styles.begin} onClick={() => void startFromTemplate(stores, template.id)}>
        {template.name}
      </button>
      <span className={styles.tools}>
        {tools.map(([face, name, run]) => (
          <button key={face} type="button" className={small} aria-label={name} onClick={run}>
            {face}
          </button>
        ))}
      </span>
    </li>
  );
}
