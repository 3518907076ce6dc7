import type { KeyCustody } from '../../shared/ipc/wire.ts';
import type { CredentialStore } from '../credentials/credential-store.ts';

/** A public Ed25519 key as a JWK (RFC 8037). */
export interface PublicKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
}

/** Signs in this device's name. `kid` is the RFC 7638 thumbprint of the public key. */
export interface Signer {
  readonly kid: string;
  readonly publicKey: PublicKey;
  /** A compact JWS over the canonical JSON of `payload`; `type` keeps a signature of one kind from passing for another. */
  readonly sign: (type: string, payload: unknown) => Promise<string>;
}

/** This device's key. */
export interface Identity {
  /** Where the key is kept as far as proven: `session` until the keyring has given it back. */
  readonly custody: () => KeyCustody;
  /** Every key that this machine ever signed with, by `kid`. */
  readonly ownKeys: () => ReadonlySet<string>;
  /** The key, fetched from the keyring or made at the first call; when there is no keyring, a key for this session only. Never waits for ever. */
  readonly signer: () => Promise<Signer>;
}

/** `openIdentity`: reads what this machine remembers of its keys; the keyring is not touched before the first `signer()`. */
export type OpenIdentity = (surroundings: {
  readonly localFolder: string;
  readonly credentials: CredentialStore;
}) => Promise<Identity>;
