import type { Result } from '../../shared/result.ts';

/**
 * Why the system keyring cannot serve. `no-library`: its native part does not load. `no-bus`: there is no keyring service to talk to.
 * `locked`: it answers but keeps nothing. `hanging`: it did not answer in time and was stopped. `failed`: it refused for another reason.
 */
export type CredentialProblem = 'no-library' | 'no-bus' | 'locked' | 'hanging' | 'failed';

/**
 * Secrets by name (`device-key/…`, `portal/<id>/<account>`). They never leave main and are never written to a file. A missing secret is null,
 * which is believed only from a keyring that has proven to keep things (`check`).
 */
export interface CredentialStore {
  readonly custody: 'keyring' | 'session';
  readonly read: (name: string) => Promise<Result<string | null, CredentialProblem>>;
  readonly write: (name: string, secret: string) => Promise<Result<null, CredentialProblem>>;
  readonly remove: (name: string) => Promise<Result<null, CredentialProblem>>;
  /** Writes, reads and removes a dummy: only this proves that a secret would be kept. */
  readonly check: () => Promise<Result<null, CredentialProblem>>;
}
