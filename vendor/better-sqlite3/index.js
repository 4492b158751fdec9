// Stand-in for the npm package better-sqlite3: as much of its interface as Prisma's adapter uses, over a prebuilt
// SQLite with the interface of node:sqlite. Why: the real one needs a compiler, and one build fits one Node only.
// When the lowest Node is 22, `node:sqlite` takes the place of @photostructure/sqlite here.
const { DatabaseSync } = require('@photostructure/sqlite');

// better-sqlite3 names SQLite's result codes, and the adapter decides by these names.
const codeNames = {
  1: 'SQLITE_ERROR',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
  275: 'SQLITE_CONSTRAINT_CHECK',
  517: 'SQLITE_BUSY_SNAPSHOT',
  787: 'SQLITE_CONSTRAINT_FOREIGNKEY',
  1299: 'SQLITE_CONSTRAINT_NOTNULL',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  1811: 'SQLITE_CONSTRAINT_TRIGGER',
  2067: 'SQLITE_CONSTRAINT_UNIQUE',
  2579: 'SQLITE_CONSTRAINT_ROWID',
};

// Some errors of the driver carry no number, only SQLite's words.
const codesByMessage = [
  [/^UNIQUE/, 2067],
  [/^FOREIGN KEY/, 787],
  [/^NOT NULL/, 1299],
  [/^CHECK/, 275],
  [/database is locked/, 5],
  [/readonly/, 8],
];

/** Runs `work`; an error of SQLite leaves under the name that better-sqlite3 would give it. */
function named(work) {
  try {
    return work();
  } catch (error) {
    const code =
      error.sqliteExtendedCode ??
      error.errcode ??
      error.sqliteCode ??
      codesByMessage.find(([pattern]) => pattern.test(error.message))?.[1];
    if (code === undefined) throw error;
    const name = codeNames[code] ?? codeNames[code & 255] ?? `SQLITE_${code}`;
    throw Object.assign(new Error(error.message), { name: 'SqliteError', code: name });
  }
}

class Statement {
  constructor(statement, safeIntegers) {
    this.statement = statement;
    this.bound = undefined;
    statement.setReadBigInts(safeIntegers);
  }

  get reader() {
    return this.statement.columns().length > 0;
  }

  columns() {
    return this.statement.columns();
  }

  bind(...values) {
    this.bound = values.flat();
    return this;
  }

  raw(on = true) {
    this.statement.setReturnArrays(on);
    return this;
  }

  run(...values) {
    const { changes, lastInsertRowid } = named(() => this.statement.run(...(this.bound ?? values)));
    return { changes: Number(changes), lastInsertRowid };
  }

  all(...values) {
    return named(() => this.statement.all(...(this.bound ?? values)));
  }

  get(...values) {
    return named(() => this.statement.get(...(this.bound ?? values)));
  }
}

module.exports = class Database {
  constructor(file, { timeout = 5000, readonly = false } = {}) {
    this.db = named(() => new DatabaseSync(file, { timeout, readOnly: readonly }));
    this.safeIntegers = false;
  }

  defaultSafeIntegers(on = true) {
    this.safeIntegers = on;
    return this;
  }

  prepare(sql) {
    return named(() => new Statement(this.db.prepare(sql), this.safeIntegers));
  }

  exec(sql) {
    named(() => this.db.exec(sql));
    return this;
  }

  pragma(text, { simple = false } = {}) {
    const rows = this.prepare(`PRAGMA ${text}`).all();
    return simple ? Object.values(rows[0] ?? {})[0] : rows;
  }

  get inTransaction() {
    return this.db.isTransaction;
  }

  close() {
    this.db.close();
    return this;
  }
};
