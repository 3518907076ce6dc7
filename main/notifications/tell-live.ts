import { NATIVE_WORDS } from '../windows/words/native-words.ts';
import type { StepTeller } from './tell-steps.ts';

/** An article that was read back where its readers find it. */
export interface LiveNews {
  readonly articleId: string;
  readonly headline: string;
  /** The site or portal, as the newsroom calls it. */
  readonly place: string;
  /** When a person ordered it; null: before this program was started. */
  readonly orderedAt: string | null;
}

/** Sooner than that, whoever pressed the button still sees it in the window. */
const LATER_MS = 15_000;

/** Tells the person at this machine what went live later than they pressed the button: a line came back, a host had room again, the hour had come. */
export const createLiveTeller =
  ({ notifier, locale, isOn, showArticle }: StepTeller, clock: () => Date) =>
  ({ articleId, headline, place, orderedAt }: LiveNews): void => {
    if (!isOn() || (orderedAt !== null && clock().getTime() - Date.parse(orderedAt) < LATER_MS)) return;
    const { notices } = NATIVE_WORDS[locale()];
    const title = notices.published(headline === '' ? notices.untitled : headline);
    notifier.show({ title, body: place, onClick: () => showArticle(articleId) });
  };
