import { SEARCH_INDEX_PATH, SITEMAP_PATH } from '../../../shared/rendering/site-paths.ts';
import type { HostFiles } from './host-manifest.ts';

/** The site as this machine has it: SHA-256 by path, everything that readers can ask for. */
export type LocalFiles = ReadonlyMap<string, string>;

/** What is missing on the host. `groups` are sent one after the other, `removed` after all of them. */
export interface UploadPlan {
  readonly groups: readonly (readonly string[])[];
  readonly removed: readonly string[];
}

/** What leads where decides: what pages show, pages, lists, then what leads to everything. The same order in which the site is written on the disk. */
function rank(file: string): number {
  if (file === SITEMAP_PATH || file === SEARCH_INDEX_PATH) return 6;
  if (file.endsWith('.xml') || file.startsWith('tim-kiem/')) return 5;
  if (!file.endsWith('.html')) return 0;
  if (file.startsWith('bai/')) return 2;
  if (!file.includes('/')) return file === 'index.html' ? 5 : 1;
  if (file.startsWith('trang/')) return 1;
  return file.endsWith('/index.html') ? 4 : 3;
}

export function planUpload(host: HostFiles, local: LocalFiles): UploadPlan {
  const missing = [...local].flatMap(([file, hash]) => (host.get(file) === hash ? [] : [file])).toSorted();
  return {
    groups: [0, 1, 2, 3, 4, 5, 6]
      .map((group) => missing.filter((file) => rank(file) === group))
      .filter((group) => group.length > 0),
    removed: [...host.keys()].filter((file) => !local.has(file)).toSorted(),
  };
}

export const isDone = ({ groups, removed }: UploadPlan): boolean => groups.length === 0 && removed.length === 0;

/** The host's list while the plan is carried out: whatever it touches is uncertain until it is done. */
export const whileUploading = (host: HostFiles, { groups, removed }: UploadPlan): Map<string, string | null> =>
  new Map<string, string | null>([...host, ...[...groups.flat(), ...removed].map((file) => [file, null] as const)]);
