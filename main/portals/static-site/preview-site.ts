import type { Article } from '../../../shared/article/schema.ts';
import type { PageTimes, SitePreview } from '../portal-site.ts';
import { frameOutputs } from './output-order.ts';
import { outputPath, renderOutput } from './outputs.ts';
import { photosOf, planPublication } from './plan-publication.ts';
import { openSiteReader, STATE_FOLDER, type SiteReader } from './site-folder.ts';
import { siteProblem } from './site-problem.ts';
import { checkedFolder, faceOf, outputContext, sameFace, type SiteSetting } from './site-session.ts';
import { openState } from './state-files.ts';

/** A preview needs no folder: without a usable one it shows the site that would begin with this article. */
async function readerFor({ parts }: SiteSetting): Promise<SiteReader> {
  try {
    return (await checkedFolder(parts)).reader;
  } catch {
    return openSiteReader(null);
  }
}

/** Plans the publication as `publishOnSite` would, and hands out its files one by one instead of writing them. */
export async function previewOnSite(article: Article, times: PageTimes, setting: SiteSetting): Promise<SitePreview> {
  const { parts, theme } = setting;
  const reader = await readerFor(setting);
  const view = openState(reader);
  const face = await view.face();
  const context = outputContext(setting, view);
  const { portal, photoExtension, now } = context;
  const plan = await planPublication(article, times, { portal, photoExtension, now, reader }, view);
  const frame = sameFace(face, faceOf(portal, theme)) ? [] : frameOutputs(portal);
  const files = new Map<string, () => Promise<Uint8Array>>();
  for (const [file, bytes] of theme.files) files.set(file, () => Promise.resolve(bytes));
  for (const planned of photosOf(article, photoExtension)) {
    files.set(planned.path, async () => {
      const made = await parts.photos.rendition(planned.photo, planned.width, new AbortController().signal);
      if (!made.ok) throw siteProblem(made.error);
      return made.value;
    });
  }
  for (const output of [...frame, ...plan.outputs]) {
    const file = await outputPath(output, context);
    if (file !== null) files.set(file, () => renderOutput(output, context));
  }
  return {
    pagePath: plan.entry.path,
    files,
    async read(file) {
      const planned = files.get(file);
      if (planned !== undefined) return planned();
      if (file.startsWith(STATE_FOLDER) || !/^[a-z0-9][a-z0-9._/-]*$/i.test(file) || file.includes('..')) return null;
      return reader.read(file);
    },
  };
}
