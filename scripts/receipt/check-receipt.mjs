import { at, listAt, openFile, textAt } from './open-jws.mjs';

/** @typedef {import('./open-jws.mjs').Opened} Opened */
/** @typedef {{ lines: string[], faults: string[] }} Report */
/** @typedef {ReadonlyMap<string, Opened>} Records */

/** @param {unknown} roster @param {string} kid */
function mayChange(roster, kid) {
  const key = at(roster, 'keys', kid);
  if (at(key, 'closed') !== null) return false;
  const person = at(roster, 'people', textAt(key, 'person'));
  const isAdmin = at(person, 'active') === true && listAt(person, 'roles').includes('admin');
  return at(key, 'recovery') === true || isAdmin;
}

/** @param {unknown} before @param {unknown} next */
const keepsKeys = (before, next) =>
  Object.keys(at(before, 'keys') ?? {}).every(
    (kid) => textAt(next, 'keys', kid, 'person') === textAt(before, 'keys', kid, 'person'),
  );

/** @param {Opened | null} before @param {Opened} next @param {string} root */
function rosterFollows(before, next, root) {
  const { hash, kid, payload } = next;
  if (before === null) return hash === root && at(payload, 'version') === 1 && mayChange(payload, kid);
  return (
    textAt(payload, 'prev') === before.hash &&
    at(payload, 'version') === Number(at(before.payload, 'version')) + 1 &&
    mayChange(before.payload, kid) &&
    keepsKeys(before.payload, payload)
  );
}

/**
 * The versions of the list of people, each signed by somebody whom the one before let.
 * @param {unknown} receipt
 * @param {Report} report
 */
function readRosters(receipt, { lines, faults }) {
  /** @type {Opened | null} */
  let before = null;
  /** @type {unknown[]} */
  const rosters = [];
  const root = textAt(receipt, 'desk', 'root');
  for (const file of listAt(receipt, 'rosters')) {
    const opened = openFile(file, 'toasoan-roster');
    if ('fault' in opened) {
      faults.push(`list of people: ${opened.fault}`);
      break;
    }
    const name = `list of people, version ${String(at(opened.payload, 'version'))}`;
    if (!rosterFollows(before, opened, root)) faults.push(`${name}: it does not follow the one before`);
    if (textAt(opened.payload, 'desk') !== textAt(receipt, 'desk', 'id')) faults.push(`${name}: another desk’s`);
    rosters.push(opened.payload);
    before = opened;
  }
  if (rosters.length === 0) faults.push('there is no list of people');
  lines.push(`list of people: ${rosters.length} versions from the root ${root.slice(0, 12)}`);
  return rosters;
}

/**
 * How far a record is vouched for by the newest list, in the receipt's word; `refused`: it should not count at all.
 * @param {Opened} record
 * @param {unknown} roster
 * @param {Records} byHash
 */
function trustOf({ hash, kid, payload }, roster, byHash) {
  if (textAt(payload, 'dev') !== kid) return 'refused';
  const key = at(roster, 'keys', kid);
  if (key === undefined || at(key, 'recovery') === true) return 'unknown';
  const by = textAt(payload, 'by');
  if (by !== textAt(key, 'person') && by !== textAt(key, 'formerly')) return 'refused';
  if (at(key, 'closed') === null) return 'roster';
  let counted = textAt(key, 'closed', 'heads', textAt(payload, 'article'));
  while (counted !== '' && counted !== hash) counted = textAt(byHash.get(counted)?.payload, 'prev');
  return counted === hash ? 'roster' : 'refused';
}

/**
 * Whom the newest list names as the owner of the key that signed.
 * @param {Opened} record
 * @param {unknown} roster
 */
const personOf = ({ kid }, roster) => textAt(roster, 'keys', kid, 'person');

/**
 * Everybody who signed a text from which this one comes; null: a part of that is not here.
 * @param {string} revision
 * @param {unknown} roster
 * @param {Records} byHash
 */
function writersOf(revision, roster, byHash) {
  const writers = new Set();
  const seen = new Set();
  const open = [revision];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const record = byHash.get(next);
    if (record === undefined || textAt(record.payload, 'kind') !== 'revision') return null;
    writers.add(personOf(record, roster));
    open.push(...listAt(record.payload, 'parents').map(String));
  }
  return writers;
}

const EDITORS = ['editor', 'secretary', 'managingEditor'];

/**
 * What is wrong with an approval that counts, null: nothing. It must be of a text that is here, of exactly its content, by an editor who did not write
 * at it (or at a desk whose signed rule allows that).
 * @param {Opened} approval
 * @param {readonly unknown[]} rosters
 * @param {Records} byHash
 */
function faultOfApproval(approval, rosters, byHash) {
  const { payload } = approval;
  const roster = rosters.find((one) => at(one, 'version') === at(payload, 'roster')) ?? rosters.at(-1);
  const revision = textAt(payload, 'revision');
  const text = byHash.get(revision);
  if (text === undefined || textAt(text.payload, 'content') !== textAt(payload, 'content'))
    return 'it is not about the text that it names';
  const signer = personOf(approval, rosters.at(-1));
  if (!listAt(roster, 'people', signer, 'roles').some((role) => EDITORS.includes(String(role)))) return 'by no editor';
  if (at(roster, 'rules', 'selfApprove') === true) return null;
  const writers = writersOf(revision, rosters.at(-1), byHash);
  if (writers === null) return 'who wrote its text is not all here';
  return writers.has(signer) ? 'its signer wrote at the text' : null;
}

