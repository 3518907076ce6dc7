import { shell } from 'electron';
import { openableLink } from './openable-link.ts';

/** Opens the web or a mail program, never anything else; answers whether the address was allowed. */
export async function openLink(address: string): Promise<boolean> {
  const link = openableLink(address);
  if (link === null) return false;
  await shell.openExternal(link);
  return true;
}
