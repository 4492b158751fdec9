/** Photos and voices, by an address that was signed for a while. */

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Hono } from 'hono';
import { pathOf } from '../flow/keep-files.ts';
import { fileById } from '../store/chat-letters.ts';
import type { World } from '../world.ts';
import type { Serving } from './app.ts';
import { trouble } from './respond.ts';

const livesMs = 24 * 3_600_000;

/** An address that opens this file for a day, for whoever holds it. */
export function fileUrl(world: World, id: string): string {
  // To the hour, so that a page drawn twice names the same address and the browser need not fetch again.
  const until = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + livesMs;
  return `/files/${id}?until=${until}&sig=${signature(world, id, until)}`;
}

const signature = (world: World, id: string, until: number): string => world.digest(`file ${id} ${until}`).slice(0, 27);

export function fileRoutes(app: Hono, { world }: Serving): void {
  app.get('/files/:id', async (c) => {
    const id = c.req.param('id');
    const until = Number(c.req.query('until'));
    const fits = Number.isFinite(until) && until > Date.now() && c.req.query('sig') === signature(world, id, until);
    const file = fits ? await fileById(world.store.database.reader, id) : null;
    if (!file) return trouble(c, world, { kind: 'not-found' });
    const path = pathOf(world.dataDir, file.sha256);
    const size = (await stat(path).catch(() => null))?.size;
    if (size === undefined) return trouble(c, world, { kind: 'not-found' });
    // Only what we recognised by its content was kept; still nothing of it may run in our name.
    const headers = {
      'Content-Type': file.mime,
      'Cache-Control': 'private, max-age=86400',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Disposition': file.kind === 'document' ? 'attachment' : 'inline',
      'Accept-Ranges': 'bytes',
    };
    const range = c.req.header('range')?.match(/^bytes=(?:(\d+)-(\d*)|-(\d+))$/);
    const from = range?.[3] ? Math.max(0, size - Number(range[3])) : Number(range?.[1] ?? 0);
    const to = range?.[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
    if (from > to) return c.body(null, 416, { 'Content-Range': `bytes */${size}` });
    const body = Readable.toWeb(createReadStream(path, { start: from, end: to })) as ReadableStream;
    return c.body(body, range ? 206 : 200, {
      ...headers,
      'Content-Length': String(to - from + 1),
      ...(range ? { 'Content-Range': `bytes ${from}-${to}/${size}` } : {}),
    });
  });
}
