import { MENU_COMMANDS } from '../../shared/ipc/contract.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { Dialog } from './dialog.tsx';
import { keyLabel } from './keys.ts';
import { useStores, useWords } from './stores.ts';
import styles from './about-dialog.module.css';

export function AboutDialog() {
  const { session, surface } = useStores();
  const words = useWords();
  const start = useSignalValue(session.start);
  const isMac = start?.platform === 'darwin';
  return (
    <Dialog title={words.about.title} isReading onClose={surface.closeDialog}>
      <p className={styles.name}>{words.appName}</p>
      <p>{words.about.what}</p>
      <p className={styles.small}>{words.about.version(start?.version ?? '')}</p>
      <p className={styles.small}>{words.about.licence}</p>
      <h3 className={styles.heading}>{words.about.keys}</h3>
      <dl className={styles.keys}>
        {MENU_COMMANDS.flatMap((command) => {
          const key = keyLabel(command, isMac);
          if (key === null) return [];
          return [
            <dt key={`${command} name`}>{words.commands[command]}</dt>,
            <dd key={`${command} key`}>
              <kbd>{key}</kbd>
            </dd>,
          ];
        })}
      </dl>
    </Dialog>
  );
}
