import type { Portal } from '../../../shared/portal/schema.ts';
import type { DurableFs } from '../../desk/files/durable-file.ts';
import type { PhotoSource } from '../photo-source.ts';

/** What `createStaticSite(parts): PortalSite` is made of. One site per folder and program; make a new one when the settings or the folder change. */
export interface StaticSiteParts {
  /** Absolute, and there already; null while none is chosen: then only the preview works. */
  readonly folder: string | null;
  readonly portal: Portal;
  readonly photos: PhotoSource;
  readonly clock: () => Date;
  /** Left out: the real one. */
  readonly fs?: DurableFs;
}
