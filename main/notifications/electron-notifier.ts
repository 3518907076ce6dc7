import { Notification } from 'electron';
import type { Notifier } from './notifier.ts';

/** Notices that are still up: one that nobody refers to loses its click. */
const MOST_KEPT = 50;

export function createElectronNotifier(): Notifier {
  const kept = new Set<Notification>();
  return {
    show: ({ title, body, onClick }) => {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      const [oldest] = kept;
      if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      kept.add(notification);
      notification.on('click', () => {
        kept.delete(notification);
        onClick();
      });
      notification.on('close', () => kept.delete(notification));
      notification.show();
    },
  };
}
