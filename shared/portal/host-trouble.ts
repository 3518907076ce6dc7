/** Why the site did not reach its host, or only partly; the window has a sentence for each. */
export const HOST_TROUBLES = [
  'no-address',
  'refused',
  'reset',
  'timeout',
  /** The server offers no encryption that this program accepts. */
  'tls',
  /** Nobody has confirmed this server's key or certificate yet. */
  'identity-unknown',
  /** The server shows another key or certificate than the confirmed one. */
  'identity-changed',
  'account-refused',
  'no-account',
  /** The private key cannot be read, or its passphrase is wrong. */
  'bad-key',
  'no-folder',
  'not-allowed',
  'host-full',
  'server-failed',
  /** The folder on the host holds files that no site of this program put there. */
  'host-foreign',
  /** The site on the host was last brought there from another folder, or from a copy of this one. */
  'host-changed',
  'newer-version',
  /** What is read back is not what was sent. */
  'differs',
  /** The site's folder on this machine cannot be read, or somebody else works on it. */
  'local-folder',
  'cancelled',
] as const;

export type HostTrouble = (typeof HOST_TROUBLES)[number];
