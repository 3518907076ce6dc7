import { useState } from 'react';
import type { ArticleEditor } from '../editor/article-editor.ts';
import controls from '../styles/controls.module.css';
import { Dialog } from './dialog.tsx';
import { completeAddress } from './link-dialog.tsx';
import { useStores, useWords } from './stores.ts';
import { TextField } from './text-field.tsx';

const WEB_ADDRESS = /^https?:\/\/[^\s<>"]+$/iu;

/** An embed is a link card: no foreign code on the page. */
export function EmbedDialog({ editor }: { readonly editor: ArticleEditor }) {
  const { surface, notices } = useStores();
  const { embed: words } = useWords();
  const [typed, setTyped] = useState('');
  const [name, setName] = useState('');
  const [isRefused, setRefused] = useState(false);
  const url = completeAddress(typed);
  const apply = () => {
    if (!WEB_ADDRESS.test(url)) return setRefused(true);
    surface.closeDialog();
    if (!editor.run({ kind: 'embed', url, title: name.trim() })) notices.showInfo((now) => now.embed.notHere);
    setTimeout(editor.focus);
  };
  return (
    <Dialog title={words.title} onClose={surface.closeDialog}>
      <form
        className={controls.form}
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <TextField label={words.url} value={typed} onChange={setTyped} problem={isRefused ? words.bad : null} />
        <TextField label={words.name} value={name} onChange={setName} hint={words.note} />
        <div className={`${controls.row} ${controls.end}`}>
          <button type="submit" className={controls.primary}>
            {words.apply}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

const clampCount = (text: string, most: number): number => Math.min(most, Math.max(1, Math.trunc(Number(text)) || 1));

export function TableDialog({ editor }: { readonly editor: ArticleEditor }) {
  const { surface, notices } = useStores();
  const { table: words } = useWords();
  const [rows, setRows] = useState('3');
  const [columns, setColumns] = useState('3');
  const apply = () => {
    surface.closeDialog();
    const isDone = editor.run({ kind: 'table', rows: clampCount(rows, 50), columns: clampCount(columns, 12) });
    if (!isDone) notices.showInfo((now) => now.table.notHere);
    setTimeout(editor.focus);
  };
  return (
    <Dialog title={words.title} onClose={surface.closeDialog}>
      <form
        className={controls.form}
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <div className={controls.two}>
          <TextField label={words.rows} type="number" min={1} max={50} value={rows} onChange={setRows} />
          <TextField label={words.columns} type="number" min={1} max={12} value={columns} onChange={setColumns} />
        </div>
        <div className={`${controls.row} ${controls.end}`}>
          <button type="submit" className={controls.primary}>
            {words.apply}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
