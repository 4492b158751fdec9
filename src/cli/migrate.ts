import { readConfig } from '../config.ts';
import { openDataDir } from '../data-dir.ts';
import { migrate } from '../store/open-database.ts';
import { operatorSay } from './operator-voice.ts';
import { print } from './with-world.ts';

/** Brings the configured database up to date and says what it did. */
export async function migrateNow({ json }: { json?: boolean }): Promise<void> {
  const config = readConfig(process.env);
  openDataDir(config.dataDir);
  const applied = await migrate(config.databaseUrl);
  const say = operatorSay();
  print(
    { applied },
    json,
    applied.length === 0 ? [say('cli:migrate.nothing')] : applied.map((name) => say('cli:migrate.applied', { name })),
  );
}
