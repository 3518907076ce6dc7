import { isObject, openFile } from './open-jws.mjs';

/** @typedef {{ hash: string, kid: string, payload: Record<string, any> }} Opened */
/** @typedef {{ lines: string[], faults: string[] }} Report */

/** @param {unknown} value @returns {unknown[]} */
const listOf = (value) => (Array.isArray(value) ? value : []);

/** @param {Record<string, any>} roster @param {string} kid */
function mayChange(roster, kid) {
  const key = roster.keys?.[kid];
  if (!isObject(key) || key.closed !== null) return false;
  const person = roster.people?.[key.person];
  return key.recovery === true || (person?.active === true && listOf(person.roles).includes('admin'));
}

/**
 * The versions of the list of people, each signed by somebody whom the one before let.
 * @param {Record<string, any>} receipt
 * @param {Report} report
 * @returns {Record<string, any>[]}
 */
function readRosters(receipt, { lines, faults }) {
  /** @type {Opened | null} */
  let before = null;
  const rosters = [];
  for (const file of listOf(receipt.rosters)) {
    const opened = openFile(file, 'toasoan-roster');
    if ('fault' in opened) {
      faults.push(`list of people: ${opened.fault}`);
      return rosters;
    }
    const { payload, hash, kid } = opened;
    const follows =
      before === null
        ? hash === receipt.desk?.root && payload.version === 1 && mayChange(payload, kid)
        : payload.prev === before.hash &&
          payload.version === before.payload.version + 1 &&
          mayChange(before.payload, kid) &&
          Object.entries(before.payload.keys).every(([name, key]) => payload.keys?.[name]?.person === key.person);
    if (!follows) faults.push(`list of people, version ${payload.version}: it does not follow the one before`);
    if (payload.desk !== receipt.desk?.id) faults.push(`list of people, version ${payload.version}: another desk’s`);
    rosters.push(payload);
    before = opened;
  }
  if (rosters.length === 0) faults.push('there is no list of people');
  lines.push(`list of people: ${rosters.length} versions from the root ${String(receipt.desk?.root).slice(0, 12)}`);
  return rosters;
}

/**
 * How far a record is vouched for by the newest list: as the receipt should say it; null: it should not count at all.
 * @param {Opened} record
 * @param {Record<string, any>} roster
 * @param {ReadonlyMap<string, Opened>} byHash
 */
function trustOf({ hash, kid, payload }, roster, byHash) {
  const key = roster.keys?.[kid];
  if (payload.dev !== kid) return null;
  if (!isObject(key) || key.recovery === true) return 'unknown';
  if (payload.by !== key.person && payload.by !== key.formerly) return null;
  if (key.closed === null) return 'roster';
  for (let at = key.closed.heads?.[payload.article]; at !== undefined && at !== null; at = byHash.get(at)?.payload.prev)
    if (at === hash) return 'roster';
  return null;
}

/**
 * Everybody who signed a text from which this one comes; null: a part of that is not here.
 * @param {string} revision
 * @param {ReadonlyMap<string, Opened>} byHash
 * @returns {Set<string> | null}
 */
function writersOf(revision, byHash) {
  const writers = new Set();
  const open = [revision];
  const seen = new Set();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const record = byHash.get(at);
    if (record?.payload.kind !== 'revision') return null;
    writers.add(record.payload.by);
    open.push(...listOf(record.payload.parents).map(String));
  }
  return writers;
}

/**
 * What an approval that counts must be: of a text that is here, of exactly its content, by an editor who did not write at it (or a desk that allows it).
 * @param {Opened} approval
 * @param {Record<string, any>[]} rosters
 * @param {ReadonlyMap<string, Opened>} byHash
 * @returns {string | null} what is wrong
 */
function faultOfApproval({ payload }, rosters, byHash) {
  const roster = rosters.find(({ version }) => version === payload.roster) ?? rosters.at(-1) ?? {};
  const text = byHash.get(payload.revision);
  if (text?.payload.content !== payload.content) return 'it is not about the text that it names';
  const roles = listOf(roster.people?.[payload.by]?.roles);
  if (!roles.some((role) => ['editor', 'secretary', 'managingEditor'].includes(String(role)))) return 'by no editor';
  if (roster.rules?.selfApprove === true) return null;
  const writers = writersOf(payload.revision, byHash);
  if (writers === null) return 'who wrote its text is not all here';
  return writers.has(payload.by) ? 'its signer wrote at the text' : null;
}

/** @param {Record<string, any>} entry @param {Opened | undefined} record */
const saysTheSame = (entry, record) =>
  record !== undefined && ['kind', 'dev', 'at'].every((field) => entry[field] === record.payload[field]);

/**
 * Compares what the app concluded with what the signatures say. It does not go through the whole workflow again: it checks whose every line is, and
 * that every approval and order that the receipt lets count may count.
 * @param {Record<string, any>} concluded
 * @param {Record<string, any>[]} rosters
 * @param {ReadonlyMap<string, Opened>} byHash
 * @param {Report} report
 */
