import { effect } from '@preact/signals-core';
import type { Stores } from '../app/stores.ts';

type Watched = Pick<Stores, 'list' | 'session' | 'notices'>;

/** Says it when somebody names this person while the window is open; what was there before stands in the list. */
export function watchMentions({ list, session, notices }: Watched): () => void {
  let known: ReadonlySet<string> | null = null;
  return effect(() => {
    const me = session.desk.value?.me.personId;
    const all = list.all.value;
    if (me === undefined || !list.isLoaded.value) return;
    const naming = [...all.values()].filter(({ talk }) => talk.mentioned.includes(me));
    const before = known;
    known = new Set(naming.map(({ id }) => id));
    if (before === null) return;
    for (const { id, headline } of naming)
      if (!before.has(id)) notices.showInfo((words) => words.comments.mentioned(headline || words.list.untitled));
  });
}
