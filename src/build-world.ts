/** Builds the world from the configuration: the one place where things are put together. */

import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { v7 as uuid } from 'uuid';
import { type Clock, wallClock } from './clock.ts';
import { type Config, policyFile, policyTroubles } from './config.ts';
import { areaIndex, guessArea } from './conversation/hearing/guess-area.ts';
import { organsKnown } from './conversation/organs-known.ts';
import type { Directory } from './conversation/turn.ts';
import { keptSecret, openDataDir } from './data-dir.ts';
import { type Calendar, makeCalendar } from './domain/calendar.ts';
import { dayAt } from './domain/day.ts';
import type { DutyKind } from './domain/duty.ts';
import type { Language } from './domain/people.ts';
import type { Place, Policy } from './domain/place.ts';
import { makeLog } from './log.ts';
import { OperatorError } from './operator-error.ts';
import { findPlace } from './places/find-place.ts';
import { loadDirectory } from './store/directory.ts';
import { readHolidays } from './store/holidays.ts';
import { openStore, type Store } from './store/store.ts';
import { type Voice, voiceOf } from './text/render.ts';
import type { World } from './world.ts';

export interface Built {
  readonly world: World;
  readonly clock: Clock;
  /** The outbox is built after the world it works for. */
  onWake(wake: () => void): void;
}

export async function buildWorld(
  config: Config,
  options: { readonly server?: boolean; readonly clock?: Clock; readonly store?: Store } = {},
): Promise<Built> {
  openDataDir(config.dataDir);
  const place = withPolicy(await findPlace(config.place), config.policyPath);
  const store = options.store ?? (await openStore(config.databaseUrl, { server: options.server ?? false }));
  const clock = options.clock ?? wallClock();
  const secret = config.secret ?? keptSecret(config.dataDir);
  const readDirectory = async (): Promise<Directory> => {
    const known = await loadDirectory(store.database);
    const index = areaIndex([...known.areas.values()]);
    const organs = organsKnown(known, place);
    return { ...known, ...organs, guessArea: (text) => guessArea(text, index) };
  };
  const readCalendar = async (): Promise<Calendar> =>
    makeCalendar([...place.holidays(), ...(await readHolidays(store.database))], place.statutoryDaysOff);
  let [directory, calendar] = await Promise.all([readDirectory(), readCalendar()]);
  const voices = new Map<Language, Voice>();
  let wake = () => {};
  const world: World = {
    place,
    store,
    get calendar() {
      return calendar;
    },
    directory: () => directory,
    refresh: async () => {
      [directory, calendar] = await Promise.all([readDirectory(), readCalendar()]);
    },
    now: () => clock.now(),
    // Without options: ids of one process grow even within a millisecond, and letters leave in the order of their ids.
    id: () => uuid(),
    randomBytes: (n) => randomBytes(n),
    digest: (text) => createHmac('sha256', secret).update(text).digest('base64url'),
    voice: (language) => {
      const known = voices.get(language);
      if (known) return known;
      const voice = voiceOf(language, place, () => dayAt(clock.now(), place.timeZone));
      voices.set(language, voice);
      return voice;
    },
    log: makeLog(config.logLevel),
    dataDir: config.dataDir,
    publicUrl: config.publicUrl,
    demo: config.demo,
    wake: () => wake(),
    quietSeconds: (channel) => (channel === 'terminal' ? 0 : place.policy.quietSeconds),
  };
  return {
    world,
    clock,
    onWake: (next) => {
      wake = next;
    },
  };
}

function withPolicy(place: Place, path: string | null): Place {
  if (path === null) return place;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new OperatorError('cli:config.policyUnreadable', { path, reason: (error as Error).message }, error);
  }
  const read = policyFile.safeParse(json);
  if (!read.success)
    throw new OperatorError('cli:config.policyWrong', {
      path,
      lines: policyTroubles(read.error, json),
    });
  const { duties: days = {}, ...times } = read.data;
  const duties = { ...place.policy.duties };
  for (const [kind, { days: n }] of Object.entries(days)) {
    const rule = duties[kind as DutyKind];
    if (!rule) throw new OperatorError('cli:config.policyDuty', { path, kind, known: Object.keys(duties).join(' ') });
    duties[kind as DutyKind] = { ...rule, term: { ...rule.term, n } };
  }
  const policy: Policy = {
    ...place.policy,
    ...(times as Partial<Policy>),
    duties,
    version: `${place.policy.version}+${createHmac('sha256', 'policy').update(JSON.stringify(read.data)).digest('hex').slice(0, 8)}`,
  };
  return { ...place, policy };
}
