import { useEffect, useRef, useState } from 'react';
import { parseArticle } from '../../shared/article/parse-article.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { Template } from '../../shared/ipc/requests/template-requests.ts';
import { startFromTemplate } from '../app/commands.ts';
import { Dialog } from '../app/dialog.tsx';
import { useStores, useWords } from '../app/stores.ts';
import controls from '../styles/controls.module.css';
import { ArticleReading } from '../versions/article-reading.tsx';
import { TemplateRow } from './template-row.tsx';
import styles from './templates.module.css';

interface Looked {
  readonly template: Template;
  readonly article: Article;
}

function useTemplates() {
  const { bridge, notices } = useStores();
  const [templates, setTemplates] = useState<readonly Template[] | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    void bridge.request('template:list', undefined).then((answer) => {
      if (answer.ok) setTemplates(answer.value);
      else notices.showError(answer.error);
    });
  }, [bridge, notices, round]);
  return { templates, loadAgain: () => setRound((before) => before + 1) };
}

function Look({ looked, onBack }: { readonly looked: Looked; readonly onBack: () => void }) {
  const stores = useStores();
  const { templates: words } = useWords();
  return (
    <>
      <div className={controls.row}>
        <button type="button" className={controls.quiet} onClick={onBack}>
          {words.back}
        </button>
        <button
          type="button"
          className={controls.primary}
          onClick={() => void startFromTemplate(stores, looked.template.id)}
        >
          {words.begin}
        </button>
      </div>
      <ArticleReading article={looked.article} />
    </>
  );
}

/** A new article that begins as one of the house templates, and the templates kept in order. */
export function TemplatesDialog() {
  const { bridge, notices, surface } = useStores();
  const { templates: words } = useWords();
  const { templates, loadAgain } = useTemplates();
  const [looked, setLooked] = useState<Looked | null>(null);
  const rows = useRef<HTMLUListElement>(null);
  const isThere = templates !== null;
  // They come when the dialog is up already.
  useEffect(() => {
    if (isThere) rows.current?.querySelector('button')?.focus();
  }, [isThere]);
  const look = async (template: Template) => {
    const answer = await bridge.request('template:read', { templateId: template.id });
    const parsed = answer.ok ? parseArticle(JSON.parse(answer.value)) : null;
    if (parsed?.ok === true) setLooked({ template, article: parsed.value });
    else notices.showError(answer.ok ? { code: 'damaged', what: 'article' } : answer.error);
  };
  const names = new Set(templates?.map(({ name }) => name));
  return (
    <Dialog
      title={looked === null ? words.title : words.editing(looked.template.name)}
      size="large"
      onClose={surface.closeDialog}
    >
      {looked === null ? null : <Look looked={looked} onBack={() => setLooked(null)} />}
      {templates === null || looked !== null ? null : (
        <>
          <p className={styles.explain}>{templates.length === 0 ? words.none : words.explain}</p>
          <ul ref={rows} className={styles.rows}>
            {templates.map((template) => (
              <TemplateRow
                key={template.id}
                template={template}
                isTaken={(name) => names.has(name)}
                onLook={() => void look(template)}
                onChanged={loadAgain}
              />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
