import { useEffect, useState } from 'react';
import type { Related } from '../../shared/article/schema.ts';
import type { RelatedCheck } from '../../shared/checks/check-names.ts';
import { checkRelated } from '../../shared/checks/link-checks.ts';
import type { FoundArticle } from '../../shared/ipc/list-wish.ts';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import type { ArticleEditor } from '../editor/article-editor.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useMinute } from '../state/use-minute.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { HistoryArea } from './history-field.tsx';
import { useSayOnSite } from '../app/on-site-words.ts';
import { OptionBox, type Option } from './option-list.tsx';
import { SortItem } from './sort-item.tsx';
import styles from './panels.module.css';

const SEARCH_REST_MS = 150;
const WEB_ADDRESS = /^https?:\/\/[^\s<>"]+$/iu;

const MARK_OF = {
  'related-duplicate': 'duplicate',
  'related-self': 'self',
  'related-dead': 'dead',
  'related-absent': 'absent',
  'related-withdrawn': 'withdrawn',
  'related-untitled': 'untitled',
} as const satisfies Readonly<Record<RelatedCheck, string>>;

/** The newest answer to what is typed; answers to older questions are dropped. */
function useArchiveSearch(text: string, except: string): readonly FoundArticle[] | null {
  const { bridge } = useStores();
  const [found, setFound] = useState<readonly FoundArticle[] | null>(null);
  const query = text.trim();
  const isAsking = query !== '' && !WEB_ADDRESS.test(query);
  useEffect(() => {
    if (!isAsking) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void bridge.request('list:find', { query, except }).then((answer) => {
        if (isCurrent) setFound(answer.ok ? answer.value : []);
      });
    }, SEARCH_REST_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [bridge, query, except, isAsking]);
  return isAsking ? found : null;
}

function AddRelated({ editor }: { readonly editor: ArticleEditor }) {
  const { panels, site } = useWords();
  const formats = useFormats();
  const words = panels.related;
  const sayOnSite = useSayOnSite();
  const now = useMinute();
  const [text, setText] = useState('');
  const found = useArchiveSearch(text, editor.articleId);
  const address = text.trim();
  const options: readonly Option[] = WEB_ADDRESS.test(address)
    ? [
        {
          id: 'url',
          label: words.addUrl(address),
          choose: () => {
            editor.addRelated({ kind: 'external', url: address, title: '' });
            setText('');
          },
        },
      ]
    : (found ?? []).map(({ summary }) => ({
        id: summary.id,
        label: summary.headline,
        note: `${summary.site === 'current' ? sayOnSite(summary.id).current : site[summary.site]} · ${formats.when(summary.updatedAt, now)}`,
        choose: () => {
          editor.addRelated({ kind: 'internal', article: summary.id, title: summary.headline });
          setText('');
        },
      }));
  return (
    <>
      <OptionBox
        id="related-add"
        label={words.search}
        placeholder={words.searchHint}
        listLabel={words.results}
        text={text}
        onText={setText}
        options={options}
      />
      {found !== null && found.length === 0 ? (
        <p className={styles.empty} role="status">
          {words.nothing}
        </p>
      ) : null}
    </>
  );
}

interface RelatedRowProps {
  readonly editor: ArticleEditor;
  readonly id: string;
  readonly link: Related;
  readonly index: number;
  readonly total: number;
  readonly problems: readonly RelatedCheck[];
}

function RelatedRow({ editor, id, link, index, total, problems }: RelatedRowProps) {
  const { panels, remove } = useWords();
  const words = panels.related;
  const name = link.title === '' ? panels.problems['related-untitled'] : link.title;
  return (
    <SortItem
      list="related"
      id={id}
      name={name}
      index={index}
      total={total}
      move={editor.moveRelated}
      line={
        <>
          <HistoryArea
            editor={editor}
            id={`related-title-${id}`}
            label={words.title}
            isLabelHidden
            value={link.title}
            placeholder={words.title}
            change={(title) => editor.setRelatedTitle(id, title.replaceAll(/\s*\n\s*/gu, ' '))}
            rows={1}
            maxLength={2000}
          />
          <button
            type="button"
            className={styles.removeSmall}
            aria-label={words.removeNamed(name)}
            onClick={() => editor.removeRelated(id)}
          >
            {remove}
          </button>
        </>
      }
    >
      <p className={styles.address}>{link.kind === 'external' ? link.url : words.internal}</p>
      {problems.length === 0 ? null : (
        <ul className={styles.marks}>
          {problems.map((kind) => (
            <li key={kind} className={kind === 'related-absent' ? styles.warn : undefined}>
              {words.marks[MARK_OF[kind]]}
            </li>
          ))}
        </ul>
      )}
    </SortItem>
  );
}

/** “Các tin khác”: links into the archive or elsewhere, each with the words that the reader sees. */
export function RelatedPanel({ open }: { readonly open: OpenArticle }) {
  const { checks } = useStores();
  const { related: words } = useWords().panels;
  const { editor } = open;
  const related = useSignalValue(editor.related);
  const standingOf = useSignalValue(checks.standingOf);
  const isGone = useSignalValue(checks.links.isGone);
  const levels = useSignalValue(checks.levels);
  const { url } = useSignalValue(open.site);
  const problems = checkRelated(related, { articleId: open.id, ownUrl: url }, standingOf, isGone);
  return (
    <>
      <AddRelated editor={editor} />
      {related.length === 0 ? (
        <p className={styles.empty}>{words.empty}</p>
      ) : (
        <ul className={styles.rows} aria-label={words.list}>
          {related.map(([id, link], index) => (
            <RelatedRow
              key={id}
              editor={editor}
              id={id}
              link={link}
              index={index}
              total={related.length}
              problems={(problems.get(id) ?? []).filter((check) => levels[check] !== 'off')}
            />
          ))}
        </ul>
      )}
    </>
  );
}
