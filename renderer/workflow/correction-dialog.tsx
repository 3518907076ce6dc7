import { useEffect, useState } from 'react';
import { Dialog } from '../app/dialog.tsx';
import { useStores, useWords } from '../app/stores.ts';
import { TextArea } from '../app/text-area.tsx';
import type { CorrectionDraft } from '../../shared/ipc/requests/workflow-requests.ts';
import type { OpenArticle } from '../state/open-article.ts';
import controls from '../styles/controls.module.css';
import styles from './workflow.module.css';

function Passages({ passages }: Pick<CorrectionDraft, 'passages'>) {
  const words = useWords().lifecycle.correction;
  if (passages.length === 0) return <p>{words.unchanged}</p>;
  return (
    <table className={styles.passages}>
      <thead>
        <tr>
          <th scope="col">{words.wrong}</th>
          <th scope="col">{words.right}</th>
        </tr>
      </thead>
      <tbody>
        {passages.map(({ wrong, right }) => (
          <tr key={`${wrong} ${right}`}>
            <td>{wrong === '' ? words.nothing : wrong}</td>
            <td>{right === '' ? words.nothing : right}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was wrong and what is right, and the words in which readers are told; they become a part of the article, to be approved with it. */
export function CorrectionDialog({ open }: { readonly open: OpenArticle }) {
  const { bridge, notices, surface, workflow } = useStores();
  const { lifecycle, cancel } = useWords();
  const words = lifecycle.correction;
  const [draft, setDraft] = useState<CorrectionDraft | null>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    let isShown = true;
    void open.keepRevision().then(async () => {
      const answer = await bridge.request('workflow:draftCorrection', { articleId: open.id });
      if (!isShown) return;
      if (!answer.ok) notices.showError(answer.error);
      else {
        setDraft(answer.value);
        setText(answer.value.text);
      }
    });
    return () => {
      isShown = false;
    };
  }, [bridge, notices, open]);
  const keep = async () => {
    open.editor.setInfo({ correctionNote: text.trim() });
    surface.closeDialog();
    await open.keepRevision();
    await workflow.refresh();
  };
  return (
    <Dialog title={words.title} size="large" onClose={surface.closeDialog}>
      <form
        className={controls.form}
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <p>{words.explain}</p>
        {draft === null ? null : <Passages passages={draft.passages} />}
        <TextArea label={words.label} rows={5} value={text} onChange={setText} />
        <div className={`${controls.row} ${controls.end}`}>
          <button type="button" className={controls.secondary} onClick={surface.closeDialog}>
            {cancel}
          </button>
          <button type="submit" className={controls.primary} disabled={text.trim() === ''}>
            {words.keep}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
