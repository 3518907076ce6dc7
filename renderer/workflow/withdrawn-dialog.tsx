import { Dialog } from '../app/dialog.tsx';
import { showArticle } from '../app/commands.ts';
import { useStores, useWords } from '../app/stores.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';

/** An article is off the site; those that led to it are named, so that somebody can look at them. */
export function WithdrawnDialog() {
  const stores = useStores();
  const { lifecycle, list, close } = useWords();
  const words = lifecycle.withdrawal;
  const told = useSignalValue(stores.workflow.withdrawn);
  if (told === null) return null;
  const leave = () => stores.workflow.dismissWithdrawn();
  return (
    <Dialog title={words.title} onClose={leave}>
      <p>{words.done(told.headline === '' ? list.untitled : told.headline)}</p>
      {told.linkedFrom.length === 0 ? null : (
        <>
          <p>{words.linked(told.linkedFrom.length)}</p>
          <ul>
            {told.linkedFrom.map(({ articleId, headline }) => (
              <li key={articleId}>
                <button
                  type="button"
                  className={controls.quiet}
                  onClick={() => {
                    leave();
                    void showArticle(stores, articleId);
                  }}
                >
                  {headline === '' ? list.untitled : headline}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={`${controls.row} ${controls.end}`}>
        <button type="button" className={controls.secondary} onClick={leave}>
          {close}
        </button>
      </div>
    </Dialog>
  );
}
