import type { SettingsFile } from '../settings/settings-file.ts';

/** Which folder of this machine each of a desk's drop folders is, by the portal's id. */
export interface DropFolders {
  readonly of: (portalId: string) => string | null;
  readonly keep: (portalId: string, folder: string) => Promise<unknown>;
  readonly forget: (portalId: string) => Promise<unknown>;
}

export function createDropFolders(settings: Pick<SettingsFile, 'read' | 'change'>, deskId: string): DropFolders {
  const nameOf = (portalId: string): string => `${deskId}/${portalId}`;
  return {
    of: (portalId) => settings.read().dropFolders[nameOf(portalId)] ?? null,
    keep: (portalId, folder) =>
      settings.change({ dropFolders: { ...settings.read().dropFolders, [nameOf(portalId)]: folder } }),
    forget(portalId) {
      const { [nameOf(portalId)]: _before, ...others } = settings.read().dropFolders;
      return settings.change({ dropFolders: others });
    },
  };
}
