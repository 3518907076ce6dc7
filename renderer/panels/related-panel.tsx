import { useState } from 'react';
import type { Related } from '../../shared/article/schema.ts';
import type { RelatedCheck } from '../../shared/checks/check-names.ts';
import { checkRelated } from '../../shared/checks/link-checks.ts';
import { useArchiveAnswer } from '../app/archive-find.ts';
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

const WEB_ADDRESS = /^https?:\/\/[^\s<>"]+$/iu;

const MARK_OF = {
  'related-duplicate': 'duplicate',
  'related-self': 'self',
  'related-dead': 'dead',
  'related-absent': 'absent',
  'related-withdrawn': 'withdrawn',
  'related-untitled': 'untitled',
} as const satisfies Readonly<Record<RelatedCheck, string>>;

function AddRelated({ editor }: { readonly editor: ArticleEditor }) {
  const { panels, site, list } = useWords();
  const formats = useFormats();
  const words = panels.related;
  const sayOnSite = useSayOnSite();
  const now = useMinute();
  const [text, setText] = useState('');
  const address = text.trim();
  const isAddress = WEB_ADDRESS.test(address);
  const { rows, isAsking } = useArchiveAnswer(address === '' || isAddress ? null : address, editor.articleId);
  const options: readonly Option[] = isAddress
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
    : (rows ?? []).map(({ summary }) => ({
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
      {isAsking || rows?.length === 0 ? (
        <p className={styles.empty} role="status">
          {isAsking ? list.looking : words.nothing}
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
