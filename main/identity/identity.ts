import type { KeyCustody } from '../../shared/ipc/wire.ts';
import type { Result } from '../../shared/result.ts';
import type { AppError } from '../../shared/app-error.ts';

/** A public Ed25519 key as a JWK (RFC 8037). */
export interface PublicKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
}

/** What a signature is for: one of a kind can never pass for one of another. */
export type SignatureType = 'toasoan-record' | 'toasoan-roster' | 'toasoan-portal' | 'toasoan-request';

/** Signs in this device's name. `kid` is the RFC 7638 thumbprint of the public key. */
export interface Signer {
  readonly kid: string;
  readonly publicKey: PublicKey;
  /** A compact JWS over the canonical JSON of `payload`. */
  readonly sign: (type: SignatureType, payload: unknown) => Promise<string>;
}

/** This device's key. */
export interface Identity {
  /** Where the key is kept: `unproven` until the keyring was asked for the first time. */
  readonly custody: () => KeyCustody;
  /** Every key that this machine ever signed with, by `kid`. */
  readonly ownKeys: () => ReadonlySet<string>;
  /**
   * The key, fetched from the keyring or made at the first call; without a keyring, a key for this session only. Fails only when this machine's own
   * folder cannot remember the key's name (a signature that its own machine would not know again must not be made). Never waits for ever.
   */
  readonly signer: () => Promise<Result<Signer, AppError>>;
  /** From now on this device signs with a new key: its old one was closed for good. The old one stays known by name. */
  readonly renew: () => Promise<Result<null, AppError>>;
}
