import { useEffect, useState } from 'react';
import type { ComparableRevision, WrittenApart } from '../../shared/ipc/requests/compare-requests.ts';
import { useCommands, useFormats, useStores, useWords } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useMinute } from '../state/use-minute.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { showCompare } from './show-review.ts';
import styles from './review.module.css';

/** A version by who wrote it and when. Two of one person's machines are told apart by the times. */
export function useVersionName() {
  const { compare, joining } = useWords();
  const formats = useFormats();
  const now = useMinute();
  return (revision: ComparableRevision): string =>
    joining.version(revision.by ?? compare.nobody, formats.when(revision.at, now));
}

/** Two people wrote apart: says so, and leads to the join. Nothing is joined by itself. */
export function SplitBanner({ open }: { readonly open: OpenArticle }) {
  const stores = useStores();
  const { joining, known } = stores;
  const words = useWords();
  const commands = useCommands();
  const name = useVersionName();
  const summary = useSignalValue(known.rows).get(open.id);
  const heads = summary?.heads ?? 1;
  const saved = useSignalValue(open.saved).last;
  const [apart, setApart] = useState<WrittenApart | null>(null);
  const kept = saved.kind === 'revision' ? saved.content : '';
  const isSplit = heads > 1;
  useEffect(() => {
    let isCurrent = true;
    if (isSplit) void joining.apart(open.id).then((found) => (isCurrent ? setApart(found) : undefined));
    return () => {
      isCurrent = false;
    };
  }, [joining, open.id, isSplit, heads, kept]);
  if (apart === null || !isSplit) return null;
  const [mine, theirs] = [name(apart.mine), name(apart.theirs)];
  const versions = { articleId: open.id, before: apart.mine.content, after: apart.theirs.content };
  return (
    <div className={styles.banner} role="status">
      <span>
        {apart.others === 0 ? words.joining.banner(mine, theirs) : words.joining.bannerMore(mine, theirs, apart.others)}
      </span>
      <button
        type="button"
        className={`${controls.quiet} ${controls.small}`}
        onClick={() => void showCompare(stores, versions)}
      >
        {words.joining.look}
      </button>
      <button type="button" className={`${controls.secondary} ${controls.small}`} onClick={commands['review.join'].run}>
        {words.joining.join}
      </button>
    </div>
  );
}
