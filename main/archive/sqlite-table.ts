import sqlite, { type Database, type SQLiteValue, type Statement } from 'node-sqlite3-wasm';
import { ArchiveDamaged } from './archive-engine.ts';

type Values = (SQLiteValue | boolean)[];

/** A database file with its statements prepared once. */
export interface Table {
  readonly all: <Row>(sql: string, values?: Values) => readonly Row[];
  readonly one: <Row>(sql: string, values?: Values) => Row | null;
  readonly run: (sql: string, values?: Values) => void;
  readonly exec: (sql: string) => void;
  /** All of it or nothing. */
  readonly together: (work: () => void) => void;
  /** Several questions about one state, and one taking of the file's lock, which is a folder made and removed: dear. */
  readonly look: <T>(work: () => T) => T;
  readonly close: () => void;
}

/** What SQLite says of a file that is torn, overwritten, or no database at all. */
const DAMAGE = /malformed|not a database|corrupt|disk image|unsupported file format/iu;

/** Runs it; what SQLite says of a damaged file becomes `ArchiveDamaged`. */
function watched<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof Error && DAMAGE.test(cause.message)) throw new ArchiveDamaged(cause.message, { cause });
    throw cause;
  }
}

/** SQLite repeats the last error of a statement when it is put away; whoever closes a damaged file has heard it already. */
function quietly(work: () => void): void {
  try {
    work();
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
  }
}

/** To SQLite's functions a text ends at its first NUL. */
const whole = (values: Values): Values =>
  values.map((value) => (typeof value === 'string' ? value.replaceAll('\u0000', ' ') : value));

export function openTable(file: string): Table {
  const database: Database = watched(() => new sqlite.Database(file));
  const prepared = new Map<string, Statement>();
  const statement = (sql: string): Statement => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  const within = <T>(begin: string, work: () => T): T =>
    watched(() => {
      database.exec(begin);
      try {
        const done = work();
        database.exec('COMMIT');
        return done;
      } catch (cause) {
        if (database.inTransaction) database.exec('ROLLBACK');
        throw cause;
      }
    });
  return {
    all: <Row>(sql: string, values: Values = []) => watched(() => statement(sql).all(whole(values)) as Row[]),
    // To its end: a statement that is left in the middle keeps the file locked.
    one: <Row>(sql: string, values: Values = []) =>
      watched(() => (statement(sql).all(whole(values)) as Row[])[0] ?? null),
    run: (sql, values = []) => void watched(() => statement(sql).run(whole(values))),
    exec: (sql) => watched(() => database.exec(sql)),
    together: (work) => within('BEGIN IMMEDIATE', work),
    look: (work) => within('BEGIN', work),
    close: () => {
      for (const each of prepared.values()) quietly(() => each.finalize());
      prepared.clear();
      quietly(() => database.close());
    },
  };
}
