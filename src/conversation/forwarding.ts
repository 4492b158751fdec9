/** A deputy forwards: to whom, what they will read, and off it goes (voice.md section 1; lifecycle.md section 2). */

import type { Act, Attached } from '../domain/acts.ts';
import type { Actor, Deputy, Organ } from '../domain/people.ts';
import { routeName } from '../domain/route.ts';
import { citizensWords } from './citizens-words.ts';
import { askAtForwarding } from './forward-guards.ts';
import { matterOnly } from './hearing/matter-only.ts';
import { insiderAct, insiderMatter, mayBegin } from './insider.ts';
import { offer } from './offerings.ts';
import { type Asking, ask, type KnownMatter } from './questions.ts';
import type { Step } from './steps.ts';
import { about, citizenTold, contents, deputyNamed, districtOf } from './told.ts';
import { routeClock, targetNamed } from './told-routes.ts';
import { type Offering, say, type Turn } from './turn.ts';

type Kind = 'refer' | 'transfer' | 'report';
type ForwardStep = Extract<Step, { name: 'forward' }>;

/** Signs that a deputy takes in at a glance, without being shown them again. */
const glance = 200;
const shown = 3;

/** 办理去向: where it could go, the likeliest organ first. */
export function* forward(turn: Turn, number: number | undefined): Asking<void> {
  const found = yield* insiderMatter(turn, number, 'forward');
  if (!found || !mayBegin(turn, found, 'refer')) return;
  const { opinion } = found.matter;
  say(
    turn,
    'conversation:forward.where',
    { number: opinion.number },
    {
      choices: [
        ...(yield* proposals(turn, found.matter, shown)),
        offer('refer', [opinion.number], 'conversation:choice.referOther', 'refer'),
        ...(found.actor.role === 'deputy' && found.actor.as === 'delegate'
          ? []
          : [
              offer('transfer', [opinion.number], 'conversation:choice.transfer', 'transfer'),
              offer('report', [opinion.number], 'conversation:choice.report', 'report'),
            ]),
        offer('stay', [], 'conversation:choice.stay', 'cancel'),
      ],
      opinionId: opinion.id,
    },
  );
}

/** 转给区城管局: what the competence table of the roster proposes; not where it is, or came back from. */
export function* proposals(turn: Turn, matter: KnownMatter, most: number): Asking<Offering[]> {
  const { opinion } = matter;
  const { text } = yield* citizensWords(matter);
  return turn.around.directory
    .organsFor(text || opinion.title, opinion.areaCode)
    .filter(
      (organ) => !matter.routes.some(({ target, inRound }) => target.id === organ.id && inRound === opinion.round),
    )
    .slice(0, most)
    .map((organ) => referTo(opinion.number, organ));
}

export const referTo = (number: number, organ: Organ): Offering =>
  offer('refer', [number, organ.id], 'conversation:choice.refer', 'refer', { organ: organ.name });

/** 转办 1024 区城管局: by name; several names are the lead and those who give their opinion. */
export function* refer(turn: Turn, number: number | undefined, words: string | undefined): Asking<void> {
  const found = yield* insiderMatter(turn, number, 'refer');
  if (!found || !mayBegin(turn, found, 'refer')) return;
  const { opinion } = found.matter;
  if (!words?.trim()) {
    turn.step = { name: 'forward-to', kind: 'refer', number: opinion.number };
    say(
      turn,
      'conversation:forward.whichOrgan',
      { number: opinion.number },
      {
        choices: [
          ...(yield* proposals(turn, found.matter, shown)),
          offer('stay', [], 'conversation:choice.stay', 'cancel'),
        ],
        opinionId: opinion.id,
      },
    );
    return;
  }
  const { organs, candidates, unknown } = turn.around.directory.organNamed(words, opinion.areaCode);
  if (candidates.length > 0 || organs.length === 0) {
    turn.step = { name: 'forward-to', kind: 'refer', number: opinion.number };
    const likely = candidates.length > 0 ? candidates.slice(0, 9) : [];
    say(
      turn,
      likely.length > 0 ? 'conversation:forward.severalOrgans' : 'conversation:forward.noOrgan',
      { name: unknown[0] ?? words.slice(0, 20) },
      {
        choices: [
          ...(likely.length > 0
            ? likely.map((organ) => referTo(opinion.number, organ))
            : yield* proposals(turn, found.matter, shown)),
          offer('stay', [], 'conversation:choice.stay', 'cancel'),
        ],
        opinionId: opinion.id,
      },
    );
    return;
  }
  yield* prepare(turn, { number: opinion.number, kind: 'refer', targets: organs.map(({ id }) => id) }, true);
}

