import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { ArticleEditor } from '../editor/article-editor.ts';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/** A word left half composed is sent on after this rest; ending the composition sends it at once. */
const COMPOSITION_REST_MS = 800;

/** Puts another text into the control without throwing the caret to the end. */
function rewrite(control: TextControl, text: string): void {
  const fromEnd = control.value.length - (control.selectionEnd ?? control.value.length);
  const isFocused = control === document.activeElement;
  control.value = text;
  if (isFocused) control.setSelectionRange(Math.max(0, text.length - fromEnd), Math.max(0, text.length - fromEnd));
}

function listen(
  control: TextControl,
  send: (text: string) => void,
  editor: ArticleEditor,
  isComposing: { now: boolean },
) {
  let rest: ReturnType<typeof setTimeout> | null = null;
  const sendNow = () => {
    if (rest !== null) clearTimeout(rest);
    rest = null;
    send(control.value);
  };
  const onInput = () => {
    if (!isComposing.now) return sendNow();
    if (rest !== null) clearTimeout(rest);
    rest = setTimeout(sendNow, COMPOSITION_REST_MS);
  };
  const onStart = () => void (isComposing.now = true);
  const onEnd = () => {
    isComposing.now = false;
    sendNow();
  };
  const onKeyDown = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || event.isComposing) return;
    const key = event.key.toLowerCase();
    if (event.key === 'Escape') editor.focus();
    else if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    else if (key === 'z' && !event.shiftKey) editor.undo();
    else if ((key === 'z' && event.shiftKey) || (key === 'y' && !event.shiftKey)) editor.redo();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // The context menu's and the system's own undo would only undo this control, out of turn.
  const onBeforeInput = (event: Event) => {
    const kind = event instanceof InputEvent ? event.inputType : '';
    if (kind !== 'historyUndo' && kind !== 'historyRedo') return;
    event.preventDefault();
    if (kind === 'historyUndo') editor.undo();
    else editor.redo();
  };
  const stop = new AbortController();
  const { signal } = stop;
  control.addEventListener('input', onInput, { signal });
  control.addEventListener('compositionstart', onStart, { signal });
  control.addEventListener('compositionend', onEnd, { signal });
  control.addEventListener('keydown', onKeyDown, { signal });
  control.addEventListener('beforeinput', onBeforeInput, { signal });
  return () => {
    if (rest !== null) sendNow();
    stop.abort();
  };
}

/**
 * A control that shows one text of the article and changes it through the editor, whose history is the only one. The control is never rewritten while
 * a word is composed, nor by the echo of its own keys.
 */
export function useHistoryInput<T extends TextControl>(
  editor: ArticleEditor,
  value: string,
  change: (text: string) => void,
): RefObject<T | null> {
  const ref = useRef<T>(null);
  const isComposing = useRef({ now: false });
  const sent = useRef(new Set<string>());
  const latestChange = useRef(change);
  const latestValue = useRef(value);
  useLayoutEffect(() => {
    latestChange.current = change;
    latestValue.current = value;
    const control = ref.current;
    if (control === null || isComposing.current.now) return;
    if (control.value === value) sent.current.clear();
    else if (!sent.current.has(value)) rewrite(control, value);
  }, [change, value]);
  useEffect(() => {
    const control = ref.current;
    if (control === null) return undefined;
    const send = (text: string) => {
      if (text === latestValue.current) return;
      sent.current.add(latestValue.current);
      sent.current.add(text);
      latestChange.current(text);
    };
    const stop = listen(control, send, editor, isComposing.current);
    const onBlur = () => {
      sent.current.clear();
      if (!isComposing.current.now && control.value !== latestValue.current) rewrite(control, latestValue.current);
    };
    control.addEventListener('blur', onBlur);
    return () => {
      stop();
      control.removeEventListener('blur', onBlur);
    };
  }, [editor]);
  return ref;
}
