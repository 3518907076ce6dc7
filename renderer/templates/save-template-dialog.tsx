import { useState } from 'react';
import { Dialog } from '../app/dialog.tsx';
import { useStores, useWords } from '../app/stores.ts';
import { TextField } from '../app/text-field.tsx';
import type { OpenArticle } from '../state/open-article.ts';
import controls from '../styles/controls.module.css';
import styles from './templates.module.css';

/** Keeps the open article's text as a house template; the article itself stays as it is. */
export function SaveTemplateDialog({ open }: { readonly open: OpenArticle }) {
  const { bridge, notices, surface } = useStores();
  const { templates: words, cancel } = useWords();
  const [name, setName] = useState(open.editor.headline.peek().slice(0, 100));
  const save = async () => {
    if (!(await open.flush())) return;
    const answer = await bridge.request('template:save', { articleId: open.id, name });
    if (!answer.ok) return notices.showError(answer.error);
    surface.closeDialog();
    const kept = name.trim();
    notices.showInfo((now) => now.templates.saved(kept));
  };
  return (
    <Dialog title={words.saveTitle} onClose={surface.closeDialog}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField label={words.name} value={name} onChange={setName} />
        <p className={styles.explain}>{words.saveExplain}</p>
        <div className={`${controls.row} ${controls.end}`}>
          <button type="button" className={controls.quiet} onClick={surface.closeDialog}>
            {cancel}
          </button>
          <button type="submit" className={controls.primary} disabled={name.trim() === ''}>
            {words.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
