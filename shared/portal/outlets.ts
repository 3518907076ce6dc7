import type { Outlet, Portal } from './schema.ts';

/** The other places that the desk publishes to. */
export const outletsOf = ({ outlets }: Portal): readonly Outlet[] => outlets ?? [];

/** The settings with other outlets; without any, as settings were before there were outlets. */
export function withOutlets(portal: Portal, outlets: readonly Outlet[]): Portal {
  const { outlets: _before, ...face } = portal;
  return outlets.length === 0 ? face : { ...face, outlets: [...outlets] };
}
