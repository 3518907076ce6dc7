/**
 * Tells the person at the terminal what is being done, apart from what a program prints on stdout.
 * @param {string} sentence
 */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/**
 * A mistake of the surroundings, not of the program: shown as one sentence, without a stack.
 * @param {string} sentence
 * @returns {never}
 */
export function giveUp(sentence) {
  say(sentence);
  process.exit(1);
}

/**
 * @param {number} sinceMs
 */
export const secondsSince = (sinceMs) => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;
