import { runsText } from '../article/runs.ts';
import type { Figure } from '../article/schema.ts';
import { foldText } from '../text/fold.ts';
import type { FigureCheck } from './check-names.ts';

/** A photo narrower than the portal's text column on a sharp screen looks blurred there. */
const SHARP_WIDTH = 960;

const isBlank = (text: string): boolean => text.trim() === '';

/** What is wrong with one figure, most important first. `earlierCaptions` are the folded captions of the figures before it. */
function checksOf(figure: Figure, isLead: boolean, earlierCaptions: ReadonlySet<string>): readonly FigureCheck[] {
  const caption = runsText(figure.caption);
  const found: FigureCheck[] = [];
  if (figure.photo === null) found.push('figure-photo');
  if (isBlank(caption)) found.push('figure-caption');
  else if (earlierCaptions.has(foldText(caption.trim()))) found.push('figure-same-caption');
  if (isBlank(figure.alt)) found.push('figure-alt');
  else if (foldText(figure.alt.trim()) === foldText(caption.trim())) found.push('figure-alt-copied');
  if (isBlank(figure.photographer) && isBlank(figure.source)) found.push('figure-credit');
  // What comes from elsewhere needs leave; a photo of the paper's own people does not.
  if (!isBlank(figure.source) && isBlank(figure.rights)) found.push('figure-rights');
  if (figure.photo !== null && Math.max(figure.photo.width, figure.photo.height) < SHARP_WIDTH)
    found.push(isLead ? 'lead-low-resolution' : 'figure-low-resolution');
  return found;
}

/** Each figure with what is wrong with it, in the order given. `lead` is the one above the lead, which also stands in lists and shared links. */
export function checkFigures(
  figures: readonly (readonly [id: string, figure: Figure])[],
  lead: string | null,
): ReadonlyMap<string, readonly FigureCheck[]> {
  const captions = new Set<string>();
  const found = new Map<string, readonly FigureCheck[]>();
  for (const [id, figure] of figures) {
    found.set(id, checksOf(figure, id === lead, captions));
    const caption = runsText(figure.caption).trim();
    if (caption !== '') captions.add(foldText(caption));
  }
  return found;
}
