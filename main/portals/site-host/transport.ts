/**
 * One connection to the site's folder on a host. Paths are relative to that folder, forward slashes, made by this program. Whatever can be expected to go
 * wrong throws a host problem; after a line trouble the connection is of no more use.
 */
export interface Transport {
  /** How many calls the connection can have on their way at once. */
  readonly atOnce: number;
  /** The file's bytes; null: there is none. Throws where it cannot be told. */
  readonly get: (file: string) => Promise<Uint8Array | null>;
  /** Writes a file from its beginning. A reader may meet half of it: only for names that nobody reads yet. The folder is there. */
  readonly put: (file: string, bytes: Uint8Array) => Promise<void>;
  /** Gives the file another name. `one-step`: whatever had that name was replaced without a moment in which there was nothing. */
  readonly move: (from: string, to: string) => Promise<'one-step' | 'two-steps'>;
  /** No file of that name is there afterwards. */
  readonly remove: (file: string) => Promise<void>;
  /** The folder is there afterwards; its parent was. */
  readonly makeFolder: (folder: string) => Promise<void>;
  /** Removes the folder when it is empty; leaves it otherwise. */
  readonly removeFolder: (folder: string) => Promise<void>;
  /** Names of files and folders in it; none when it is not there. '' is the site's folder itself. */
  readonly names: (folder: string) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** What a server shows of itself before anybody has said who they are. */
export interface HostFace {
  readonly fingerprint: string;
  /** This system's authorities vouch for it. */
  readonly isVouched: boolean;
}

/** Connects to the host, or throws a host problem. */
export type OpenTransport = (signal: AbortSignal) => Promise<Transport>;

/** Where the host is, and who we are there. */
export interface HostAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** The site's folder; relative to the account's home unless it begins with a slash. '' is the home itself. */
  readonly folder: string;
}

/**
 * The SHA-256 fingerprint of the server's key or certificate that a person has confirmed. Null: nobody has, and only a certificate that this system's
 * authorities vouch for under the host's name is good enough.
 */
export type HostIdentity = string | null;

export type HostSecret =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'key'; readonly key: string; readonly passphrase: string };

/** Everything a transport is opened with. */
export interface HostAccess {
  readonly address: HostAddress;
  readonly identity: HostIdentity;
  readonly secret: HostSecret;
}
