import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import { foldText } from '../../shared/text/fold.ts';
import { type ArchiveBasis, type ArchivedArticle, type ArchiveEngine, type ArchivePlace } from './archive-engine.ts';
import { readCounts } from './archive-counts.ts';
import { columnsOf } from './archived-row.ts';
import { listArticles, readWords } from './archive-list.ts';
import { ARCHIVE_VERSION, SETTINGS, TABLES } from './archive-tables.ts';
import { createArticleIds } from './article-ids.ts';
import { openTable, type Table } from './sqlite-table.ts';

/** A word that nobody writes, between paragraphs: a phrase does not go on from one into the next. */
const PARAGRAPH_END = ' \uA66E ';

const IN_MEMORY = ':memory:';

function removeFile(file: string): void {
  // The last is how the port locks a file; a program that was killed leaves it behind, and only one program opens this file.
  for (const each of [file, `${file}-journal`, `${file}.lock`]) rmSync(each, { force: true, recursive: true });
}

const readMeta = (table: Table, key: string): string | null =>
  table.one<{ readonly value: string }>('SELECT value FROM meta WHERE key = ?', [key])?.value ?? null;

const writeMeta = (table: Table, key: string, value: string): void =>
  table.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [
    key,
    value,
  ]);

const writeCursor = (table: Table, drawer: string, cursor: string): void =>
  table.run('INSERT INTO cursors VALUES (?, ?) ON CONFLICT (drawer) DO UPDATE SET cursor = excluded.cursor', [
    drawer,
    cursor,
  ]);

function writeBasis(table: Table, { roster, ownKeys, me }: ArchiveBasis): void {
  writeMeta(table, 'roster', roster);
  writeMeta(table, 'ownKeys', JSON.stringify(ownKeys));
  if (readMeta(table, 'me') === me) return;
  writeMeta(table, 'me', me);
  table.run('UPDATE articles SET mine = archive AND (owner IS NULL OR owner = ?)', [me]);
}

/** Whether the index is of this version and was computed from the same roster and no key that is not ours any more. */
function fits(table: Table, basis: ArchiveBasis): boolean {
  const hasMeta = table.one("SELECT 1 AS yes FROM sqlite_master WHERE name = 'meta'") !== null;
  if (!hasMeta || readMeta(table, 'version') !== String(ARCHIVE_VERSION)) return false;
  if (readMeta(table, 'roster') !== basis.roster) return false;
  const keys = JSON.parse(readMeta(table, 'ownKeys') ?? '[]') as readonly string[];
  return keys.every((key) => basis.ownKeys.includes(key));
}

function makeNew(file: string, basis: ArchiveBasis): Table {
  if (file !== IN_MEMORY) removeFile(file);
  const table = openTable(file);
  table.exec(SETTINGS);
  table.together(() => {
    table.exec(TABLES);
    writeMeta(table, 'version', String(ARCHIVE_VERSION));
    writeBasis(table, basis);
  });
  return table;
}

/** A disk that is full or cannot be written to keeps nobody from working: then the index lives in memory until the program ends. */
function makeSomewhere({ file, basis }: ArchivePlace): Table {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    return makeNew(file, basis);
  } catch {
    return makeNew(IN_MEMORY, basis);
  }
}

/** The table with what was kept, or null when it cannot be relied on. */
function openKept({ file, basis }: ArchivePlace): Table | null {
  let table: Table | null = null;
  try {
    rmSync(`${file}.lock`, { force: true, recursive: true });
    table = openTable(file);
    table.exec(SETTINGS);
    if (fits(table, basis)) {
      const kept = table;
      if (readMeta(kept, 'ownKeys') !== JSON.stringify(basis.ownKeys) || readMeta(kept, 'me') !== basis.me)
        kept.together(() => writeBasis(kept, basis));
      return table;
    }
  } catch (cause) {
    // Whatever it is, it is not an index that can be relied on; bugs of ours would show in a new one as well.
    if (!(cause instanceof Error)) throw cause;
  }
  table?.close();
  return null;
}

