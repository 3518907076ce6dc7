/** Where one goes from change to change: every change of a comparison, and every choice of a join, says so in the page. */
const CHANGES = '[data-change]';
const OPEN_CHOICES = '[data-change][data-open="true"]';

const placesOf = (selector: string): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(`[data-review] ${selector}`),
];

function focusPlace(place: HTMLElement): void {
  // A choice is answered at once: its first control takes the focus; a change is read.
  const control = place.querySelector<HTMLElement>('input:checked') ?? place.querySelector<HTMLElement>('input');
  (control ?? place).focus({ preventScroll: true });
  place.scrollIntoView({ block: 'center' });
}

function go(selector: string, step: 1 | -1): void {
  const all = placesOf(CHANGES);
  const wanted = placesOf(selector);
  const here = document.activeElement?.closest<HTMLElement>(CHANGES) ?? null;
  const at = here === null ? -1 : all.indexOf(here);
  const behind = wanted.find((place) => all.indexOf(place) > at);
  const ahead = wanted.findLast((place) => all.indexOf(place) < (at < 0 ? all.length : at));
  const next = step === 1 ? (behind ?? wanted[0]) : (ahead ?? wanted.at(-1));
  if (next !== undefined) focusPlace(next);
}

/** To the next or the previous change, around the end. */
export const goToChange = (step: 1 | -1): void => go(CHANGES, step);

/** To the next choice that nobody has decided. */
export const goToOpenChoice = (): void => go(OPEN_CHOICES, 1);
