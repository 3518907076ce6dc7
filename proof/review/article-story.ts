import type { Desk } from '../../main/desk/desk.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { CommentThread } from '../../shared/records/fold-comments.ts';
import type { Proposal } from '../../shared/records/fold-proposals.ts';
import { waitingProposals } from '../../shared/records/fold-proposals.ts';
import { joinArticles } from '../../shared/compare/join-articles.ts';
import { resolveJoin } from '../../shared/compare/resolve-join.ts';
import type { RecordKind } from '../../shared/records/record-kinds.ts';
import type { OfferedAction } from '../../shared/workflow/propose-action.ts';
import { must, type Room } from '../attacks/room-under-attack.ts';

/** Who works on the articles: a reporter, an editor who writes too, and an editor who approves and publishes. */
export const PEOPLE = ['Lan', 'Hai', 'Mai'] as const;
export type Person = (typeof PEOPLE)[number];

/** What a person was told had been done: it must be there in the end, once, on every machine. */
export interface Promised {
  readonly words: Set<string>;
  /** Words of suggestions: kept for ever, in the article only when they were taken. */
  readonly suggested: Set<string>;
  readonly said: Set<string>;
  readonly records: Map<string, number>;
}

/** One article on its way through the newsroom, and what its people were promised. */
export interface ArticleStory {
  readonly articleId: string;
  readonly promised: Promised;
}

/** `done`: the machine said so; `refused`: it said no, or showed nothing to be done; both leave nothing unsaid. */
export type StepOutcome = 'done' | 'refused';

/** The words that tell the texts of a story apart, each with the name of who wrote it. */
export const wordsIn = (article: Article): ReadonlySet<string> =>
  new Set(JSON.stringify(article).match(/chữ(?:Lan|Hai|Mai)[0-9]+/gu) ?? []);

export const newStory = (articleId: string): ArticleStory => ({
  articleId,
  promised: { words: new Set(), suggested: new Set(), said: new Set(), records: new Map() },
});

