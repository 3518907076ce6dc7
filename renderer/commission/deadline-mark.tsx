import { useFormats, useWords } from '../app/stores.ts';
import styles from './commission.module.css';

interface DeadlineMarkProps {
  readonly deadline: string | null;
  /** Nobody waits for the article any more. */
  readonly isMet: boolean;
  readonly now: Date;
}

/** By when the desk waits for an article; said in words when that is over. */
export function DeadlineMark({ deadline, isMet, now }: DeadlineMarkProps) {
  const { commission: words } = useWords();
  const formats = useFormats();
  if (deadline === null) return null;
  const isOver = !isMet && Date.parse(deadline) < now.getTime();
  const when = formats.dateTime(deadline);
  return (
    <span className={styles.deadline} data-over={isOver}>
      {isOver ? words.overdue(when) : words.due(when)}
    </span>
  );
}
