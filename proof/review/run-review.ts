import { must, type Room } from '../attacks/room-under-attack.ts';
import { atDesk, newStory, PEOPLE, wordsIn, type ArticleStory, type AtDesk, type Person } from './article-story.ts';
import { deliver, type Manner } from './deliver.ts';
import { isFinished, judge } from './judge.ts';
import { PATH, type Step } from './review-path.ts';

/** One way for a connection to break: this person is away from before one step until before another. `writes`: they write on meanwhile. */
export interface Cut {
  readonly who: Person;
  readonly from: number;
  readonly to: number;
  readonly writes: boolean;
}

interface Running {
  readonly cut: Cut;
  readonly story: ArticleStory;
  readonly put: Set<Step>;
}

export interface ReviewFigures {
  cuts: number;
  done: number;
  refused: number;
  conflicts: number;
  joined: number;
  broken: number;
}

const END = PATH.length;
/** More rounds than the longest way from any state to the site takes. */
const MOST_ROUNDS = 12;

/**
 * Each person away from before every step until everything else has happened, those who write writing on; with `all` also for two steps only. After an
 * attempt that comes to nothing everything is as before it.
 */
export const allCuts = (all: boolean): readonly Cut[] =>
  PEOPLE.flatMap((who) =>
    PATH.flatMap((_, from): readonly Cut[] => {
      if (from === 0 || PATH[from - 1]?.isAttempt === true) return [];
      const whole = { who, from, to: END, writes: who !== 'Mai' };
      return all ? [whole, { who, from, to: from + 2, writes: false }] : [whole];
    }),
  );

const isAway = ({ cut }: Running, person: Person, at: number): boolean =>
  cut.who === person && at >= cut.from && at < cut.to;

const nameOf = ({ cut }: Running): string =>
  `${cut.who} away from “${PATH[cut.from]?.name ?? ''}” to “${PATH[cut.to]?.name ?? 'the end'}”${cut.writes ? ', writing on' : ''}`;

/** What a person at the desk does next, by what their own machine shows; null: nothing is left to do. */
async function nextStep(
  room: Room,
  { story }: Running,
): Promise<readonly [Person, (at: AtDesk) => Promise<unknown>] | null> {
  const told = must(await room.deskOf('Mai').workflow.story(story.articleId));
  const { flow } = told;
  if (flow.heads.length > 1) return ['Lan', (at) => at.join()];
  if (isFinished(told)) return null;
  if (flow.state === 'draft' || flow.state === 'changes') return ['Lan', (at) => at.act('submit')];
  if (flow.state === 'submitted') return ['Mai', (at) => at.act('take')];
  if (flow.state === 'review') return ['Mai', (at) => at.act('approve')];
  return ['Mai', (at) => at.publish()];
}

/** The same path for many articles at once, each with another cut: the machines meet once for all of them. */
export async function runReview(
  room: Room,
  cuts: readonly Cut[],
  tell: (sentence: string) => void,
): Promise<ReviewFigures> {
  const figures: ReviewFigures = { cuts: cuts.length, done: 0, refused: 0, conflicts: 0, joined: 0, broken: 0 };
  const running: Running[] = [];
  for (const cut of cuts) {
    const { article } = must(await room.deskOf('Lan').createArticle());
    running.push({ cut, story: newStory(article.id), put: new Set() });
  }
  const complain = (one: Running, found: string): void => {
    figures.broken += 1;
    tell(`${nameOf(one)}: ${found}`);
  };

  async function take(one: Running, step: Step): Promise<void> {
    const outcome = await step.run(atDesk(room, step.who, one.story));
    if (outcome === 'refused') one.put.add(step);
    else one.put.delete(step);
    if (outcome === 'done' && step.isForbidden === true) complain(one, `“${step.name}” was signed`);
    figures[outcome] += 1;
  }
  /** What each has is carried to everybody else who is there. */
  async function meet(at: number, mannerOf: (index: number) => Manner): Promise<void> {
    // Nobody else's turn comes, and nobody goes or comes: what was done can wait for the same person's next step.
    const isWorth = ({ cut }: Running): boolean =>
      at === END || PATH[at - 1]?.who !== PATH[at]?.who || cut.from === at || cut.to === at;
    for (const [index, one] of running.entries()) {
      const there = isWorth(one) ? PEOPLE.filter((person) => !isAway(one, person, at)) : [];
      await deliver(there.map(room.deskOf), one.story.articleId, mannerOf(index + at));
    }
  }
  const badly = (turn: number): Manner => ({
    isReversed: turn % 2 === 0,
    isLate: turn % 3 === 0,
    isTwice: turn % 5 === 0,
  });
  const wholly = (): Manner => ({ isReversed: false, isLate: false, isTwice: false });

  for (const [at, step] of PATH.entries()) {
    for (const one of running) {
      if (at === one.cut.from + 1 && one.cut.writes) await atDesk(room, one.cut.who, one.story).write();
      await take(one, step);
    }
    // What comes after this step reaches only those who are not away then.
    await meet(at + 1, badly);
  }
  await meet(END, wholly);
  await meet(END, wholly);
  for (const one of running) {
    for (const found of await judge(room, one.story)) complain(one, found);
    const { flow, history } = must(await room.deskOf('Mai').workflow.story(one.story.articleId));
    const isApart = flow.heads.length > 1;
    if (isApart || history.some(({ effect }) => effect !== 'done')) figures.conflicts += 1;
    if (isApart) figures.joined += 1;
  }
  // What was refused for want of the others' records is done now, and the article goes on to the site.
  for (const one of running) for (const step of one.put) if (step.isAttempt !== true) await take(one, step);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await meet(END, wholly);
    let isOver = true;
    for (const one of running) {
      const next = await nextStep(room, one);
      if (next === null) continue;
      isOver = false;
      await next[1](atDesk(room, next[0], one.story));
    }
    if (isOver) break;
  }
  for (const one of running) {
    for (const found of await judge(room, one.story)) complain(one, `in the end: ${found}`);
    const told = must(await room.deskOf('Lan').workflow.story(one.story.articleId));
    if (!isFinished(told))
      complain(one, `the article is not on its way to the site, but ${told.flow.state ?? 'nowhere'}`);
    const text = must(await room.deskOf('Lan').openArticle(one.story.articleId)).article;
    for (const word of one.story.promised.words)
      if (!wordsIn(text).has(word)) complain(one, `the word ${word} is not in the article any more`);
  }
  return figures;
}
