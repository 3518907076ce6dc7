import type { AtDesk, Person, StepOutcome } from './article-story.ts';

/** One step of the path. `isAttempt`: it comes to nothing when all goes well; `isForbidden`: and whatever has arrived, it must be refused. */
export interface Step {
  readonly name: string;
  readonly who: Person;
  readonly run: (at: AtDesk) => Promise<StepOutcome>;
  readonly isAttempt?: boolean;
  readonly isForbidden?: boolean;
}

/** The path of an article, with the attempts that must come to nothing. */
export const PATH: readonly Step[] = [
  { name: 'draft', who: 'Lan', run: (at) => at.write() },
  { name: 'approve a draft', who: 'Lan', run: (at) => at.act('approve'), isAttempt: true, isForbidden: true },
  { name: 'submit', who: 'Lan', run: (at) => at.act('submit') },
  { name: 'take', who: 'Hai', run: (at) => at.act('take') },
  { name: 'edit', who: 'Hai', run: (at) => at.write() },
  { name: 'suggest', who: 'Hai', run: (at) => at.suggest('cho rõ') },
  { name: 'suggest more', who: 'Hai', run: (at) => at.suggest('cho gọn') },
  { name: 'comment', who: 'Hai', run: (at) => at.comment('Nguồn nào?') },
  { name: 'reply', who: 'Lan', run: (at) => at.reply('Ông Lam nói.') },
  { name: 'approve own words', who: 'Hai', run: (at) => at.act('approve'), isAttempt: true },
  { name: 'return', who: 'Hai', run: (at) => at.act('requestChanges', 'Thiếu nguồn') },
  { name: 'fix', who: 'Lan', run: (at) => at.write() },
  { name: 'accept', who: 'Lan', run: (at) => at.accept('cho rõ') },
  { name: 'refuse', who: 'Lan', run: (at) => at.refuse('cho gọn', 'Mất ý') },
  { name: 'resolve', who: 'Lan', run: (at) => at.reply('Đã thêm nguồn.', true) },
  { name: 'submit again', who: 'Lan', run: (at) => at.act('submit') },
  { name: 'take to approve', who: 'Mai', run: (at) => at.act('take') },
  { name: 'publish unapproved', who: 'Mai', run: (at) => at.publish(), isAttempt: true },
  { name: 'approve', who: 'Mai', run: (at) => at.act('approve') },
  { name: 'publish as a reporter', who: 'Lan', run: (at) => at.publish(), isAttempt: true, isForbidden: true },
  { name: 'publish', who: 'Mai', run: (at) => at.publish() },
];
