import { useEffect, useState } from 'react';
import type { Template } from '../../shared/ipc/requests/template-requests.ts';
import { startFromTemplate } from '../app/commands.ts';
import { Dialog } from '../app/dialog.tsx';
import { useStores, useWords } from '../app/stores.ts';
import controls from '../styles/controls.module.css';
import styles from './templates.module.css';

function Row({ template, onRemoved }: { readonly template: Template; readonly onRemoved: () => void }) {
  const stores = useStores();
  const { templates: words } = useWords();
  const remove = async () => {
    const answer = await stores.bridge.request('template:remove', { templateId: template.id });
    if (answer.ok) onRemoved();
    else stores.notices.showError(answer.error);
  };
  return (
    <li className={styles.row}>
      <button type="button" className={styles.begin} onClick={() => void startFromTemplate(stores, template.id)}>
        {template.name}
      </button>
      <button
        type="button"
        className={`${controls.quiet} ${controls.small}`}
        aria-label={words.removeOf(template.name)}
        onClick={() => void remove()}
      >
        {words.remove}
      </button>
    </li>
  );
}

/** A new article that begins as one of the house templates. */
export function TemplatesDialog() {
  const { bridge, notices, surface } = useStores();
  const { templates: words } = useWords();
  const [templates, setTemplates] = useState<readonly Template[] | null>(null);
  useEffect(() => {
    void bridge.request('template:list', undefined).then((answer) => {
      if (answer.ok) setTemplates(answer.value);
      else notices.showError(answer.error);
    });
  }, [bridge, notices]);
  return (
    <Dialog title={words.title} onClose={surface.closeDialog}>
      {templates === null ? null : (
        <>
          <p className={styles.explain}>{templates.length === 0 ? words.none : words.explain}</p>
          <ul className={styles.rows}>
            {templates.map((template) => (
              <Row
                key={template.id}
                template={template}
                onRemoved={() => setTemplates(templates.filter(({ id }) => id !== template.id))}
              />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
