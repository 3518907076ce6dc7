import type { MenuCommand } from '../../shared/ipc/contract.ts';
import type { ArticleEditor, TextCommand, TextSelectionState } from '../editor/article-editor.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { keyLabel } from './keys.ts';
import { MenuButton } from './menu-button.tsx';
import { useCommands, useStores, useWords } from './stores.ts';
import styles from './toolbar.module.css';

interface ToolProps {
  readonly command: MenuCommand;
  readonly label: string;
  readonly isPressed?: boolean;
  readonly look?: 'bold' | 'italic';
}

/** A press must not take the caret out of the text. */
const keepCaret = (event: { preventDefault: () => void }) => event.preventDefault();

function Tool({ command, label, isPressed, look }: ToolProps) {
  const words = useWords();
  const { session } = useStores();
  const commands = useCommands();
  const isMac = useSignalValue(session.start)?.platform === 'darwin';
  const key = keyLabel(command, isMac);
  const name = words.commands[command];
  return (
    <button
      type="button"
      className={styles.tool}
      data-look={look}
      aria-label={look === undefined ? undefined : name}
      aria-pressed={isPressed}
      title={key === null ? name : `${name} (${key})`}
      onMouseDown={keepCaret}
      onClick={commands[command].run}
    >
      {label}
    </button>
  );
}

const MORE: readonly MenuCommand[] = [
  'format.note',
  'view.foldNotes',
  'format.heading3',
  'format.numberList',
  'format.underline',
  'format.strike',
  'format.subscript',
  'format.superscript',
  'format.clear',
  'insert.embed',
  'insert.rule',
  'edit.find',
  'edit.replace',
  'article.keepRevision',
  'article.duplicate',
  'article.import',
  'article.importPasted',
  'site.openInBrowser',
];

const TABLE_EDITS = [
  ['row-above', 'rowAbove'],
  ['row-below', 'rowBelow'],
  ['column-before', 'columnBefore'],
  ['column-after', 'columnAfter'],
  ['toggle-header', 'toggleHeader'],
  ['delete-row', 'deleteRow'],
  ['delete-column', 'deleteColumn'],
  ['delete-table', 'deleteTable'],
] as const satisfies readonly (readonly [Extract<TextCommand, { kind: 'table-edit' }>['edit'], string])[];

function TableTools({ editor }: { readonly editor: ArticleEditor }) {
  const { toolbar } = useWords();
  return (
    <MenuButton
      label={toolbar.tableTools}
      entries={TABLE_EDITS.map(([edit, word]) => ({
        id: edit,
        label: toolbar[word],
        run: () => {
          editor.run({ kind: 'table-edit', edit });
          editor.focus();
        },
      }))}
    />
  );
}

function BlockTools({ selection }: { readonly selection: TextSelectionState }) {
  const { toolbar } = useWords();
  return (
    <>
      <Tool command="format.paragraph" label={toolbar.paragraph} isPressed={selection.block === 'p'} />
      <Tool command="format.heading2" label={toolbar.heading2} isPressed={selection.block === 'h2'} />
      <Tool command="format.quote" label={toolbar.quote} isPressed={selection.block === 'quote'} />
      <Tool command="format.bulletList" label={toolbar.list} isPressed={selection.block === 'bullet'} />
    </>
  );
}

/** Above the page: the commands of every day as words; the rest in the menu at the end. */
export function Toolbar({ editor }: { readonly editor: ArticleEditor }) {
  const { session } = useStores();
  const words = useWords();
  const commands = useCommands();
  const selection = useSignalValue(editor.selection);
  const isMac = useSignalValue(session.start)?.platform === 'darwin';
  const { toolbar } = words;
  return (
    <div className={styles.tools} role="toolbar" aria-label={words.regions.toolbar}>
      <BlockTools selection={selection} />
      <span className={styles.rule} />
      <Tool command="format.bold" label={toolbar.bold} look="bold" isPressed={selection.marks.includes('bold')} />
      <Tool
        command="format.italic"
        label={toolbar.italic}
        look="italic"
        isPressed={selection.marks.includes('italic')}
      />
      <Tool command="insert.link" label={toolbar.link} isPressed={selection.link !== null} />
      <span className={styles.rule} />
      <Tool command="insert.figure" label={toolbar.figure} />
      {selection.block === 'table' ? (
        <TableTools editor={editor} />
      ) : (
        <Tool command="insert.table" label={toolbar.table} />
      )}
      <span className={styles.push} />
      <MenuButton
        label={toolbar.more}
        face="⋯"
        entries={MORE.map((command) => ({
          id: command,
          label: words.commands[command],
          note: keyLabel(command, isMac),
          run: commands[command].run,
        }))}
      />
    </div>
  );
}
