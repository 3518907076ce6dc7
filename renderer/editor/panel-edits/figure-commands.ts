import { $isParagraphNode } from 'lexical';
import type { ArticleEditor } from '../article-editor.ts';
import { $captionOf, $figureFacts, $setFigureFacts, type FigureNode } from '../nodes/figure-node.ts';
import { $figureById, $moveFigureTo, $newFigure, $placeFigure, $selectedNode, $selectFigureNode } from './figures.ts';
import type { PanelSteps } from './panel-steps.ts';
import { $rewriteText } from './replace-text.ts';

type FigureCommands = Pick<
  ArticleEditor,
  'insertFigure' | 'replacePhoto' | 'setFigure' | 'setCaptionText' | 'moveFigure' | 'removeFigure' | 'selectFigure'
>;

/** What the caption panel does. */
export function createFigureCommands({ run }: PanelSteps, newId: () => string): FigureCommands {
  const change = (field: string | null, id: string, $change: (figure: FigureNode) => void) =>
    run(field, () => {
      const figure = $figureById(id);
      if (figure !== null) $change(figure);
    });
  return {
    insertFigure: (photo) => {
      const id = newId();
      run(null, () => {
        const figure = $newFigure(id, photo);
        $placeFigure(figure, $selectedNode());
        $selectFigureNode(figure);
      });
      return id;
    },
    replacePhoto: (id, { photo, suggested }) =>
      change(null, id, (figure) => {
        const now = $figureFacts(figure);
        $setFigureFacts(figure, {
          photo,
          alt: suggested.alt || now.alt,
          photographer: suggested.photographer || now.photographer,
          source: suggested.source || now.source,
          rights: suggested.rights || now.rights,
          takenAt: suggested.takenAt,
        });
      }),
    setFigure: (id, facts) =>
      change(`figure ${id} ${Object.keys(facts).join()}`, id, (figure) =>
        $setFigureFacts(figure, { ...$figureFacts(figure), ...facts }),
      ),
    setCaptionText: (id, text) =>
      change(`caption ${id}`, id, (figure) => {
        const paragraph = $captionOf(figure)?.getFirstChild();
        if ($isParagraphNode(paragraph)) $rewriteText(paragraph, text);
      }),
    moveFigure: (id, toIndex) => change(null, id, (figure) => $moveFigureTo(figure, toIndex)),
    removeFigure: (id) => change(null, id, (figure) => figure.remove()),
    selectFigure: (id) => change(null, id, $selectFigureNode),
  };
}
