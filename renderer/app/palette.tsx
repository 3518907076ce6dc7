import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { MENU_COMMANDS, type MenuCommand } from '../../shared/ipc/contract.ts';
import { foldText } from '../../shared/text/fold.ts';
import { useMinute } from '../state/use-minute.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { isPublisher } from '../workflow/next-step.ts';
import type { FoundArticle } from '../../shared/ipc/list-wish.ts';
import { useArchiveFind } from './archive-find.ts';
import { showArticle } from './commands.ts';
import { Dialog } from './dialog.tsx';
import { keyLabel } from './keys.ts';
import { Marked } from './marked.tsx';
import { useCommands, useFormats, useStores, useWords } from './stores.ts';
import styles from './palette.module.css';

interface Choice {
  readonly id: string;
  readonly group: 'commands' | 'articles';
  readonly label: string;
  readonly note: string | null;
  /** Where the words of the search stand; null: it was not found by them. */
  readonly found: FoundArticle | null;
  readonly run: () => void;
}

const MOST_ARTICLES = 12;
/** These would only close what they open. */
const NOT_LISTED: ReadonlySet<string> = new Set(['view.palette', 'app.primary', 'edit.pastePlain']);

function useChoices(query: string): {
  readonly choices: readonly Choice[];
  readonly isAsking: boolean;
  readonly isWhole: boolean;
} {
  const stores = useStores();
  const words = useWords();
  const formats = useFormats();
  const commands = useCommands();
  const { shown: articles, rows: answered, isAsking } = useArchiveFind(query, MOST_ARTICLES);
  const isMac = useSignalValue(stores.session.start)?.platform === 'darwin';
  const now = useMinute();
  const mayPublish = isPublisher(useSignalValue(stores.workflow.story));
  const isListed = (id: MenuCommand) => !NOT_LISTED.has(id) && (id !== 'article.publish' || mayPublish);
  const parts = foldText(query).split(/\s+/u).filter(Boolean);
  const matches = (text: string): boolean => {
    const folded = foldText(text);
    return parts.every((part) => folded.includes(part));
  };
  const found: Choice[] = MENU_COMMANDS.filter(
    (id) => isListed(id) && commands[id].isEnabled() && matches(words.commands[id]),
  ).map((id) => ({
    id,
    group: 'commands',
    label: words.commands[id],
    note: keyLabel(id, isMac),
    found: null,
    run: commands[id].run,
  }));
  const rows: Choice[] = articles.map((found) => ({
    id: found.summary.id,
    group: 'articles',
    label: found.summary.headline === '' ? words.list.untitled : found.summary.headline,
    note: formats.when(found.summary.updatedAt, now),
    found,
    run: () => void showArticle(stores, found.summary.id),
  }));
  // An empty question most often looks for an article; words most often name a command.
  const choices = parts.length === 0 ? [...rows, ...found] : [...found, ...rows];
  return { choices, isAsking, isWhole: answered !== null };
}

interface ChoicesProps {
  readonly choices: readonly Choice[];
  readonly active: number;
  readonly take: (choice: Choice) => void;
}

function Choices({ choices, active, take }: ChoicesProps) {
  const words = useWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={list} id="palette-choices" role="listbox" aria-label={words.palette.title} className={styles.choices}>
      {choices.map((choice, index) => (
        <div
          key={choice.id}
          id={`palette-${String(index)}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={styles.choice}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(choice)}
        >
          <span className={styles.label}>
            <Marked text={choice.label} hits={choice.found?.inHeadline ?? []} />
            {choice.found === null || choice.found.snippet === null ? null : (
              <span className={styles.snippet}>
                <Marked {...choice.found.snippet} />
              </span>
            )}
          </span>
          <small>{choice.note ?? words.palette[choice.group]}</small>
        </div>
      ))}
    </div>
  );
}

/** Commands and articles by name, accents optional. */
export function Palette() {
  const { surface } = useStores();
  const words = useWords();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const { choices, isAsking, isWhole } = useChoices(query);
  const now = Math.min(active, choices.length - 1);
  const take = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    surface.closeDialog();
    // The dialog gives the focus back first: a command may need the caret.
    setTimeout(choice.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive((now + 1) % Math.max(1, choices.length));
    else if (event.key === 'ArrowUp') setActive((now - 1 + choices.length) % Math.max(1, choices.length));
    else if (event.key === 'Enter') take(choices[now]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={words.palette.title} size="large" onClose={surface.closeDialog}>
      <input
        type="text"
        role="combobox"
        className={controls.box}
        aria-label={words.palette.hint}
        placeholder={words.palette.hint}
        aria-expanded={choices.length > 0}
        aria-autocomplete="list"
        aria-controls="palette-choices"
        aria-activedescendant={choices.length > 0 ? `palette-${String(now)}` : undefined}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {choices.length === 0 && (isAsking || isWhole) ? (
        <p role="status">{isAsking ? words.list.looking : words.palette.nothing}</p>
      ) : null}
      <Choices choices={choices} active={now} take={take} />
    </Dialog>
  );
}
