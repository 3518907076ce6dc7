const isBundle = (file: File): boolean => file.name.toLowerCase().endsWith('.baiviet');

/** Articles of other programs travel as JSON (ninjs). Pages and texts are picked in the menu: a dropped text may be meant for the page. */
const isNinjs = (file: File): boolean => file.name.toLowerCase().endsWith('.json');

/** What was dropped at once, by what it is; `others` came along and are not taken. */
export interface DroppedArticles {
  readonly bundles: readonly File[];
  readonly ninjs: readonly File[];
  readonly others: number;
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Articles in files may be dropped anywhere on the window; photos go where they always went. Returns the way to stop. */
export function takeDroppedFiles(onArticles: (dropped: DroppedArticles) => void): () => void {
  const onDragOver = (event: DragEvent): void => {
    if (hasFiles(event)) event.preventDefault();
  };
  const onDrop = (event: DragEvent): void => {
    const files = [...(event.dataTransfer?.files ?? [])];
    const [bundles, ninjs] = [files.filter(isBundle), files.filter(isNinjs)];
    const others = files.length - bundles.length - ninjs.length;
    if (others === files.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    onArticles({ bundles, ninjs, others });
  };
  // A file that nobody took must not replace the page.
  const onLeftOver = (event: DragEvent): void => {
    if (hasFiles(event)) event.preventDefault();
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
