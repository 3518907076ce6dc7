/** IPTC ninjs 3.1, https://iptc.org/std/ninjs/; absent parts are left out, as the standard has it. */
export type Ninjs = Readonly<Record<string, unknown>>;

const SCHEMA = 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json';

/** The address of an article, the same for whoever sends it. */
export const uriOf = (articleId: string): string => `urn:toasoan:article:${articleId}`;

/** Only what has something in it. */
export const told = (parts: Ninjs): Ninjs =>
  Object.fromEntries(
    Object.entries(parts).filter(
      ([, value]) => value !== '' && value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );

/** What kind of item it is, by how many pictures it has. */
export const ninjsStart = (articleId: string, figures: number): Ninjs => ({
  standard: { name: 'ninjs', version: '3.1', schema: SCHEMA },
  uri: uriOf(articleId),
  type: figures === 0 ? 'text' : 'composite',
  representationType: 'full',
  profile: figures === 0 ? 'text-only' : 'text-photo',
});

export const html = (role: string, value: string) => ({ role, contentType: 'text/html', value });
export const plain = (role: string, value: string) => ({ role, contentType: 'text/plain', value });

/** Without the parts that say nothing. */
export const spoken = <T extends { readonly value: string }>(parts: readonly T[]): readonly T[] =>
  parts.filter(({ value }) => value.trim() !== '');
