/** What can be wrong with a desk's files, from the worst to what only needs to be known. */
export const HEALTH_KINDS = [
  'forged',
  'fork',
  'missing',
  'gap',
  'damaged',
  'blocked',
  'content-missing',
  'too-large',
  'unreadable',
  'key-closed',
  'not-a-record',
  'torn-working-copy',
  'two-versions',
  'unknown-device',
  'unread',
  'conflict-copy',
  'link',
  'wrong-name',
] as const;

export type HealthKind = (typeof HEALTH_KINDS)[number];

/** Kinds that harm nothing and ask nothing of anybody. */
export const HARMLESS_KINDS: ReadonlySet<HealthKind> = new Set(['unread', 'conflict-copy', 'link', 'wrong-name']);

/** One finding. `where` is a name inside the desk's folder, with slashes, or a hash; never a full path. `place`: the shared folder, or this machine's own copy. */
export interface HealthFinding {
  readonly kind: HealthKind;
  readonly where: string;
  readonly place: 'shared' | 'here';
  readonly articleId: string | null;
  /** The headline of that article; empty: unknown. */
  readonly headline: string;
}

/** Everything that was found, the first of each kind named; `counts` are complete. */
export interface DeskHealth {
  readonly findings: readonly HealthFinding[];
  readonly counts: Readonly<Partial<Record<HealthKind, number>>>;
  /** How many findings somebody should look at. */
  readonly needsPerson: number;
}