/**
 * One line of the receipt's history against the record that it is about.
 * @param {unknown} entry
 * @param {readonly unknown[]} rosters
 * @param {Records} byHash
 * @param {Report} report
 */
function compareLine(entry, rosters, byHash, { lines, faults }) {
  const [kind, hash, trust] = [textAt(entry, 'kind'), textAt(entry, 'record'), textAt(entry, 'trust')];
  const name = `${kind} ${hash.slice(0, 12)}`;
  const record = byHash.get(hash);
  const isSame = ['kind', 'dev', 'at'].every((part) => textAt(entry, part) === textAt(record?.payload, part));
  if (record === undefined || !isSame) {
    faults.push(`${name}: the receipt says something else than the record`);
    return;
  }
  const roster = rosters.at(-1);
  const found = trustOf(record, roster, byHash);
  // Of a key that only the machine which made the receipt knows, nobody else can say more than that the list does not.
  const isOwn = trust === 'own' && found === 'unknown';
  if (found !== trust && !isOwn) faults.push(`${name}: called “${trust}”, it is “${found}”`);
  const counts = textAt(entry, 'effect') === 'done';
  const person = textAt(roster, 'people', personOf(record, roster), 'name') || 'nobody on the list';
  lines.push(
    `${textAt(entry, 'at')} ${person}: ${kind}${counts ? '' : `, without effect (${textAt(entry, 'effect')})`}`,
  );
  if (!counts || isOwn || !kind.startsWith('approve')) return;
  const fault = faultOfApproval(record, rosters, byHash);
  if (fault !== null) faults.push(`${name}: ${fault}`);
}

/**
 * Numbers that are missing or used twice in a device's chain: told, and no fault of the receipt.
 * @param {Records} byHash
 */
function chainNotes(byHash) {
  /** @type {Map<string, number[]>} */
  const chains = new Map();
  for (const { kid, payload } of byHash.values())
    chains.set(kid, [...(chains.get(kid) ?? []), Number(at(payload, 'seq'))]);
  return [...chains].flatMap(([kid, numbers]) => {
    const last = Math.max(...numbers);
    const isWhole = new Set(numbers).size === numbers.length && numbers.length === last;
    return isWhole ? [] : [`device ${kid.slice(0, 8)}: ${numbers.length} records for ${last} numbers`];
  });
}

/** @param {unknown} receipt @param {Records} byHash @returns {readonly string[]} */
function publishingFaults(receipt, byHash) {
  const published = at(receipt, 'concluded', 'published');
  if (published === null) return [];
  const order = byHash.get(textAt(published, 'record'))?.payload;
  const content = textAt(published, 'content');
  if (content === '' || textAt(order, 'content') !== content) return ['published: there is no order for this content'];
  const areExact = listAt(order, 'approvals').every((hash) => {
    const approval = byHash.get(String(hash))?.payload;
    return textAt(approval, 'kind').startsWith('approve') && textAt(approval, 'content') === content;
  });
  return areExact ? [] : ['published: the order names an approval of something else'];
}

/**
 * Every record whose signature holds, by its hash; what the receipt itself calls refused is told, anything else that does not hold is a fault.
 * @param {unknown} receipt
 * @param {Report} report
 * @returns {Records}
 */
function readRecords(receipt, { lines, faults }) {
  /** @type {Map<string, Opened>} */
  const byHash = new Map();
  const refused = new Set(listAt(receipt, 'concluded', 'refused').map((one) => textAt(one, 'record')));
  for (const file of listAt(receipt, 'records')) {
    const opened = openFile(file, 'toasoan-record');
    const hash = textAt(file, 'hash');
    const isOurs = !('fault' in opened) && textAt(opened.payload, 'article') === textAt(receipt, 'article');
    if (isOurs) byHash.set(hash, opened);
    const fault = 'fault' in opened ? opened.fault : `${hash.slice(0, 12)}: a record of another article`;
    if (!isOurs && refused.has(hash)) lines.push(`a file that is not believed: ${fault}`);
    else if (!isOurs) faults.push(fault);
  }
  return byHash;
}

/**
 * Checks a receipt by itself: every signature, the list of people, whose each line is, and that every approval and order that counts may count. It
 * does not go through the whole workflow again.
 * @param {unknown} receipt
 * @returns {Report}
 */
export function checkReceipt(receipt) {
  /** @type {Report} */
  const report = { lines: [], faults: [] };
  if (textAt(receipt, 'receipt') !== 'toasoan-article' || at(receipt, 'v') !== 1) {
    report.faults.push('this is no receipt that this program knows');
    return report;
  }
  report.lines.push(`article ${textAt(receipt, 'article')}: ${textAt(receipt, 'headline')}`);
  const rosters = readRosters(receipt, report);
  const byHash = readRecords(receipt, report);
  for (const entry of listAt(receipt, 'concluded', 'history')) compareLine(entry, rosters, byHash, report);
  report.faults.push(...publishingFaults(receipt, byHash));
  report.lines.push(...chainNotes(byHash), `${byHash.size} records, each signature checked`);
  return report;
}