function compareConclusions(concluded, rosters, byHash, { lines, faults }) {
  const roster = rosters.at(-1) ?? {};
  const told = new Set();
  for (const entry of listOf(concluded.history).filter(isObject)) {
    const record = byHash.get(entry.record);
    const name = `${entry.kind} ${String(entry.record).slice(0, 12)}`;
    told.add(entry.record);
    if (record === undefined || !saysTheSame(entry, record)) {
      faults.push(`${name}: the receipt says something else than the record`);
      continue;
    }
    const trust = trustOf(record, roster, byHash);
    const isOwn = entry.trust === 'own' && trust === 'unknown';
    if (trust !== entry.trust && !isOwn) faults.push(`${name}: called “${entry.trust}”, it is “${trust ?? 'refused'}”`);
    const person = roster.people?.[roster.keys?.[record.kid]?.person]?.name ?? `nobody on the list (“${entry.by}”)`;
    const counts = entry.effect === 'done' ? '' : `, without effect (${entry.effect})`;
    lines.push(`${entry.at} ${person}: ${entry.kind}${counts}`);
    const isApproval = entry.kind === 'approve' || entry.kind === 'approveCorrection';
    const wrong = isApproval && entry.effect === 'done' && !isOwn ? faultOfApproval(record, rosters, byHash) : null;
    if (wrong !== null) faults.push(`${name}: ${wrong}`);
  }
  const refused = new Set(
    listOf(concluded.refused)
      .filter(isObject)
      .map(({ record }) => record),
  );
  for (const [hash, record] of byHash) {
    const isKnown = told.has(hash) || refused.has(hash);
    // Kinds of a newer program have no line; they are among the files all the same.
    if (!isKnown && trustOf(record, roster, byHash) === 'roster')
      lines.push(`${record.payload.at} a record of the kind “${record.payload.kind}” that the receipt does not tell`);
  }
}

/**
 * Numbers that are missing or used twice in a device's chain: told, and no fault of the receipt.
 * @param {Iterable<Opened>} records
 * @returns {string[]}
 */
function chainNotes(records) {
  /** @type {Map<string, number[]>} */
  const chains = new Map();
  for (const { kid, payload } of records) chains.set(kid, [...(chains.get(kid) ?? []), Number(payload.seq)]);
  return [...chains].flatMap(([kid, numbers]) => {
    const last = Math.max(...numbers);
    const isWhole = new Set(numbers).size === numbers.length && numbers.length === last;
    return isWhole
      ? []
      : [`device ${kid.slice(0, 8)}: ${numbers.length} records for ${last} numbers: some are missing or doubled`];
  });
}

/** @param {Record<string, any>} concluded @param {ReadonlyMap<string, Opened>} byHash @returns {string[]} */
function publishingFaults({ published }, byHash) {
  if (!isObject(published)) return [];
  const order = byHash.get(published.record)?.payload;
  if (order === undefined || order.content !== published.content)
    return ['published: there is no order for this content'];
  const named = listOf(order.approvals).map((hash) => byHash.get(String(hash))?.payload);
  const areExact = named.every(
    (approval) => approval?.kind.startsWith('approve') && approval.content === order.content,
  );
  return areExact ? [] : ['published: the order names an approval of something else'];
}

/**
 * Checks a receipt by itself.
 * @param {unknown} receipt
 * @returns {Report}
 */
export function checkReceipt(receipt) {
  /** @type {Report} */
  const report = { lines: [], faults: [] };
  if (!isObject(receipt) || receipt.receipt !== 'toasoan-article' || receipt.v !== 1 || !isObject(receipt.concluded)) {
    report.faults.push('this is no receipt that this program knows');
    return report;
  }
  report.lines.push(`article ${receipt.article}: ${receipt.headline}`);
  const rosters = readRosters(receipt, report);
  /** @type {Map<string, Opened>} */
  const byHash = new Map();
  const refused = new Set(
    listOf(receipt.concluded.refused)
      .filter(isObject)
      .map(({ record }) => record),
  );
  for (const file of listOf(receipt.records)) {
    const opened = openFile(file, 'toasoan-record');
    if ('fault' in opened) {
      if (isObject(file) && refused.has(file.hash)) report.lines.push(`a file that is not believed: ${opened.fault}`);
      else report.faults.push(opened.fault);
    } else if (opened.payload.article === receipt.article) byHash.set(opened.hash, opened);
    else if (!refused.has(opened.hash)) report.faults.push(`${opened.hash.slice(0, 12)}: a record of another article`);
  }
  compareConclusions(receipt.concluded, rosters, byHash, report);
  report.faults.push(...publishingFaults(receipt.concluded, byHash));
  report.lines.push(...chainNotes(byHash.values()), `${byHash.size} records, each signature checked`);
  return report;
}
