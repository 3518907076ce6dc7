import * as v from 'valibot';
import { paragraphsIn } from '../html-words.ts';
import type { RemoteContent } from '../portal.ts';

const told = v.looseObject({ role: v.optional(v.string(), ''), value: v.string() });
const named = v.looseObject({ name: v.optional(v.string(), ''), role: v.optional(v.string(), '') });
const list = <T extends v.GenericSchema>(of: T) => v.optional(v.array(of), []);

/** As much of an item as is compared; the rest is carried along. */
export const ItemSchema = v.looseObject({
  uri: v.string(),
  pubStatus: v.optional(v.string(), 'usable'),
  headlines: list(told),
  descriptions: list(told),
  bodies: list(told),
  infoSources: list(named),
  associations: list(
    v.looseObject({
      rel: v.optional(v.string(), ''),
      type: v.optional(v.string(), ''),
      headlines: list(told),
      descriptions: list(told),
      infoSources: list(named),
      altIds: list(told),
    }),
  ),
});

type Item = v.InferOutput<typeof ItemSchema>;

const sayIn = (parts: readonly { readonly role: string; readonly value: string }[], role: string): string =>
  parts.find((part) => part.role === role)?.value ?? '';

/** What an item says, as far as it is compared with what was sent. */
export function contentOfItem(item: Item): Omit<RemoteContent, 'post'> {
  const { headlines, descriptions, bodies, infoSources, associations } = item;
  const related = associations.filter(({ rel }) => rel === 'related');
  return {
    headline: sayIn(headlines, 'main'),
    paragraphs: [paragraphsIn(sayIn(descriptions, 'lead')).join(' '), ...paragraphsIn(sayIn(bodies, 'main'))],
    figures: associations
      .filter(({ type }) => type === 'picture')
      .map((picture) => ({
        caption: paragraphsIn(sayIn(picture.descriptions, 'caption')).join(' '),
        credit: picture.infoSources.find(({ role }) => role === 'credit')?.name ?? '',
        alt: sayIn(picture.descriptions, 'alt'),
      })),
    bylines: infoSources.filter(({ role }) => role === 'byline').map(({ name }) => name),
    related: related.map((link) => ({ title: link.headlines[0]?.value ?? '', url: sayIn(link.altIds, 'address') })),
    canonical: null,
    pageText: null,
  };
}
