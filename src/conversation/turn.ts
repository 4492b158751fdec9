/** One turn of a conversation: what was heard, and everything that is to be saved and said because of it. */

import type { About, MediaKind } from '../channel.ts';
import type { Act } from '../domain/acts.ts';
import { decide } from '../domain/decide.ts';
import type { Decision, Refusal } from '../domain/decision.ts';
import type { Circumstances } from '../domain/matter.ts';
import type { Actor, Deputy, Language, Office, Organ, Person } from '../domain/people.ts';
import type { Place } from '../domain/place.ts';
import type { Values } from '../text/render.ts';
import type { TextKey } from '../text/resources.ts';
import { type Asking, ask, type KnownMatter, type Questions } from './questions.ts';
import type { Draft, Scene } from './scene.ts';
import type { Step } from './steps.ts';

/** A choice before it has words: the label in the reader's language, the act it stands for. */
export interface Offering {
  /** ASCII, at most 64 bytes: `word.argument.argument`. */
  readonly id: string;
  readonly label: TextKey;
  readonly with?: Values;
  readonly act?: string;
}

export interface Utterance {
  readonly id: string;
  readonly key: TextKey;
  readonly values: Values;
  readonly choices: readonly Offering[];
  readonly files: readonly { readonly id: string; readonly kind: MediaKind }[];
  readonly about: About | null;
  readonly notBefore: Date | null;
  readonly replaces: string | null;
  readonly once: string | null;
  readonly opinionId: string | null;
}

export interface Directory {
  readonly areas: ReadonlyMap<
    string,
    { readonly code: string; readonly name: string; readonly latinName: string; readonly parentCode: string | null }
  >;
  readonly offices: ReadonlyMap<string, Office>;
  /** The ended ones, too: old routes name them. */
  readonly organs: ReadonlyMap<string, Organ>;
  readonly root: Office | undefined;
  /** The area's office, its parent's, else the root office. */
  readonly officeOfArea: (areaCode: string | null) => Office;
  /** The area that words mean; more than one when they may mean several. */
  /** Whom a text is for, the likeliest first (the roster's competence table). */
  readonly organsFor: (text: string, areaCode: string | null) => readonly Organ[];
  /** The organs that words name: sure, the lead first; else those that may be meant. */
  readonly organNamed: (
    words: string,
    areaCode: string | null,
  ) => {
    readonly organs: readonly Organ[];
    readonly candidates: readonly Organ[];
    readonly unknown: readonly string[];
  };
  /** The organs whose own people a text complains about, and who is the right door instead, the best first. */
  readonly officialsIn: (
    text: string,
    areaCode: string | null,
  ) => {
    readonly organs: readonly Organ[];
    readonly doors: readonly Organ[];
    readonly words: readonly string[];
  } | null;
  /** The office of a congress, where the roster names one. */
  readonly officeOfCongress: (congressId: string | null) => Office | undefined;
  readonly guessArea: (text: string) => {
    readonly code: string | null;
    readonly candidates: readonly string[];
    readonly sure: boolean;
    readonly alone: boolean;
  };
  /** The area with everything below or above it. */
  readonly within: (areaCode: string) => readonly string[];
}

/** What pure code must not know by itself. */
export interface Surroundings {
  readonly c: Omit<Circumstances, 'deputy'>;
  readonly place: Place;
  readonly directory: Directory;
  readonly code: () => string;
  readonly digestOf: (invitationCode: string) => string;
  /** The reply page of one organ on one route; the printable sheet is the same address with `/slip`. */
  readonly replyLink: (routeId: string, organId: string) => string;
  /** What opens the same page from the printed sheet, beside the route's name. */
  readonly replyCode: (routeId: string, organId: string) => string;
  /** Seconds a card waits for the person to pause: shorter where it can be edited in place. */
  readonly quietSeconds: number;
  readonly demo: boolean;
}

