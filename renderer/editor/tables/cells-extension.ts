import { TableCellNode } from '@lexical/table';
import { $createLineBreakNode, $createParagraphNode, $isParagraphNode, defineExtension } from 'lexical';
import { $linesOf } from '../slots/lines-of.ts';

/** A cell of an article holds lines of text: whatever else gets in becomes lines. */
function $keepLines(cell: TableCellNode): void {
  const [first, ...more] = cell.getChildren();
  if (more.length === 0 && $isParagraphNode(first)) return;
  const kept = $isParagraphNode(first) ? first : $createParagraphNode();
  const folded = ($isParagraphNode(first) ? more : cell.getChildren()).flatMap($linesOf);
  for (const line of folded) {
    if (line.length === 0) continue;
    if (!kept.isEmpty()) kept.append($createLineBreakNode());
    kept.append(...line);
  }
  for (const child of cell.getChildren()) if (!child.is(kept)) child.remove();
  if (kept.getParent() === null) cell.append(kept);
}

/** Keeps the cells of tables to what an article can hold. */
export const CellsExtension = defineExtension({
  name: 'toasoan/Cells',
  register: (editor) => editor.registerNodeTransform(TableCellNode, $keepLines),
});
