/** Raise it whenever a table, an entry's shape, or how either is computed changes: the index is then built anew. */
export const ARCHIVE_VERSION = 10;

/**
 * `id` is the time of the newest save (see `article-ids.ts`), so that a search, which FTS5 answers by descending id, is newest first without sorting.
 * `mine` to `trash` are the queues by step, so that each is read in its own order. `tally` counts articles by what queues are made of, kept with every
 * change, so that counting does not read rows.
 */
export const TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE cursors (drawer TEXT PRIMARY KEY, cursor TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    article TEXT NOT NULL UNIQUE,
    entry TEXT NOT NULL,
    summary TEXT,
    updated TEXT,
    headline TEXT,
    section TEXT,
    site TEXT,
    standing TEXT,
    deadline TEXT,
    owner TEXT,
    mine INTEGER,
    review INTEGER,
    approved INTEGER,
    published INTEGER,
    archive INTEGER,
    trash INTEGER,
    tally TEXT
  );
  CREATE INDEX by_updated ON articles (updated DESC, article DESC) WHERE summary IS NOT NULL;
  CREATE INDEX by_headline ON articles (headline, article) WHERE summary IS NOT NULL;
  CREATE INDEX by_deadline ON articles (deadline, updated DESC, article DESC) WHERE summary IS NOT NULL;
  CREATE INDEX by_section ON articles (section, updated DESC, article DESC) WHERE summary IS NOT NULL;
  CREATE INDEX by_site ON articles (site, updated DESC, article DESC) WHERE summary IS NOT NULL;
  CREATE INDEX by_standing ON articles (standing, updated DESC, article DESC) WHERE summary IS NOT NULL;
  CREATE INDEX in_mine ON articles (updated DESC, article DESC) WHERE summary IS NOT NULL AND mine = 1;
  CREATE INDEX in_review ON articles (updated DESC, article DESC) WHERE summary IS NOT NULL AND review = 1;
  CREATE INDEX in_approved ON articles (updated DESC, article DESC) WHERE summary IS NOT NULL AND approved = 1;
  CREATE INDEX in_published ON articles (updated DESC, article DESC) WHERE summary IS NOT NULL AND published = 1;
  CREATE INDEX in_archive ON articles (updated DESC, article DESC) WHERE summary IS NOT NULL AND archive = 1;
  CREATE INDEX in_trash ON articles (updated DESC, article DESC) WHERE summary IS NOT NULL AND trash = 1;
  CREATE TABLE texts (id INTEGER PRIMARY KEY, words BLOB NOT NULL);
  CREATE TABLE names (name TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (name, id)) WITHOUT ROWID;
  CREATE INDEX names_of ON names (id);
  CREATE TABLE marks (mark TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (mark, id)) WITHOUT ROWID;
  CREATE INDEX marks_of ON marks (id);
  CREATE TABLE tally (key TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
  CREATE VIRTUAL TABLE found USING fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
`;

/** No write-ahead log (the port has none); the rollback journal is emptied, not removed; synced before and after each change. */
export const SETTINGS = `
  PRAGMA journal_mode = TRUNCATE;
  PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -16000;
  PRAGMA temp_store = MEMORY;
`;
