import { useState } from 'react';
import type { ArticleEditor } from '../editor/article-editor.ts';
import controls from '../styles/controls.module.css';
import { Dialog } from './dialog.tsx';
import { useStores, useWords } from './stores.ts';
import { TextField } from './text-field.tsx';

const LINK = /^(https?:\/\/|mailto:)[^\s<>"]+$/iu;

/** What people type is completed to an address: `baothainguyen.vn/x` and `toasoan@bao.vn` are understood. */
export function completeAddress(typed: string): string {
  const text = typed.trim().normalize('NFC');
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/u.test(text)) return `mailto:${text}`;
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#]\S*)?$/u.test(text) ? `https://${text}` : text;
}

function Buttons({
  isLink,
  url,
  editor,
}: {
  readonly isLink: boolean;
  readonly url: string;
  readonly editor: ArticleEditor;
}) {
  const { surface, bridge, notices } = useStores();
  const { link: words } = useWords();
  const remove = () => {
    surface.closeDialog();
    editor.run({ kind: 'link', url: null });
    editor.focus();
  };
  const openLink = async () => {
    const answer = await bridge.request('app:openLink', { url });
    if (!answer.ok) notices.showError(answer.error);
  };
  return (
    <div className={`${controls.row} ${controls.end}`}>
      {isLink ? (
        <>
          <button type="button" className={controls.quiet} onClick={remove}>
            {words.remove}
          </button>
          <button type="button" className={controls.quiet} disabled={!LINK.test(url)} onClick={() => void openLink()}>
            {words.open}
          </button>
        </>
      ) : null}
      <button type="submit" className={controls.primary}>
        {words.apply}
      </button>
    </div>
  );
}

/** Sets, changes, opens or removes the link of the selected words. */
export function LinkDialog({ editor }: { readonly editor: ArticleEditor }) {
  const { surface, notices } = useStores();
  const { link: words } = useWords();
  const [before] = useState(() => editor.selection.peek().link);
  const [text, setText] = useState(before ?? '');
  const [isRefused, setRefused] = useState(false);
  const url = completeAddress(text);
  const apply = () => {
    if (!LINK.test(url)) return setRefused(true);
    surface.closeDialog();
    if (!editor.run({ kind: 'link', url })) notices.showInfo((now) => now.link.notHere);
    // After the dialog has given the focus back.
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
        <TextField
          label={words.url}
          value={text}
          onChange={(next) => {
            setText(next);
            setRefused(false);
          }}
          hint={words.hint}
          problem={isRefused ? words.bad : null}
        />
        <Buttons isLink={before !== null} url={url} editor={editor} />
      </form>
    </Dialog>
  );
}
