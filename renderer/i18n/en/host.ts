import type { HostTrouble } from '../../../shared/portal/host-trouble.ts';
import { formatsOf } from '../format.ts';
import type { Words } from '../vi/vi.ts';

const n = formatsOf('en').number;

const troubles: Readonly<Record<HostTrouble, string>> = {
  'no-address':
    'The server was not found: there may be no network, or its name is wrong. The site in the folder is safe.',
  refused: 'The server could not be reached. The site in the folder is safe.',
  reset: 'The line was cut. The site on the server is not damaged; the rest will be sent.',
  timeout: 'The server did not answer in time. The site on the server is not damaged.',
  tls: 'The server does not encrypt the line in a safe way, so nothing was sent. Ask whoever keeps the server.',
  'identity-unknown':
    'Nobody has confirmed this server’s fingerprint, so nothing was sent, not even the password. Look at the server and compare.',
  'identity-changed':
    'The server shows another fingerprint than the confirmed one, so nothing was sent, not even the password. Its key may have been changed; it may also be an impostor. Ask whoever keeps the server, then press Change to compare again.',
  'account-refused': 'The server refuses this account. Check the name and the password or key.',
  'no-account':
    'This machine has no password or key for the server, or the keyring cannot be opened. Press Change to enter it again.',
  'bad-key': 'The private key cannot be read: it has the wrong form, or its passphrase is wrong.',
  'no-folder': 'There is no such folder on the server. Check its name.',
  'not-allowed': 'This account may not write into the folder on the server. Ask whoever keeps the server.',
  'host-full': 'The server is full. The site there is not damaged; the rest will be sent when there is room.',
  'server-failed': 'The server reported an error. The site there is not damaged.',
  'host-foreign':
    'The folder on the server holds files that are not Tòa Soạn’s. Nothing was touched. Choose another folder, or let the site go there: files of the same name are replaced, others stay.',
  'host-changed':
    'The site on the server was brought there from another folder, or from a copy of this one, and may be newer. Nothing was overwritten. Ask your colleagues before you let this machine’s site take its place.',
  'newer-version': 'The site on the server was brought there by a newer Tòa Soạn. Update the program on this machine.',
  differs:
    'Read back, the site on the server or at its public address is not yet the one in the folder. It will be sent and read again.',
  'local-folder':
    'The site’s folder on this machine could not be read, or another machine is sending from it. It will be tried again.',
  cancelled: 'Stopped. The site on the server is not damaged; the rest has not been sent.',
};

export const host: Words['host'] = {
  explain:
    'The site is always written into the folder on this machine first. From there it can go to the paper’s server by itself. Passwords and keys are kept by this machine, never in the newsroom’s shared folder; nobody can read them back in Tòa Soạn.',
  folderOnly: 'The site stays in the folder on this machine.',
  kinds: { sftp: 'SFTP', ftps: 'FTPS (encrypted FTP)' },
  kind: 'Sent by',
  server: 'Server',
  serverHint: 'A name or an IP address, such as: server.paper.example',
  serverBad: 'Only the server’s name, without ftp:// and slashes',
  port: 'Port',
  portBad: 'A number from 1 to 65535',
  user: 'Account',
  folder: 'Folder on the server',
  folderHint: 'Such as: public_html. Empty means the account’s home.',
  enterBy: 'Let in by',
  secretKinds: { password: 'Password', key: 'Private key (SSH)' },
  password: 'Password',
  key: 'Private key',
  keyHint: 'Paste the whole key file, from the -----BEGIN line to the -----END line',
  passphrase: 'Passphrase of the key (if any)',
  look: 'Look at the server',
  looking: 'Asking the server…',
  shown: 'The server shows the fingerprint',
  compare:
    'Compare it with the one that whoever keeps the server gives you, by telephone or in person. One other letter means another machine.',
  vouched: 'This machine’s system trusts the server’s certificate; nothing needs to be compared.',
  confirm: 'I have compared it: it is this server',
  use: 'Try and use this place',
  trying: 'Trying…',
  notTaken: 'This place is not used.',
  works: 'Connecting, signing in, writing, replacing and reading back all work.',
  twoSteps:
    'This server does not replace a file in one step: while the site is being sent, a reader may miss a page for a moment.',
  address: {
    here: 'The site’s public address leads to this folder.',
    elsewhere: 'The site’s public address does not lead to this folder. Check the folder or the address.',
    unread: 'Nothing could be read at the site’s public address, so it is not known whether it leads to this folder.',
    none: 'The settings name no public address: after sending, the site can only be read back on the server, and what readers see is not known.',
  },
  found: {
    ours: 'The site there came from this folder.',
    other: 'There is a site there already, from another folder.',
    foreign: 'There are files there that are not Tòa Soạn’s.',
  },
  inKeyring: 'The password or key is in this machine’s keyring.',
  inSession: 'The password or key is remembered only until the program ends.',
  noSecret: 'This machine has no password or key.',
  check: 'Check',
  change: 'Change',
  cancel: 'Cancel',
  leave: 'Keep it in the folder only',
  left: 'From now on the site stays in the folder. What the server has stays there.',
  send: 'Send now',
  stop: 'Stop sending',
  takeOver: 'Let this machine’s site take its place',
  phases: {
    waiting: 'Not sent yet.',
    connecting: 'Connecting and comparing with the server…',
    done: 'The server has exactly the site in the folder.',
  },
  sending: (done, total) => `Sending ${n(done)} of ${n(total)} files…`,
  progress: 'Progress of sending the site',
  retry: (time) => `Tried again by itself at ${time}.`,
  awaiting: (count) =>
    count === 1
      ? '1 article is in the folder and has not been read back where readers read.'
      : `${n(count)} articles are in the folder and have not been read back where readers read.`,
  said: (detail) => `The server says: “${detail}”.`,
  troubles,
  onTheWay: 'This receipt changes by itself when the page has been read back where readers read; it may be closed.',
  openSettings: 'Where the site stands…',
};
