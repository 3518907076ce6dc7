import { TextArea } from '../app/text-area.tsx';
import { useWords } from '../app/stores.ts';
import { noticesOf } from '../../shared/portal/notices.ts';
import type { Notices } from '../../shared/portal/schema.ts';
import controls from '../styles/controls.module.css';
import { useProblemWords, type PartProps } from './settings-parts.tsx';

/** What readers are told when something is taken back. */
export function NoticesPart({ draft, change, problems }: PartProps) {
  const words = useWords().lifecycle.notices;
  const notices = noticesOf(draft);
  const set = (next: Partial<Notices>) => change({ notices: { ...notices, ...next } });
  const say = useProblemWords(problems);
  return (
    <>
      <label className={controls.field}>
        <span className={controls.label}>{words.policy}</span>
        <select
          className={controls.box}
          value={notices.withdrawal}
          onChange={(event) => set({ withdrawal: event.target.value === 'removed' ? 'removed' : 'notice' })}
        >
          <option value="notice">{words.notice}</option>
          <option value="removed">{words.removed}</option>
        </select>
      </label>
      <TextArea
        label={words.withdrawn}
        rows={4}
        value={notices.withdrawn}
        onChange={(withdrawn) => set({ withdrawn })}
        hint={words.withdrawnHint}
        problem={say('notices.withdrawn')}
      />
      <TextArea
        label={words.correction}
        rows={5}
        value={notices.correction}
        onChange={(correction) => set({ correction })}
        hint={words.correctionHint}
        problem={say('notices.correction')}
      />
    </>
  );
}
