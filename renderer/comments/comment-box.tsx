import { useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { mentionWish, type Mentionable } from '../../shared/comments/mentions.ts';
import { useWords } from '../app/stores.ts';
import controls from '../styles/controls.module.css';
import panels from '../panels/panels.module.css';

interface CommentBoxProps {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly people: readonly Mentionable[];
  readonly onText: (text: string) => void;
  readonly onSend: () => void;
}

interface OfferedProps {
  readonly listId: string;
  readonly people: readonly Mentionable[];
  readonly active: number;
  readonly onTake: (person: Mentionable) => void;
}

const optionId = (listId: string, index: number): string => `${listId}-${String(index)}`;

function Offered({ listId, people, active, onTake }: OfferedProps) {
  const { comments: words } = useWords();
  return (
    <div
      id={listId}
      role="listbox"
      aria-label={words.people}
      className={people.length > 0 ? panels.options : undefined}
    >
      {people.map((person, index) => (
        // The focus stays in the text, which names the chosen person to a screen reader and takes the keys.
        <div
          key={person.id}
          id={optionId(listId, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={panels.option}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(person)}
        >
          {person.name}
        </div>
      ))}
    </div>
  );
}

/** Puts a name behind its @, and the caret behind it before the next key comes. */
function takeName(
  box: RefObject<HTMLTextAreaElement | null>,
  { text, start, caret }: { readonly text: string; readonly start: number; readonly caret: number },
  name: string,
  onText: (text: string) => void,
): void {
  const head = `${text.slice(0, start)}@${name} `;
  flushSync(() => onText(head + text.slice(caret).replace(/^ /u, '')));
  box.current?.setSelectionRange(head.length, head.length);
}

/** A comment being written: @ offers names, Ctrl+Enter sends. Nothing is taken or sent while a word is composed. */
export function CommentBox({ id, label, text, people, onText, onSend }: CommentBoxProps) {
  const listId = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [isAway, setAway] = useState(true);
  const wish = isAway ? null : mentionWish(text, Math.min(caret, text.length), people);
  const offered = wish?.people ?? [];
  const now = Math.min(active, offered.length - 1);
  const take = (person: Mentionable | undefined) => {
    if (wish === null || person === undefined) return;
    takeName(box, { text, start: wish.start, caret }, person.name, onText);
    setAway(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    const isOffering = offered.length > 0;
    if (isSend) onSend();
    else if (isOffering && event.key === 'ArrowDown') setActive((now + 1) % offered.length);
    else if (isOffering && event.key === 'ArrowUp') setActive((now - 1 + offered.length) % offered.length);
    else if (isOffering && (event.key === 'Enter' || event.key === 'Tab')) take(offered[now]);
    else if (isOffering && event.key === 'Escape') setAway(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={controls.field}>
      <label className={controls.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        ref={box}
        className={controls.box}
        rows={3}
        maxLength={10_000}
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={offered.length > 0 ? optionId(listId, now) : undefined}
        value={text}
        onChange={(event) => {
          setCaret(event.target.selectionStart);
          setActive(0);
          setAway(false);
          onText(event.target.value);
        }}
        onBlur={() => setAway(true)}
        onKeyDown={onKeyDown}
      />
      <Offered listId={listId} people={offered} active={now} onTake={take} />
    </div>
  );
}
