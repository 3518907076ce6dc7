import * as v from 'valibot';

/** The ways in which the site can travel to a host. */
export const SITE_HOST_KINDS = ['sftp', 'ftps'] as const;

export type SiteHostKind = (typeof SITE_HOST_KINDS)[number];

/** The port that each kind of server listens on unless somebody has changed it. */
export const USUAL_PORT: Readonly<Record<SiteHostKind, number>> = { sftp: 22, ftps: 21 };

// No line ends: in FTP a name is part of a line that the server carries out.
const word = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max), v.regex(/^\P{Cc}*$/u));

/** Where the site's folder is on its host. `folder` is relative to the account's home unless it begins with a slash; '' is the home itself. */
export const SitePlaceSchema = v.strictObject({
  kind: v.picklist(SITE_HOST_KINDS),
  host: v.pipe(v.string(), v.trim(), v.maxLength(253), v.regex(/^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/)),
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  user: v.pipe(word(200), v.minLength(1)),
  folder: word(400),
});

/** The fingerprint of a key or certificate as servers and their keepers write it. */
export const HostIdentitySchema = v.nullable(v.pipe(v.string(), v.maxLength(200), v.regex(/^[A-Za-z0-9:+/=]+$/)));

/** What this device remembers of a desk's host; secrets are never in it. `identity` null: the system's authorities vouch for the certificate. */
export const SiteHostSchema = v.strictObject({ ...SitePlaceSchema.entries, identity: HostIdentitySchema });

export type SitePlace = Readonly<v.InferOutput<typeof SitePlaceSchema>>;
export type SiteHost = Readonly<v.InferOutput<typeof SiteHostSchema>>;
