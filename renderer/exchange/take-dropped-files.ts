import { groupBy } from '../../shared/group-by.ts';
import { kindOfFile, type DroppedKind, type RefusedKind } from './dropped-kind.ts';

/**
 * What was dropped at once, by what it is. Articles of other programs travel as JSON (ninjs). Pages and texts are picked in the menu: a dropped text may be
 * meant for the page. `refused`: names by kind. `photosLeft`: photos that no page took.
 */
export interface DroppedFiles {
  readonly bundles: readonly File[];
  readonly ninjs: readonly File[];
  readonly refused: ReadonlyMap<RefusedKind, readonly string[]>;
  readonly photosLeft: number;
}

interface Dropped {
  readonly file: File;
  readonly kind: DroppedKind;
}

const isOf =
  (...kinds: readonly DroppedKind[]) =>
  ({ kind }: Dropped): boolean =>
    kinds.includes(kind);

/** A folder comes as a file of its name that cannot be read; only its entry tells. */
function droppedIn({ dataTransfer }: DragEvent): readonly Dropped[] {
  const entries = [...(dataTransfer?.items ?? [])]
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry());
  return [...(dataTransfer?.files ?? [])].map((file, index) => ({
    file,
    kind: entries[index]?.isDirectory === true ? 'folder' : kindOfFile(file),
  }));
}

function sortOut(dropped: readonly Dropped[], photosLeft: number): DroppedFiles {
  const filesOf = (kind: DroppedKind) => dropped.filter(isOf(kind)).map(({ file }) => file);
  const refused = dropped.flatMap(({ file, kind }) =>
    kind === 'bundle' || kind === 'ninjs' || kind === 'photo' ? [] : [{ kind, name: file.name }],
  );
  return {
    bundles: filesOf('bundle'),
    ninjs: filesOf('ninjs'),
    refused: new Map(
      [...groupBy(refused, ({ kind }) => kind)].map(([kind, files]) => [kind, files.map(({ name }) => name)]),
    ),
    photosLeft,
  };
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Articles in files may be dropped anywhere on the window; photos go to the page. What nobody takes is told. Returns the way to stop. */
export function takeDroppedFiles(onDropped: (dropped: DroppedFiles) => void): () => void {
  const onDragOver = (event: DragEvent): void => {
    if (hasFiles(event)) event.preventDefault();
  };
  const onDrop = (event: DragEvent): void => {
    const dropped = droppedIn(event);
    const photos = dropped.filter(isOf('photo')).length;
    if (photos === dropped.length) return;
    const hasArticles = dropped.some(isOf('bundle', 'ninjs'));
    // Photos that came with what is no article go on to the page, which leaves the others alone.
    if (hasArticles || photos === 0) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    onDropped(sortOut(dropped, hasArticles ? photos : 0));
  };
  const onLeftOver = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    // A file that nobody took must not replace the page.
    event.preventDefault();
    const photos = droppedIn(event).filter(isOf('photo'));
    if (photos.length > 0) onDropped(sortOut(photos, photos.length));
  };
  window.addEventListener('dragover', onDragOver);
  window.addEventListener('drop', onDrop, true);
  window.addEventListener('drop', onLeftOver);
  return () => {
    window.removeEventListener('dragover', onDragOver);
    window.removeEventListener('drop', onDrop, true);
    window.removeEventListener('drop', onLeftOver);
  };
}
