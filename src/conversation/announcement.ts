/** One letter that a decision owes to somebody else than the speaker, before it is put into their language. */

import type { About } from '../channel.ts';
import type { Deputy } from '../domain/people.ts';
import type { Value, Values } from '../text/render.ts';
import type { TextKey } from '../text/resources.ts';
import type { Reached } from './questions.ts';
import type { Offering } from './turn.ts';

export type Recipient =
  | { readonly role: 'citizen'; readonly personId: string | null; readonly chatId: string | null }
  /** `standInFor`: the deputy who is away, when this is their delegate. */
  | { readonly role: 'deputy'; readonly personId: string; readonly standInFor?: Deputy }
  | { readonly role: 'office'; readonly officeId: string }
  /** Everybody who has joined for the organ; while nobody has, the office of the opinion. */
  | { readonly role: 'handler'; readonly organId: string };

export interface Announcement {
  readonly to: Recipient;
  readonly key: TextKey;
  readonly values: Values;
  readonly choices: readonly Offering[];
  readonly files: readonly { readonly id: string; readonly kind: 'photo' | 'voice' | 'video' | 'document' }[];
  readonly about: About;
  /** The letter that carries a feedback: its evidence moves the state. */
  readonly feedbackId: string | null;
  readonly notBefore: Date | null;
  /** A duty message is told at night only when the person is awake; urgent ones always. */
  readonly urgent: boolean;
}

/** What a notice names beside its opinion: the counter it was diverted to, the person who asks for a call, those joined. */
export interface Named {
  readonly door?: DoorNamed | undefined;
  readonly caller?: Reached | undefined;
  /** How far the letters to those joined have come. */
  readonly joined?: Value;
  /** Whoever has agreed that an organ calls them. */
  readonly author?: Reached | undefined;
}

export interface DoorNamed {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly hours: string;
}

/** What a notice says; whoever sends it fills in the rest. */
export type Composed = Pick<Announcement, 'key' | 'values' | 'about'> & Partial<Announcement>;