/** Writes one article where its time puts it, with everything that hangs on its id. */
function createWriting(table: Table, me: () => string) {
  const newId = createArticleIds(table);
  const count = (key: string | null, by: 1 | -1): void => {
    if (key === null) return;
    table.run('INSERT INTO tally VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET count = count + excluded.count', [
      key,
      by,
    ]);
  };

  function remove(
    article: string,
  ): { readonly words: Uint8Array | null; readonly updated: string | null; readonly id: number } | null {
    type Known = { readonly id: number; readonly tally: string | null; readonly updated: string | null };
    const known = table.one<Known>('SELECT id, tally, updated FROM articles WHERE article = ?', [article]);
    if (known === null) return null;
    const words =
      table.one<{ readonly words: Uint8Array }>('SELECT words FROM texts WHERE id = ?', [known.id])?.words ?? null;
    for (const from of ['articles', 'texts', 'names', 'marks'])
      table.run(`DELETE FROM ${from} WHERE id = ?`, [known.id]);
    if (words !== null) table.run('DELETE FROM found WHERE rowid = ?', [known.id]);
    count(known.tally, -1);
    return { words, updated: known.updated, id: known.id };
  }

  function write({ article, entry, row, names, marks, words }: ArchivedArticle): void {
    const before = remove(article);
    const updated = row?.updatedAt ?? null;
    const id = before !== null && before.updated === updated ? before.id : newId(updated ?? '');
    const columns = { id, article, entry, ...columnsOf(row, me()) };
    const values = Object.values(columns);
    table.run(
      `INSERT INTO articles (${Object.keys(columns).join(', ')}) VALUES (${values.map(() => '?').join(', ')})`,
      values,
    );
    count(columns.tally, 1);
    for (const name of new Set(names)) table.run('INSERT INTO names VALUES (?, ?)', [name, id]);
    for (const mark of new Set(marks)) table.run('INSERT INTO marks VALUES (?, ?)', [mark, id]);
    const kept = words === null ? before?.words : deflateRawSync(words, { level: 3 });
    if (kept === null || kept === undefined) return;
    table.run('INSERT INTO texts VALUES (?, ?)', [id, kept]);
    const folded = foldText(words ?? readWords(kept)).replaceAll('\n', PARAGRAPH_END);
    table.run('INSERT INTO found (rowid, words) VALUES (?, ?)', [id, folded]);
  }

  return { remove, write };
}

/** The index in SQLite, in the thread that calls it: see `archive.worker.ts` for where that is. */
export function createSqliteArchive(): ArchiveEngine {
  let table: Table | null = null;
  let writing: ReturnType<typeof createWriting> | null = null;
  let me = '';
  const here = (): Table => {
    if (table === null) throw new Error('the index is not open');
    return table;
  };
  const entriesOf = (rows: readonly { readonly entry: string }[]) => rows.map(({ entry }) => entry);
  return {
    open: (place, anew) => {
      table?.close();
      table = null;
      const kept = anew ? null : openKept(place);
      table = kept ?? makeSomewhere(place);
      me = place.basis.me;
      writing = createWriting(table, () => me);
      return { isNew: kept === null, isWhole: readMeta(table, 'isWhole') !== null, size: readCounts(table, me).all };
    },
    put: ({ articles, removed, cursors, isWhole }) => {
      here().together(() => {
        for (const article of removed) writing?.remove(article);
        for (const article of articles) writing?.write(article);
        for (const [drawer, cursor] of cursors) writeCursor(here(), drawer, cursor);
        if (isWhole) writeMeta(here(), 'isWhole', 'yes');
      });
      return null;
    },
    entry: (article) =>
      here().one<{ readonly entry: string }>('SELECT entry FROM articles WHERE article = ?', [article])?.entry ?? null,
    marked: (mark) =>
      entriesOf(here().all('SELECT entry FROM marks JOIN articles USING (id) WHERE mark = ? ORDER BY article', [mark])),
    rows: (articles) =>
      here().look(() =>
        articles.flatMap((article) => {
          const row = here().one<{ readonly summary: string | null }>(
            'SELECT summary FROM articles WHERE article = ?',
            [article],
          );
          return row === null || row.summary === null ? [] : [JSON.parse(row.summary) as ArticleSummary];
        }),
      ),
    list: (wish, except) => here().look(() => listArticles(here(), wish, except, me)),
    counts: () => readCounts(here(), me),
    names: () =>
      here()
        .all<{ readonly name: string; readonly uses: number }>(
          'SELECT name, count(*) AS uses FROM names GROUP BY name ORDER BY uses DESC, name',
        )
        .map(({ name, uses }) => [name, uses] as const),
    cursor: (drawer) =>
      here().one<{ readonly cursor: string }>('SELECT cursor FROM cursors WHERE drawer = ?', [drawer])?.cursor ?? null,
    drawers: () =>
      here()
        .all<{ readonly drawer: string }>('SELECT drawer FROM cursors ORDER BY drawer')
        .map(({ drawer }) => drawer),
    isSound: () => here().one<{ readonly quick_check: string }>('PRAGMA quick_check(1)')?.quick_check === 'ok',
    rebase: (basis) => {
      here().together(() => writeBasis(here(), basis));
      me = basis.me;
      return null;
    },
    close: () => {
      table?.close();
      table = null;
      return null;
    },
  };
}