/** What one person does with one article at their own machine, as their window would ask for it. */
export function atDesk(room: Room, person: Person, { articleId, promised }: ArticleStory) {
  const desk: Desk = room.deskOf(person);
  const count = (kind: RecordKind): StepOutcome => {
    const key = `${person} ${kind}`;
    promised.records.set(key, (promised.records.get(key) ?? 0) + 1);
    return 'done';
  };
  const opened = async (): Promise<Article | null> => {
    const answer = await desk.openArticle(articleId);
    return answer.ok ? answer.value.article : null;
  };
  /** Every text gets a word that occurs nowhere else, and says whose it is. */
  const newWord = (): string => `chữ${person}${String(promised.words.size + promised.suggested.size + 1)}`;
  const withWord = (article: Article, word: string): Article => ({
    ...article,
    headline: article.headline || `Chè vào vụ ${articleId}`,
    section: 'kinh-te',
    body: [
      ...article.body,
      { kind: 'p', id: word.normalize('NFD').replace(/[^A-Za-z0-9]/gu, ''), text: plainRuns(word) },
    ],
  });
  const keep = async (article: Article): Promise<StepOutcome> => {
    must(await desk.saveWorkingCopy(articleId, JSON.stringify(article)));
    must(await desk.keepRevision(articleId));
    return count('revision');
  };
  const talks = async (): Promise<readonly CommentThread[]> => {
    const answer = await desk.comments.of(articleId);
    return answer.ok ? answer.value.threads : [];
  };
  const say = async (thread: string | null, text: string, resolved: boolean | null): Promise<StepOutcome> => {
    const anchor = { on: 'article', id: '', quote: '', start: 0, before: '', after: '' } as const;
    must(await desk.comments.write(articleId, { thread, anchor, text, mentions: [], resolved }));
    promised.said.add(text);
    return count('comment');
  };
  const waiting = async (why: string): Promise<Proposal | null> => {
    const answer = await desk.proposals.of(articleId);
    return answer.ok ? (waitingProposals(answer.value.proposals).find(({ note }) => note === why) ?? null) : null;
  };

  return {
    write: async (): Promise<StepOutcome> => {
      const article = await opened();
      if (article === null) return 'refused';
      const word = newWord();
      promised.words.add(word);
      return keep(withWord(article, word));
    },
    act: async (action: OfferedAction, said = ''): Promise<StepOutcome> => {
      const answer = await desk.openArticle(articleId);
      if (!answer.ok) return 'refused';
      const { saved } = answer.value;
      const content = saved.kind === 'revision' ? saved.content : null;
      const wish = { action, said, to: null, shown: 'whole', urgent: false, content } as const;
      if (!(await desk.workflow.act(articleId, wish)).ok) return 'refused';
      if (said !== '') promised.said.add(said);
      return count(action);
    },
    publish: async (): Promise<StepOutcome> => {
      const told = await desk.workflow.story(articleId);
      // An order that was given already is answered, and not given again.
      if (!told.ok || told.value.flow.state === 'published') return 'refused';
      const order = await desk.workflow.orderPublication(articleId);
      return order.ok ? count('publish') : 'refused';
    },
    suggest: async (note: string): Promise<StepOutcome> => {
      const begun = await desk.proposals.begin(articleId);
      if (!begun.ok) return 'refused';
      const word = newWord();
      promised.suggested.add(word);
      must(await desk.proposals.saveDraft(articleId, JSON.stringify(withWord(begun.value.article, word))));
      must(await desk.proposals.send(articleId, note));
      promised.said.add(note);
      return count('proposal');
    },
    accept: async (why: string): Promise<StepOutcome> => {
      const [proposal, now] = [await waiting(why), await opened()];
      if (proposal === null || now === null) return 'refused';
      const read = await desk.proposals.read(articleId, proposal.record);
      // Its words may still be on their way.
      if (!read.ok) return 'refused';
      const join = joinArticles({ base: read.value.base, mine: now, theirs: read.value.text });
      const open = resolveJoin(join, new Map(), () => '').open;
      const both = new Map(open.map((id) => [id, 'both'] as const));
      const { article } = resolveJoin(join, both, () => `g${String(promised.words.size)}`);
      for (const word of promised.suggested) if (wordsIn(article).has(word)) promised.words.add(word);
      await keep(article);
      must(await desk.proposals.answer(articleId, { proposal: proposal.record, verdict: 'accepted', note: '' }));
      return count('answerProposal');
    },
    refuse: async (why: string, note: string): Promise<StepOutcome> => {
      const proposal = await waiting(why);
      if (proposal === null) return 'refused';
      must(await desk.proposals.answer(articleId, { proposal: proposal.record, verdict: 'refused', note }));
      promised.said.add(note);
      return count('answerProposal');
    },
    comment: async (text: string): Promise<StepOutcome> =>
      (await opened()) === null ? 'refused' : say(null, text, null),
    reply: async (text: string, resolved: boolean | null = null): Promise<StepOutcome> => {
      const thread = (await talks()).find((talk) => !talk.resolved);
      return thread === undefined ? 'refused' : say(thread.id, text, resolved);
    },
    /** Two texts that were written apart become one, with the words of both. */
    join: async (): Promise<StepOutcome> => {
      const known = await desk.joins.revisions(articleId);
      const apart = known.ok ? known.value.apart : null;
      if (apart === null) return 'refused';
      const read = async (content: string) => must(await desk.readContent(articleId, content));
      const base = apart.base === null ? null : await read(apart.base.content);
      const join = joinArticles({
        base,
        mine: await read(apart.mine.content),
        theirs: await read(apart.theirs.content),
      });
      let made = 0;
      const newId = () => `j${String((made += 1))}${person}`;
      const open = resolveJoin(join, new Map(), newId).open;
      const { article } = resolveJoin(join, new Map(open.map((id) => [id, 'both'] as const)), newId);
      const joined = await desk.joins.join(
        articleId,
        [apart.mine.record, apart.theirs.record],
        JSON.stringify(article),
      );
      return joined.ok ? count('revision') : 'refused';
    },
  };
}

export type AtDesk = ReturnType<typeof atDesk>;
