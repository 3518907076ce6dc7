import { isFocusLost } from './focus.ts';

const TABBABLE =
  'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex], [contenteditable="true"]';
/** What belongs together: the focus goes on inside the smallest that has a control left. */
const ROOMS = 'dialog, header, section, aside, nav, main';
/** As far back as somebody remembers where they came from. */
const REMEMBERED = 8;

/** Where something was taken out of the page: behind `before`, or at the beginning of `parent`. */
interface Gap {
  readonly parent: Element;
  readonly before: Node | null;
}

/** The place at which the element went, with it or with something around it. */
function gapOf(records: readonly MutationRecord[], element: Element): Gap | null {
  let gone: Node = element;
  let gap: Gap | null = null;
  while (!gone.isConnected) {
    const within = gone;
    const record = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(within)));
    if (!(record?.target instanceof Element)) return null;
    gap = { parent: record.target, before: record.previousSibling };
    gone = record.target;
  }
  return gap;
}

const isBehind = (element: Element, { parent, before }: Gap): boolean => {
  const mark = before?.isConnected === true ? before : null;
  const place = (mark ?? parent).compareDocumentPosition(element);
  if ((place & Node.DOCUMENT_POSITION_FOLLOWING) === 0) return false;
  return mark === null || (place & Node.DOCUMENT_POSITION_CONTAINED_BY) === 0;
};

/** What is nearest to the gap, room by room: behind it first, then before it. */
function neighboursOf(gap: Gap, around: Element): readonly HTMLElement[] {
  const room = around.closest(ROOMS);
  if (room === null) return [];
  const all = [...room.querySelectorAll<HTMLElement>(TABBABLE)].filter(
    (element) => element !== gap.before && element.tabIndex >= 0 && element.closest('[hidden]') === null,
  );
  const behind = all.filter((element) => isBehind(element, gap));
  const before = all.filter((element) => !behind.includes(element)).toReversed();
  const further = room.parentElement === null ? [] : neighboursOf(gap, room.parentElement);
  return [...behind, ...before, ...further];
}

/**
 * A control that goes away with what it did takes the focus with it, and the next Tab would begin at the top of the window. The focus goes on at its
 * neighbour, or where it came from. Who clicks beside the controls means that; a key that is held down acts on nothing new. `focusText`: false where no
 * article is shown. Returns the way to stop.
 */
export function keepFocus(focusText: () => boolean): () => void {
  /** Oldest first; the last one has the focus, or had it when it was lost. */
  let seen: readonly HTMLElement[] = [];
  let words = '';
  let gap: Gap | null = null;
  let isKeyDown = false;

  const tryFocus = (element: HTMLElement): boolean => {
    if (!element.isConnected) return false;
    if (element.isContentEditable) return focusText();
    element.focus();
    return !isFocusLost();
  };
  const goOn = (element: HTMLElement): void => {
    const parent = element.parentElement;
    const isHere = element.isConnected && parent !== null;
    // While it is at work it cannot be pressed; it comes back, or goes.
    if (isHere && element.matches(':disabled')) return;
    // The same button with other words does something else: nobody has chosen that.
    if (isHere && element.textContent === words && tryFocus(element)) return;
    const place = isHere ? { parent, before: element } : gap;
    if (place !== null && neighboursOf(place, place.parent).some(tryFocus)) return;
    if (seen.slice(0, -1).toReversed().some(tryFocus) || focusText()) return;
    document.querySelector('main')?.focus();
  };
  const look = (): void => {
    const element = seen.at(-1);
    if (element !== undefined && !isKeyDown && isFocusLost()) goOn(element);
  };
  const watch = new MutationObserver((records) => {
    const element = seen.at(-1);
    if (element === undefined || !isFocusLost()) return;
    gap = gapOf(records, element) ?? gap;
    // Whoever took it away may put the focus somewhere themselves.
    setTimeout(look);
  });
  const stopping = new AbortController();
  const listen = { capture: true, signal: stopping.signal };
  const onKey = ({ type }: Event): void => {
    isKeyDown = type === 'keydown';
    if (!isKeyDown) look();
  };
  document.addEventListener(
    'focusin',
    ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      seen = [...seen.filter((element) => element !== target), target].slice(-REMEMBERED);
      words = target.textContent;
      gap = null;
    },
    listen,
  );
  document.addEventListener(
    'pointerdown',
    ({ target }) => {
      if (!(target instanceof Node) || seen.at(-1)?.contains(target) !== true) seen = [];
    },
    listen,
  );
  for (const type of ['keydown', 'keyup'] as const) document.addEventListener(type, onKey, listen);
  window.addEventListener('blur', () => void (isKeyDown = false), listen);
  watch.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden'],
  });
  return () => {
    watch.disconnect();
    stopping.abort();
  };
}
