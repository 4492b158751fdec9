/** `/demo`: three phones and a clock that can be put forward. Only in the demonstration. */

import type { Hono } from 'hono';
import type { Language } from '../domain/people.ts';
import { largestFile } from '../flow/keep-files.ts';
import type { Serving } from './app.ts';
import { DemoPage } from './pages/demo.tsx';
import { isForeign, languageOf, page, seenBy, trouble } from './respond.ts';
import type { DemoState, PhoneView } from './view-types.ts';

export interface DemoStage {
  phones(language: Language): Promise<readonly PhoneView[]>;
  state(language: Language): Promise<DemoState>;
  /** Time passes, with everything the clock does by itself. */
  forward(ms: number): Promise<void>;
  /** Everything as at the beginning. */
  reset(language: Language): Promise<void>;
}

/** One press of the clock skips at most this much. */
const mostHours = 1440;

export function demoRoutes(app: Hono, { world }: Serving, stage: DemoStage): void {
  let busy: Promise<unknown> = Promise.resolve();
  /** One step of the clock after the other, whoever presses. */
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const mine = busy.then(work, work);
    busy = mine.catch(() => {});
    return mine;
  };
  app.get('/demo', async (c) => {
    const { site, say } = seenBy(c, world);
    return page(
      c,
      DemoPage({
        view: {
          phones: await inTurn(() => stage.phones(site.language)),
          state: await stage.state(site.language),
          maxBytes: largestFile,
        },
        site,
        say,
      }),
    );
  });
  app.get('/demo/state', async (c) => c.json(await stage.state(languageOf(c, world))));
  app.post('/demo/forward', async (c) => {
    if (isForeign(c)) return trouble(c, world, { kind: 'foreign' });
    const asked = await c.req.json<{ days?: unknown; hours?: unknown } | null>().catch(() => null);
    const hours = Number(asked?.days ?? 0) * 24 + Number(asked?.hours ?? 0);
    if (!(hours > 0 && hours <= mostHours)) return trouble(c, world, { kind: 'unclear' });
    await inTurn(() => stage.forward(hours * 3_600_000));
    return c.json(await stage.state(languageOf(c, world)));
  });
  app.post('/demo/reset', async (c) => {
    if (isForeign(c)) return trouble(c, world, { kind: 'foreign' });
    await inTurn(() => stage.reset(languageOf(c, world)));
    return c.json(await stage.state(languageOf(c, world)));
  });
}
