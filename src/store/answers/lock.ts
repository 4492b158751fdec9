/** On PostgreSQL: whoever was overtaken asks again with the rows held, so that the second try is the last. */

import type { Question, Questions } from '../../conversation/questions.ts';
import type { Tx } from '../open-database.ts';
import { join, raw, sql } from '../sql.ts';

/** Chats before opinions, as all transactions write them: in one order nobody waits for each other. */
export async function holdRows(db: Tx, { kind, key }: Question): Promise<void> {
  if (kind === 'scene') {
    const { channel, address } = key as Questions['scene']['key'];
    await db.$queryRaw(
      sql`SELECT 1 FROM "Chat" WHERE "channel" = ${channel} AND "address" = ${address} FOR NO KEY UPDATE`,
    );
  }
  if (kind === 'matters') {
    const { ids } = key as Questions['matters']['key'];
    if (ids.length > 0)
      await db.$queryRaw(
        sql`SELECT 1 FROM "Opinion" WHERE "id" IN (${join([...ids])}) ORDER BY "id" FOR NO KEY UPDATE`,
      );
  }
  if (kind === 'matter')
    for (const [column, value] of Object.entries(key))
      await db.$queryRaw(sql`SELECT 1 FROM "Opinion" WHERE ${raw(`"${column}"`)} = ${value} FOR NO KEY UPDATE`);
}
