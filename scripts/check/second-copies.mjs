/**
 * Packages that must exist once: two Lexicals (or Reacts, or signals) do not know each other's nodes and fail only when
 * a person types. Reads the lock file, so it holds for every machine that installs from it.
 * @param {{ packages: Record<string, { version?: string }> }} lock
 * @param {readonly string[]} names
 * @param {readonly string[]} families name prefixes of which each member must exist once and share one version
 * @returns {string[]} one sentence for each problem
 */
export function findSecondCopies(lock, names, families) {
  /** @type {Map<string, { where: string, version: string }[]>} */
  const found = new Map();
  for (const [where, { version = 'none' }] of Object.entries(lock.packages)) {
    const name = where.split('node_modules/').at(-1) ?? '';
    const watched = names.includes(name) || families.some((family) => name.startsWith(family));
    if (watched) found.set(name, [...(found.get(name) ?? []), { where, version }]);
  }
  const problems = [...found]
    .filter(([, copies]) => copies.length > 1)
    .map(
      ([name, copies]) => `${name} is installed ${copies.length} times: ${copies.map((copy) => copy.where).join(', ')}`,
    );
  return [...problems, ...families.flatMap((family) => mixedVersions(family, found))];
}

/**
 * @param {string} family
 * @param {ReadonlyMap<string, readonly { version: string }[]>} found
 */
function mixedVersions(family, found) {
  const members = [...found].filter(([name]) => name.startsWith(family));
  const versions = [...new Set(members.flatMap(([, copies]) => copies.map((copy) => copy.version)))];
  return versions.length > 1 ? [`${family}* is installed in several versions: ${versions.join(', ')}`] : [];
}