/** 转交 1024 李明: to another deputy of any level. */
export function* transfer(turn: Turn, number: number | undefined, words: string | undefined): Asking<void> {
  const found = yield* insiderMatter(turn, number, 'transfer');
  if (!found || !mayBegin(turn, found, 'transfer')) return;
  const { opinion } = found.matter;
  const name = words?.trim() ?? '';
  const byNo = name ? yield* ask('deputy', { no: name }) : null;
  const areas = opinion.areaCode ? turn.around.directory.within(opinion.areaCode) : [];
  const others = byNo
    ? [byNo]
    : name
      ? yield* ask('deputies', { name, limit: 6 })
      : areas.length > 0
        ? yield* ask('deputies', { areas, limit: 7 })
        : [];
  const possible = others.filter((one) => one.no !== opinion.deputyNo);
  const [only] = possible;
  if (name && only && possible.length === 1) {
    yield* prepare(turn, { number: opinion.number, kind: 'transfer', targets: [only.no] }, true);
    return;
  }
  turn.step = { name: 'forward-to', kind: 'transfer', number: opinion.number };
  const several = possible.length > 0;
  say(
    turn,
    several
      ? 'conversation:forward.whichDeputy'
      : name
        ? 'conversation:forward.noDeputy'
        : 'conversation:forward.anyDeputy',
    { number: opinion.number, name },
    {
      choices: [
        ...possible.slice(0, 6).map((deputy) => transferTo(turn, opinion.number, deputy)),
        offer('stay', [], 'conversation:choice.stay', 'cancel'),
      ],
      opinionId: opinion.id,
    },
  );
}

const transferTo = (turn: Turn, number: number, deputy: Deputy): Offering =>
  offer(
    'transfer',
    [number, deputy.no],
    deputy.personId ? 'conversation:choice.deputy' : 'conversation:choice.deputyNotJoined',
    'transfer',
    { who: deputyNamed(deputy), district: districtOf(deputy, turn.language) },
  );

/** 反映 1024: to the office of the deputy's own congress. */
export function* report(turn: Turn, number: number | undefined, words: string | undefined): Asking<void> {
  const found = yield* insiderMatter(turn, number, 'report');
  if (!found || !mayBegin(turn, found, 'report')) return;
  const { opinion } = found.matter;
  const officeId = congressOffice(turn, found.matter);
  yield* prepare(turn, { number: opinion.number, kind: 'report', targets: [officeId], words }, false);
}

/** The office of the congress the deputy sits in; the opinion's own where the roster names none. */
function congressOffice(turn: Turn, { opinion, deputies }: KnownMatter): string {
  const congress = deputies.find(({ no }) => no === opinion.deputyNo)?.congressId;
  const own = turn.around.directory.officeOfCongress(congress ?? null);
  return own?.id ?? opinion.officeId;
}

export interface Wanted {
  readonly number: number;
  readonly kind: Kind;
  readonly targets: readonly string[];
  /** The deputy's own words for it, instead of the citizen's. */
  readonly words?: string | undefined;
}

/**
 * What the target will read: the matter, never the citizen. Short words in which nothing had to be masked go at once
 * when `quick`; anything else is looked at first.
 */
export function* prepare(turn: Turn, wanted: Wanted, quick: boolean): Asking<void> {
  const found = yield* insiderMatter(turn, wanted.number, wanted.kind);
  if (!found || !mayBegin(turn, found, wanted.kind)) return;
  const { opinion } = found.matter;
  const { text: whole, files: all } = yield* citizensWords(found.matter);
  if (yield* askAtForwarding(turn, found, wanted, whole)) return;
  const [author] = opinion.authorId ? yield* ask('persons', { ids: [opinion.authorId] }) : [];
  const own = { ownName: author?.name ?? opinion.toldBy, ownPhone: author?.phone ?? null };
  const { text, masked } = matterOnly(wanted.words?.trim() || whole, turn.around.place.personalData, own);
  // A voice tells who speaks: it stays with the deputy, its text goes.
  const files = all.filter(({ kind }) => kind !== 'voice');
  const voices = all.length - files.length;
  const step: ForwardStep = {
    name: 'forward',
    kind: wanted.kind,
    number: opinion.number,
    targets: wanted.targets,
    brief: text,
    files,
  };
  const touched = Object.values(masked).some((count) => count > 0);
  const plain = !touched && voices === 0 && files.length === 0 && text.length > 0 && text.length <= glance;
  if (quick && plain) yield* send(turn, step);
  else yield* showForward(turn, step, { masked: touched, empty: text === '' });
}

