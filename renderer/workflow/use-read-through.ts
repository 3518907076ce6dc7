import { useEffect, type RefObject } from 'react';
import { useStores } from '../app/stores.ts';

/** A page counts as read to its end when no more than the last line's margin was left below. */
const MARGIN_PX = 40;

/** Null: what is on the screen is not the article. Notices when an article was on the screen from its beginning to its end without a gap; jumping to the end is no reading. */
export function useReadThrough(page: RefObject<HTMLElement | null>, articleId: string | null): void {
  const { workflow } = useStores();
  useEffect(() => {
    const shown = page.current;
    if (shown === null || articleId === null) return undefined;
    let seenTo = 0;
    const look = () => {
      if (shown.scrollTop <= seenTo) seenTo = Math.max(seenTo, shown.scrollTop + shown.clientHeight);
      if (seenTo >= shown.scrollHeight - MARGIN_PX) workflow.sawWhole(articleId);
    };
    // A page that is shorter than the window is never scrolled.
    const first = requestAnimationFrame(look);
    shown.addEventListener('scroll', look, { passive: true });
    return () => {
      cancelAnimationFrame(first);
      shown.removeEventListener('scroll', look);
    };
  }, [page, articleId, workflow]);
}
