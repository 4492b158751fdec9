/** Who is speaking, and where their chat stands: everything that is known before a message is heard. */

import type { Said } from '../domain/acts.ts';
import type { OpinionState } from '../domain/opinion.ts';
import type { Deputy, Language, Office, Organ, Person, Role } from '../domain/people.ts';
import type { Guard } from './hearing/guard-of.ts';
import type { Step } from './steps.ts';

export interface Chat {
  readonly id: string;
  readonly channel: string;
  readonly address: string;
  readonly personId: string;
  readonly step: Step | null;
  readonly startedWith: string | null;
  readonly lastHeardAt: Date | null;
  readonly goneAt: Date | null;
  readonly lastSeq: number;
  /** Letters up to this position ask nothing any more: the person has answered, or gone on to something else. */
  readonly doneSeq: number;
  readonly createdAt: Date;
  readonly version: number;
}

/** A draft is kept from its first word (voice.md section 3). */
export interface Draft {
  readonly id: string;
  readonly chatId: string;
  readonly personId: string;
  readonly said: readonly Said[];
  readonly deputyNo: string | null;
  readonly areaCode: string | null;
  /** The opinion this may belong to instead: "补充1024号，还是另一件事？" */
  readonly supplementTo: number | null;
  /** What was asked about already, so that the second cry is heard, too (voice.md section 4). */
  readonly guarded: Guard | 'happening' | null;
  /** The card shown last, to be replaced by the next. */
  readonly cardId: string | null;
  readonly revision: number;
  readonly nudges: number;
  readonly nextAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
}

/** What a person was offered lately: a letter with choices that has left, newest first. */
export interface Offer {
  readonly letterId: string;
  readonly seq: number;
  readonly sentAt: Date;
  readonly opinionNumber: number | null;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

/** The citizen's own opinions that may be meant, newest first. */
export interface OwnOpinion {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly state: OpinionState;
  readonly code: string | null;
  /** When we last wrote to this person about it. */
  readonly lastLetterAt: Date | null;
}

export interface Scene {
  readonly chat: Chat;
  readonly person: Person;
  readonly roles: readonly (Role & {
    readonly deputy: Deputy | null;
    readonly office: Office | null;
    readonly organ: Organ | null;
  })[];
  readonly draft: Draft | null;
  readonly offers: readonly Offer[];
  readonly own: readonly OwnOpinion[];
  /** An answer could not be brought to this person, here or elsewhere. */
  readonly untold: boolean;
  /** This very update was heard before: a platform sends again what it thinks was lost. */
  readonly seen: boolean;
}

export const languageOf = (scene: Scene): Language => scene.person.language;
export const deputiesOf = (scene: Scene): readonly Deputy[] =>
  scene.roles.flatMap((role) => (role.kind === 'deputy' && role.deputy ? [role.deputy] : []));
/** Those that run, first; whoever has none left still reads what they had. */
export const mandatesOf = (scene: Scene): readonly Deputy[] => {
  const all = deputiesOf(scene);
  const active = all.filter((one) => one.mandate === 'active');
  return active.length > 0 ? active : all;
};
export const organIdsOf = (scene: Scene): readonly string[] =>
  scene.roles.flatMap((role) => (role.kind === 'handler' && role.organId ? [role.organId] : []));
export const officesOf = (scene: Scene): readonly Office[] =>
  scene.roles.flatMap((role) => (role.kind === 'office' && role.office ? [role.office] : []));
/** A person may be the contact of several. */
export const organsOf = (scene: Scene): readonly Organ[] =>
  scene.roles.flatMap((role) => (role.kind === 'handler' && role.organ ? [role.organ] : []));
