const collator = new Intl.Collator('vi', { numeric: true });

/** Orders texts as a Vietnamese dictionary does: a ă â … d đ …, tones after letters, numbers by value. For `toSorted`. */
export const compareVietnamese = (a: string, b: string): number => collator.compare(a, b);

/** Orders people as Vietnamese lists do: by given name (the last word), then by the rest of the name from its beginning. */
export function comparePeople(a: string, b: string): number {
  const [restOfA, givenA] = splitName(a);
  const [restOfB, givenB] = splitName(b);
  return collator.compare(givenA, givenB) || collator.compare(restOfA, restOfB);
}

function splitName(name: string): readonly [rest: string, given: string] {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  return [words.slice(0, -1).join(' '), words.at(-1) ?? ''];
}
