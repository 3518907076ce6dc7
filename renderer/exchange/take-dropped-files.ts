const isBundle = (file: File): boolean => file.name.toLowerCase().endsWith('.baiviet');

/** Articles of other programs travel as JSON (ninjs). Pages and texts are picked in the menu: a dropped text may be meant for the page. */
const isNinjs = (file: File): boolean => file.name.toLowerCase().endsWith('.json');

export interface DroppedFileTakers {
  readonly onBundle: (file: File) => void;
  readonly onNinjs: (file: File) => void;
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Articles in files may be dropped anywhere on the window; photos go where they always went. Returns the way to stop. */
export function takeDroppedFiles({ onBundle, onNinjs }: DroppedFileTakers): () => void {
  const onDragOver = (event: DragEvent): void => {
    if (hasFiles(event)) event.preventDefault();
  };
  const onDrop = (event: DragEvent): void => {
    const files = [...(event.dataTransfer?.files ?? [])];
    const bundle = files.find(isBundle);
    const ninjs = files.find(isNinjs);
    if (bundle === undefined && ninjs === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (bundle !== undefined) onBundle(bundle);
    else if (ninjs !== undefined) onNinjs(ninjs);
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
