/**
 * npm run migration NAME            writes the SQL for what changed in prisma/schema.prisma, for both databases
 * npm run migration NAME -- --restart   throws all migrations away and writes one initial one (before the first release
 *                                   only: afterwards a migration is never edited, every database would refuse it)
 *
 * What changed is the difference to prisma/migrations/schema.prisma, the schema as of the last migration, which is
 * committed beside them. No database and no download: Prisma's schema engine runs as WebAssembly from npm.
 */

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { root } from './sources.mjs';

const folder = join(root, 'prisma/migrations');
const snapshotFile = join(folder, 'schema.prisma');
const lockNote = (provider) =>
  `# Written by scripts/make-migration.mjs; Prisma Migrate reads it.\nprovider = "${provider}"\n`;

const [name, ...flags] = process.argv.slice(2);
const restart = flags.includes('--restart');
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('usage: npm run migration NAME [-- --restart]   (NAME: small letters, digits, _)');
  process.exit(2);
}

const schema = readFileSync(join(root, 'prisma/schema.prisma'), 'utf8');
const before = restart || !existsSync(snapshotFile) ? undefined : readFileSync(snapshotFile, 'utf8');
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const SchemaEngine = await loadSchemaEngine();

// Both first, then write: a change that one database cannot make leaves no half migration behind.
const scripts = [];
for (const provider of ['sqlite', 'postgresql']) scripts.push([provider, await difference(provider, before, schema)]);
if (scripts.every(([, sql]) => isEmpty(sql))) {
  console.log('No table differs from the last migration: no migration written.');
  // Comments and order may differ all the same.
  writeFileSync(snapshotFile, schema);
  process.exit(0);
}
if (restart) for (const [provider] of scripts) rmSync(join(folder, provider), { recursive: true, force: true });
for (const [provider, sql] of scripts) {
  const target = join(folder, provider, `${stamp}_${name}`);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'migration.sql'), sql);
  writeFileSync(join(folder, provider, 'migration_lock.toml'), lockNote(provider));
  console.log(`wrote prisma/migrations/${provider}/${stamp}_${name}/migration.sql`);
}
writeFileSync(snapshotFile, schema);
process.exit(0);

async function difference(provider, from, to) {
  const files = (text) => [
    { path: 'schema.prisma', content: text.replace('provider = "sqlite"', `provider = "${provider}"`) },
  ];
  const engine = await SchemaEngine.new(
    { datamodels: files(to).map(({ path, content }) => [path, content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(nobody(provider === 'sqlite' ? 'sqlite' : 'postgres')),
  );
  const { stdout } = await engine.diff({
    from: from === undefined ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: files(from) },
    to: { tag: 'schemaDatamodel', files: files(to) },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  // It is always there, and asking for it needs a right that a plain user of the database has not.
  return stdout.replace('-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n', '');
}

function isEmpty(sql) {
  return sql.replace(/--.*$/gm, '').trim() === '';
}

async function loadSchemaEngine() {
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const engine = await import(pathToFileURL(glue));
  const { instance } = await WebAssembly.instantiate(readFileSync(glue.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': engine,
  });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engine.SchemaEngine;
}

/** The engine wants a connection even to compare two texts: one with nobody at the other end. */
function nobody(provider) {
  const connection = {
    provider,
    adapterName: 'nobody',
    queryRaw: async ({ sql }) =>
      /version\(\)/i.test(sql)
        ? { columnNames: ['version'], columnTypes: [7], rows: [['PostgreSQL 15.0']] }
        : { columnNames: [], columnTypes: [], rows: [] },
    executeRaw: async () => 0,
    executeScript: async () => {},
    startTransaction: async () => {
      throw new Error('nobody is connected');
    },
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: async () => {},
  };
  return {
    provider,
    adapterName: 'nobody',
    connect: async () => connection,
    connectToShadowDb: async () => connection,
  };
}
