import type { Article, Byline, Related } from '../../shared/article/schema.ts';
import type { ArticleComparison, FieldChange } from '../../shared/compare/compare-articles.ts';
import type { EntryChange } from '../../shared/compare/compare-entries.ts';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { BeforeAfter, Change } from './change-frame.tsx';

/** A field's value as people read it. */
export function useFieldText() {
  const { compare } = useWords();
  const formats = useFormats();
  const { site } = useStores();
  const portal = useSignalValue(site.info)?.portal ?? null;
  return (field: FieldChange['field'], article: Pick<Article, FieldChange['field']>): string => {
    const text = (): string => {
      switch (field) {
        case 'section':
          return portal?.sections.find(({ id }) => id === article.section)?.title ?? article.section ?? '';
        case 'tags':
          return article.tags.join(', ');
        case 'dateline':
          return [article.dateline.place, article.dateline.date ?? ''].filter((part) => part !== '').join(', ');
        case 'embargo':
        case 'scheduledFor':
          return article[field] === null ? '' : `${formats.dateTime(article[field])} (GMT +7)`;
        case 'origin':
          return [article.origin?.url ?? '', article.origin?.publishedAt ?? '']
            .filter((part) => part !== '')
            .join(', ');
        default:
          return article[field];
      }
    };
    return text() || compare.empty;
  };
}

/** A byline as the page prints it. */
export function useBylineText() {
  const { page } = useWords();
  return ({ name, agency, relayed }: Byline): string =>
    `${relayed ? `${page.relayed} ` : ''}${name}${agency === '' ? '' : `/${agency}`}`;
}

/** A related link by its title and address. */
export const relatedText = (link: Related): string =>
  link.kind === 'internal' ? link.title : [link.title, link.url].filter((part) => part !== '').join(' – ');

interface EntriesProps<T> {
  readonly part: 'byline' | 'related';
  readonly entries: readonly EntryChange<T>[];
  readonly text: (entry: T) => string;
}

function Entries<T>({ part, entries, text }: EntriesProps<T>) {
  const { compare } = useWords();
  return entries.map((entry) => {
    if (entry.kind === 'same' && !entry.isMoved) return null;
    const before = entry.kind === 'added' ? compare.none : text(entry.before);
    const after = entry.kind === 'removed' ? compare.none : text(entry.after);
    const what = entry.kind === 'same' ? compare.moved : compare[entry.kind];
    return (
      <Change
        key={entry.id}
        change={{ part, id: entry.id }}
        about={compare[part]}
        what={what}
        draw={(side) => <BeforeAfter name={compare[part]} before={before} after={after} side={side} />}
      />
    );
  });
}

/** What stands beside the page, as before and after: bylines, related links, fields. */
export function ComparedRows({ comparison }: { readonly comparison: ArticleComparison }) {
  const { compare } = useWords();
  const fieldText = useFieldText();
  const bylineText = useBylineText();
  const { before, after } = versionsOf(comparison.fields);
  return (
    <>
      <Entries part="byline" entries={comparison.bylines} text={bylineText} />
      <Entries part="related" entries={comparison.related} text={relatedText} />
      {comparison.fields.map(({ field, isChanged }) =>
        isChanged ? (
          <Change
            key={field}
            change={{ part: 'field', field }}
            about={compare.fields[field]}
            what={compare.changed}
            draw={(side) => (
              <BeforeAfter
                name={compare.fields[field]}
                before={fieldText(field, before)}
                after={fieldText(field, after)}
                side={side}
              />
            )}
          />
        ) : null,
      )}
    </>
  );
}

type Fields = Pick<Article, FieldChange['field']>;

/** The fields of both versions, read back from their comparison, which holds every one. */
const versionsOf = (fields: readonly FieldChange[]) => ({
  before: Object.fromEntries(fields.map(({ field, before }) => [field, before])) as unknown as Fields,
  after: Object.fromEntries(fields.map(({ field, after }) => [field, after])) as unknown as Fields,
});
