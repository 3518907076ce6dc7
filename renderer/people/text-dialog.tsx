import { useState } from 'react';
import { Dialog } from '../app/dialog.tsx';
import { TextArea } from '../app/text-area.tsx';
import controls from '../styles/controls.module.css';

interface TextDialogProps {
  readonly title: string;
  readonly explain: string | null;
  readonly label: string;
  readonly action: string;
  /** Answers whether it was taken; then the dialog closes. */
  readonly onTake: (text: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** A text from elsewhere, pasted or typed, and one thing to do with it. */
export function TextDialog({ title, explain, label, action, onTake, onClose }: TextDialogProps) {
  const [text, setText] = useState('');
  const take = async () => {
    if (await onTake(text)) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className={controls.form}
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        {explain === null ? null : <p>{explain}</p>}
        <TextArea label={label} rows={3} value={text} onChange={setText} />
        <div className={`${controls.row} ${controls.end}`}>
          <button type="submit" className={controls.primary} disabled={text.trim() === ''}>
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
