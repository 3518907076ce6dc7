import type { Portal } from './schema.ts';

/** What new desks got as their site's address before they could have none. Nobody's newspaper stands there. */
const PLACEHOLDER = 'https://example.org';

/** A portal that says where readers find it. */
export type AddressedPortal = Portal & { readonly url: string };

/** Whether the settings say where readers find the site. */
export const hasAddress = (portal: Portal): portal is AddressedPortal => portal.url !== null;

/** Settings as they are meant: the placeholder of earlier versions is no address. */
export const withoutPlaceholder = (portal: Portal): Portal =>
  portal.url === PLACEHOLDER ? { ...portal, url: null } : portal;

/** A page's address as a record names it; one under the placeholder of earlier versions is none. */
export const realAddress = (url: string | null): string | null =>
  url === null || url.startsWith(`${PLACEHOLDER}/`) ? null : url;
