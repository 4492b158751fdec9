/** The one visible object with everything that pure code must not know: built in main.ts, handed to every flow. */

import type { ChannelName } from './channel.ts';
import type { Directory } from './conversation/turn.ts';
import type { Calendar } from './domain/calendar.ts';
import type { Language } from './domain/people.ts';
import type { Place } from './domain/place.ts';
import type { Log } from './log.ts';
import type { Store } from './store/store.ts';
import type { Voice } from './text/render.ts';

export interface World {
  readonly place: Place;
  readonly store: Store;
  readonly calendar: Calendar;
  /** Areas, offices and doors. */
  readonly directory: () => Directory;
  /** Directory and calendar are kept in memory; this looks whether anybody, in whatever process, imported new ones. */
  readonly refresh: () => Promise<void>;
  readonly now: () => Date;
  readonly id: () => string;
  /** Unguessable signs for codes and tokens. */
  readonly randomBytes: (n: number) => Uint8Array;
  /** A keyed digest: tokens and invitation codes are never stored as they are. */
  readonly digest: (text: string) => string;
  readonly voice: (language: Language) => Voice;
  readonly log: Log;
  /** Where files lie: attachments, locks, secrets. */
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly demo: boolean;
  /** Letters are waiting: the outbox goes to work now, not at its next round. */
  readonly wake: () => void;
  readonly quietSeconds: (channel: ChannelName) => number;
}
