import { defineConfig } from 'prisma/config';

// The CLI would fetch the native schema engine, which generate, validate and format never use:
// pointing it at any existing file stops the download. Migrations go through src/store/migrate.ts.
if (['generate', 'validate', 'format'].some((command) => process.argv.includes(command)))
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations/sqlite' },
  datasource: { url: process.env.DATABASE_URL ?? 'file:./huying.db' },
});