export interface Turn {
  readonly scene: Scene;
  readonly around: Surroundings;
  /** What was said that may become part of an opinion: the text and the files of this message. */
  readonly decisions: Decision[];
  readonly utterances: Utterance[];
  readonly matters: Map<string, KnownMatter>;
  /** What was said takes up what was offered before, or goes on to something else; false after a mere courtesy. */
  settles: boolean;
  step: Step | null;
  draft: Draft | null;
  person: Partial<Person>;
  deputyChanges: {
    no: string;
    set: Partial<Pick<Deputy, 'awayUntil' | 'delegateNo' | 'delegateMayAnswer' | 'digestAt'>>;
  }[];
  /** An invitation's code stands in these words: they are not kept as they are. */
  heardCode: boolean;
  invitationUsed: string | null;
  granted: {
    kind: 'deputy' | 'office' | 'operator' | 'handler';
    deputyNo: string | null;
    officeId: string | null;
    organId: string | null;
  } | null;
  templatesAdded: { deputyNo: string; text: string; n: number }[];
  templatesRemoved: { deputyNo: string; n: number }[];
  /** Cards that must not leave any more because something newer took their place. */
  readonly recalled: string[];
  /** Something the office must hear at once, whatever the hour. */
  alert: {
    readonly kind: 'self-harm' | 'happening' | 'more';
    readonly officeId: string;
    readonly deputyPersonId: string | null;
    readonly text: string;
  } | null;
  /** What an office wrote to somebody in need. */
  passedOn: { readonly personId: string; readonly text: string } | null;
  /** 请回电 without any opinion yet: the office owes a call all the same. */
  callBack: boolean;
  /** Calls beside any opinion that were made, and what was said. */
  readonly called: { readonly dutyId: string; readonly note: string }[];
  language: Language;
  /** The deputy or station offered first for what is written next. */
  startedWith: string | null;
}

/** As much of a turn as acts need: the system acts without a speaker. */
export type Acting = Pick<Turn, 'decisions' | 'matters' | 'around'>;

export function newTurn(scene: Scene, around: Surroundings): Turn {
  return {
    scene,
    around,
    decisions: [],
    utterances: [],
    matters: new Map(),
    settles: true,
    step: scene.chat.step,
    draft: scene.draft,
    person: {},
    deputyChanges: [],
    heardCode: false,
    invitationUsed: null,
    granted: null,
    templatesAdded: [],
    templatesRemoved: [],
    recalled: [],
    alert: null,
    passedOn: null,
    callBack: false,
    called: [],
    language: scene.person.language,
    startedWith: scene.chat.startedWith,
  };
}

export interface SayOptions {
  readonly choices?: readonly Offering[];
  readonly files?: Utterance['files'];
  readonly about?: About;
  readonly notBefore?: Date;
  readonly replaces?: string | null;
  readonly once?: string;
  readonly opinionId?: string;
}

/** Says something in this chat; returns the letter's id. */
export function say(turn: Turn, key: TextKey, values: Values = {}, options: SayOptions = {}): string {
  const id = turn.around.c.id();
  turn.utterances.push({
    id,
    key,
    values,
    choices: options.choices ?? [],
    files: options.files ?? [],
    about: options.about ?? null,
    notBefore: options.notBefore ?? null,
    replaces: options.replaces ?? null,
    once: options.once ?? null,
    opinionId: options.opinionId ?? null,
  });
  return id;
}

/** The matter as it is after everything this turn has done already. */
export function* matterOf(turn: Acting, key: Questions['matter']['key']): Asking<KnownMatter | null> {
  for (const known of turn.matters.values())
    if (('id' in key && known.opinion.id === key.id) || ('number' in key && known.opinion.number === key.number))
      return known;
  const found = yield* ask('matter', key);
  if (found) {
    const again = turn.matters.get(found.opinion.id);
    if (again) return again;
    turn.matters.set(found.opinion.id, found);
  }
  return found;
}

export function circumstances(turn: Pick<Turn, 'around'>, deputies: readonly Deputy[]): Circumstances {
  return { ...turn.around.c, deputy: (no) => deputies.find((deputy) => deputy.no === no) };
}

/** Does an act, with everything the system does because of it, or returns why it cannot be. */
export function* perform(
  turn: Acting,
  matter: KnownMatter,
  actor: Actor,
  act: Act,
  others: readonly Deputy[] = [],
): Asking<Decision | Refusal> {
  // Each once: hundreds of acts in one turn may hand the same ones on.
  const known = [...others, ...matter.deputies.filter((one) => !others.some((other) => other.no === one.no))];
  const decision = decide(matter, actor, act, circumstances(turn, known));
  if (!decision.ok) return decision;
  turn.decisions.push(decision);
  turn.matters.set(matter.opinion.id, { ...matter, ...decision.matter, deputies: known });
  yield* followed(turn, decision, known);
  return decision;
}

function* followed(turn: Acting, decision: Decision, known: readonly Deputy[]): Asking<void> {
  for (const { opinionId, act } of decision.follow) {
    const other = yield* matterOf(turn, { id: opinionId });
    if (other) yield* perform(turn, other, { role: 'system' }, act, known);
  }
}
