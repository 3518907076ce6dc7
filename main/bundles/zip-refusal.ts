import type { BundleRefusal } from '../../shared/app-error.ts';

/** Thrown inside this folder only, and turned into data at its edge: reading a foreign archive can fail at every byte. */
export class ZipRefusal extends Error {
  readonly reason: BundleRefusal;
  constructor(reason: BundleRefusal) {
    super(`the bundle is refused: ${reason}`);
    this.reason = reason;
  }
}
