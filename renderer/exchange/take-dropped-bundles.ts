import type { Exchange } from '../state/exchange.ts';

const isBundle = (file: File): boolean => file.name.toLowerCase().endsWith('.baiviet');

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Bundles may be dropped anywhere on the window; photos go where they always went. Returns the way to stop. */
export function takeDroppedBundles(exchange: Pick<Exchange, 'receive'>): () => void {
  const onDragOver = (event: DragEvent): void => {
    if (hasFiles(event)) event.preventDefault();
  };
  const onDrop = (event: DragEvent): void => {
    const bundle = [...(event.dataTransfer?.files ?? [])].find(isBundle);
    if (bundle === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void exchange.receive(bundle);
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
