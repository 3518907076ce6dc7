import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ArticleEditor } from '../editor/article-editor.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { useStores, useWords } from './stores.ts';
import styles from './find-bar.module.css';

interface FindBarProps {
  readonly editor: ArticleEditor;
  readonly withReplace: boolean;
}

interface Options {
  readonly matchCase: boolean;
  readonly matchAccents: boolean;
}

function OptionChecks({
  options,
  onChange,
}: {
  readonly options: Options;
  readonly onChange: (next: Options) => void;
}) {
  const { find } = useWords();
  return (
    <>
      <label className={controls.check}>
        <input
          type="checkbox"
          checked={options.matchCase}
          onChange={(event) => onChange({ ...options, matchCase: event.target.checked })}
        />
        {find.matchCase}
      </label>
      <label className={controls.check}>
        <input
          type="checkbox"
          checked={options.matchAccents}
          onChange={(event) => onChange({ ...options, matchAccents: event.target.checked })}
        />
        {find.matchAccents}
      </label>
    </>
  );
}

function ReplaceLine({ editor }: { readonly editor: ArticleEditor }) {
  const { find } = useWords();
  const { surface, session } = useStores();
  const [replacement, setReplacement] = useState('');
  const replaceAll = () => {
    const places = editor.replaceAll(replacement);
    surface.announce(session.words.peek().find.replaced(places));
  };
  return (
    <div className={styles.line}>
      <input
        type="text"
        className={controls.box}
        aria-label={find.replacement}
        placeholder={find.replacement}
        value={replacement}
        onChange={(event) => setReplacement(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          editor.replaceCurrent(replacement);
        }}
      />
      <div className={styles.deeds}>
        <button type="button" className={controls.quiet} onClick={() => editor.replaceCurrent(replacement)}>
          {find.replace}
        </button>
        <button type="button" className={controls.quiet} onClick={replaceAll}>
          {find.replaceAll}
        </button>
      </div>
    </div>
  );
}

/** Finds in every part of the article; accents and case do not matter unless asked for. */
export function FindBar({ editor, withReplace }: FindBarProps) {
  const { surface } = useStores();
  const words = useWords();
  const { find } = words;
  const state = useSignalValue(editor.find);
  const [text, setText] = useState('');
  const [options, setOptions] = useState<Options>({ matchCase: false, matchAccents: false });
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [withReplace]);
  useEffect(() => editor.startFind({ text, ...options }), [editor, text, options]);
  useEffect(() => () => editor.endFind(), [editor]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== 'Escape') return;
    event.stopPropagation();
    surface.showFindBar('closed');
    editor.focus();
  };
  return (
    <search className={styles.bar} aria-label={words.regions.find} onKeyDown={onKeyDown}>
      <div className={styles.line}>
        <input
          ref={input}
          type="text"
          className={controls.box}
          aria-label={find.text}
          placeholder={find.text}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            editor.findNext(event.shiftKey);
          }}
        />
        <div className={styles.deeds}>
          <button type="button" className={controls.quiet} onClick={() => editor.findNext(true)}>
            {find.previous}
          </button>
          <button type="button" className={controls.quiet} onClick={() => editor.findNext()}>
            {find.next}
          </button>
          <span className={styles.hits} role="status">
            {text === '' ? '' : find.hits(state.current, state.total)}
          </span>
          <button type="button" className={controls.quiet} onClick={() => surface.showFindBar('closed')}>
            {words.close}
          </button>
        </div>
      </div>
      {withReplace ? <ReplaceLine editor={editor} /> : null}
      <div className={styles.options}>
        <OptionChecks options={options} onChange={setOptions} />
      </div>
    </search>
  );
}
