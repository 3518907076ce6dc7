/**
 * A small archive in Electron's asar format, files at the top level only.
 * @param {Readonly<Record<string, string>>} texts content by file name
 */
export function packAsar(texts) {
  const bodies = Object.entries(texts).map(([name, text]) => ({ name, body: Buffer.from(text) }));
  let offset = 0;
  /** @type {Record<string, { size: number, offset: string }>} */
  const files = {};
  for (const { name, body } of bodies) {
    files[name] = { size: body.length, offset: String(offset) };
    offset += body.length;
  }
  return Buffer.concat([pickle(JSON.stringify({ files })), ...bodies.map(({ body }) => body)]);
}

/**
 * Chromium's pickle: the size of the header's size, then sizes around the text, which is padded to four bytes.
 * @param {string} text
 */
function pickle(text) {
  const json = Buffer.from(text);
  const padded = (json.length + 3) & ~3;
  const header = Buffer.alloc(16 + padded);
  [4, 8 + padded, 4 + padded, json.length].forEach((size, at) => header.writeUInt32LE(size, at * 4));
  json.copy(header, 16);
  return header;
}