/** The card: what they read, and the word that sends it. Other words take its place. */
export function* showForward(
  turn: Turn,
  step: ForwardStep,
  { masked, empty }: { readonly masked: boolean; readonly empty: boolean },
): Asking<void> {
  const found = yield* insiderMatter(turn, step.number, step.kind);
  if (!found) return;
  turn.step = step;
  const { opinion } = found.matter;
  say(
    turn,
    empty ? 'conversation:forward.noWords' : 'conversation:forward.confirm',
    {
      number: step.number,
      target: { list: yield* targetsNamed(turn, step) },
      text: step.brief,
      files: contents(step.files),
      masked: masked ? { key: 'conversation:forward.masked' } : '',
    },
    {
      choices: [
        ...(empty ? [] : [offer('send', [step.number], 'conversation:choice.send', step.kind)]),
        offer('stay', [], 'conversation:choice.stay', 'cancel'),
      ],
      about: about('drafted', opinion),
      opinionId: opinion.id,
    },
  );
}

function* targetsNamed(turn: Turn, { kind, targets }: Pick<ForwardStep, 'kind' | 'targets'>) {
  const { directory } = turn.around;
  if (kind === 'refer') return targets.map((id) => directory.organs.get(id)?.name ?? id);
  if (kind === 'report') return targets.map((id) => directory.offices.get(id)?.name ?? id);
  const deputy = yield* ask('deputy', { no: targets[0] ?? '' });
  return [deputy ? deputyNamed(deputy) : ''];
}

/** The word was said. */
export function* send(turn: Turn, step: ForwardStep): Asking<void> {
  const found = yield* insiderMatter(turn, step.number, step.kind);
  if (!found) return;
  const others: Deputy[] = [];
  const act = yield* actOf(turn, step, others);
  if (!act) return;
  yield* done(turn, found, act, step.kind, others);
}

function* actOf(turn: Turn, { kind, targets, brief, files }: ForwardStep, others: Deputy[]): Asking<Act | null> {
  const [first = ''] = targets;
  if (kind === 'report') return { name: 'report', officeId: first, brief, files };
  if (kind === 'transfer') {
    const deputy = yield* ask('deputy', { no: first });
    if (!deputy) {
      say(turn, 'conversation:deputies.none', { name: first });
      return null;
    }
    others.push(deputy);
    return { name: 'transfer', deputy, brief };
  }
  const organs = targets.flatMap((id) => turn.around.directory.organs.get(id) ?? []);
  const [organ, ...coHandlers] = organs;
  if (!organ) {
    say(turn, 'conversation:forward.noOrgan', { name: first });
    return null;
  }
  return { name: 'refer', organ, coHandlers, brief, files: files as readonly Attached[] };
}

function* done(
  turn: Turn,
  { matter, actor }: { readonly matter: KnownMatter; readonly actor: Actor },
  act: Act,
  kind: Kind,
  others: readonly Deputy[],
): Asking<void> {
  const decision = yield* insiderAct(turn, matter, actor, act, others);
  if (!decision) return;
  const route = decision.routes.at(-1);
  if (!route) return;
  const { opinion } = decision.matter;
  const clock = routeClock(decision.matter, route.id);
  const organ = route.target.role === 'organ' ? turn.around.directory.organs.get(route.target.id) : undefined;
  say(
    turn,
    organ && !organ.joined ? 'conversation:didForward.onPaper' : `conversation:didForward.${kind}`,
    {
      route: routeName(route),
      target: targetNamed(route, { deputies: [...matter.deputies, ...others] }, turn.around),
      others: { list: route.coHandlers.flatMap((id) => turn.around.directory.organs.get(id)?.name ?? []) },
      due: clock ? { day: clock.due } : '',
      told: citizenTold(opinion),
      link: organ && !organ.joined ? turn.around.replyLink(route.id, organ.id) : '',
    },
    {
      choices: [offer('drop', [route.no, route.n], 'conversation:choice.drop', 'cancel')],
      about: about(kind, opinion, clock?.due),
      opinionId: opinion.id,
    },
  );
}
