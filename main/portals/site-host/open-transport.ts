import type { SiteHost, SitePlace } from '../../../shared/portal/site-host.ts';
import { ftpsTransport, lookByFtps } from './ftps-transport.ts';
import { lookBySftp, sftpTransport } from './sftp-transport.ts';
import type { HostFace, HostSecret, OpenTransport } from './transport.ts';

/** The way to a host of the settings. */
export function openTransport({ identity, ...address }: SiteHost, secret: HostSecret): OpenTransport {
  const access = { address, identity, secret };
  switch (address.kind) {
    case 'sftp':
      return sftpTransport(access);
    case 'ftps':
      return ftpsTransport(access);
  }
}

/** What the server shows of itself, for a person to compare. */
export function lookAtServer(place: SitePlace, signal: AbortSignal): Promise<HostFace> {
  switch (place.kind) {
    case 'sftp':
      return lookBySftp(place, signal);
    case 'ftps':
      return lookByFtps(place, signal);
  }
}
