import type { Desk } from '../desk/desk.ts';
import { placeChange } from '../desk/people/place-here.ts';
import { NATIVE_WORDS } from '../windows/words/native-words.ts';
import type { StepTeller } from './tell-steps.ts';

export interface PlaceTeller extends Pick<StepTeller, 'notifier' | 'locale' | 'isOn'> {
  /** The person looks at the window, which says it as well. */
  readonly isInFront: () => boolean;
  /** Brings the window to the front. */
  readonly show: () => void;
}

/** Tells the person at this machine, outside the window, what an admin made of them at the desk. Returns the way to stop. */
export function tellPlace(
  desk: Pick<Desk, 'onRosterChanged' | 'info'> & { readonly roster: Pick<Desk['roster'], 'place'> },
  { notifier, locale, isOn, isInFront, show }: PlaceTeller,
): () => void {
  let before = desk.roster.place();
  return desk.onRosterChanged(() => {
    const now = desk.roster.place();
    const change = placeChange(before, now);
    before = now;
    if (change === null || !isOn() || isInFront()) return;
    const title = NATIVE_WORDS[locale()].notices.place[change.kind];
    notifier.show({ title, body: desk.info().name, onClick: show });
  });
}
