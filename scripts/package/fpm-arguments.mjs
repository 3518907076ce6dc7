/**
 * @typedef {{ options: ReadonlyMap<string, string>, dependencies: readonly string[], recommended: readonly string[] }} DebFacts
 * @typedef {DebFacts & { copies: readonly { from: string, to: string }[] }} FpmCall
 */

/** Options without a value, of those that electron-builder passes. */
const switches = new Set(['--force', '--no-auto-depends', '--deb-no-default-config-files', '--verbose', '--debug']);

/**
 * @param {readonly string[]} words
 * @returns {FpmCall}
 */
export function readFpmArguments(words) {
  /** @type {Map<string, string>} */
  const options = new Map();
  /** @type {string[]} */
  const dependencies = [];
  /** @type {string[]} */
  const recommended = [];
  /** @type {{ from: string, to: string }[]} */
  const copies = [];
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [, name = word, joined] = /^(--[a-z0-9-]+)=(.*)$/s.exec(word) ?? [];
    if (!name.startsWith('-')) {
      const cut = word.lastIndexOf('=');
      copies.push({ from: word.slice(0, cut), to: word.slice(cut + 1) });
      continue;
    }
    const value = joined ?? (switches.has(name) ? 'yes' : (rest.shift() ?? ''));
    if (name === '-d' || name === '--depends') dependencies.push(value);
    else if (name === '--deb-recommends') recommended.push(value);
    else options.set(name === '-p' ? '--package' : name, value);
  }
  return { options, dependencies, recommended, copies };
}

/**
 * Debian's description of a package.
 * @param {DebFacts} facts
 * @param {number} sizeKiB installed
 */
export function controlFile({ options, dependencies, recommended }, sizeKiB) {
  const value = (/** @type {string} */ name) => (options.get(`--${name}`) ?? '').trim();
  const [summary, ...description] = value('description').split('\n');
  const lines = [
    `Package: ${value('name')}`,
    `Version: ${value('version')}`,
    `Architecture: ${value('architecture')}`,
    `Maintainer: ${value('maintainer')}`,
    `Installed-Size: ${sizeKiB}`,
    `Section: ${value('category') || 'editors'}`,
    `Priority: ${value('deb-priority') || 'optional'}`,
    ...(dependencies.length > 0 ? [`Depends: ${dependencies.join(', ')}`] : []),
    ...(recommended.length > 0 ? [`Recommends: ${recommended.join(', ')}`] : []),
    ...(value('url') ? [`Homepage: ${value('url')}`] : []),
    `Description: ${summary ?? ''}`,
    ...description.map((line) => ` ${line.trim() || '.'}`),
  ];
  return `${lines.join('\n')}\n`;
}
