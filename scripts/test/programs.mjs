/**
 * What the proofs and benchmarks need. A proof that is not named here runs without a screen for at most five minutes.
 * @typedef {{ needsApp: boolean, minutes: number }} Needs
 */

/** @type {Readonly<Record<string, Needs>>} */
const proofs = {
  seed: { needsApp: true, minutes: 6 },
  hardening: { needsApp: true, minutes: 6 },
  kill9: { needsApp: true, minutes: 120 },
  site: { needsApp: false, minutes: 5 },
  carriers: { needsApp: false, minutes: 30 },
  'disk-full': { needsApp: false, minutes: 5 },
  clocks: { needsApp: false, minutes: 5 },
  syncthing: { needsApp: false, minutes: 10 },
  review: { needsApp: false, minutes: 5 },
  'two-editors': { needsApp: false, minutes: 30 },
  workflow: { needsApp: false, minutes: 5 },
  attacks: { needsApp: false, minutes: 8 },
  bundles: { needsApp: false, minutes: 8 },
  outbox: { needsApp: false, minutes: 10 },
  // Debian's packages may have to be brought first.
  wordpress: { needsApp: false, minutes: 15 },
  'offline-publish': { needsApp: true, minutes: 6 },
  secrets: { needsApp: true, minutes: 6 },
  transports: { needsApp: false, minutes: 8 },
};

/**
 * @param {string} name
 * @returns {Needs}
 */
export const needsOfProof = (name) => proofs[name] ?? { needsApp: false, minutes: 5 };

/**
 * The proofs that npm test runs, in this order; the whole has half an hour. `hardening`, `seed` and `attacks` are left to their stories
 * (e2e/hardening.spec.ts makes the very same attacks; seed-story, attacked-desk and integrity most of theirs).
 */
export const testedProofs = [
  'workflow',
  'review',
  'site',
  'carriers',
  'clocks',
  'two-editors',
  'bundles',
  'outbox',
  'transports',
  'wordpress',
  'disk-full',
  'kill9',
];
