import * as v from 'valibot';
import { EntryIdSchema } from '../article/schema.ts';
import { PortalSchema } from '../portal/schema.ts';
import { DeviceSchema, HashSchema, UtcInstantSchema } from './record-schema.ts';
import { DeskIdSchema } from './roster.ts';

/** One signed version of a portal's settings, `prev` naming the version that it was edited from. */
export const PortalVersionSchema = v.object({
  v: v.literal(1),
  desk: DeskIdSchema,
  version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999_999)),
  prev: v.nullable(HashSchema),
  at: UtcInstantSchema,
  by: EntryIdSchema,
  dev: DeviceSchema,
  settings: PortalSchema,
});

export type PortalVersion = v.InferOutput<typeof PortalVersionSchema>;

/** A settings version with the hash of its file. */
export interface SignedPortal {
  readonly hash: string;
  readonly version: PortalVersion;
}

/** The settings that hold: the longest chain's end; of two made apart, the later by (at, hash), the same one on every machine. Both files stay. */
export const currentPortal = (versions: readonly SignedPortal[]): SignedPortal | null =>
  versions.toSorted(
    (a, b) =>
      b.version.version - a.version.version ||
      (a.version.at === b.version.at ? (a.hash < b.hash ? 1 : -1) : a.version.at < b.version.at ? 1 : -1),
  )[0] ?? null;
