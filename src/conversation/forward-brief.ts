/** What the target of a forwarding will read, and the card that shows it first (lifecycle.md: the matter, not the citizen). */

import { citizensWords, withoutCitizen } from './citizens-words.ts';
import { askAtForwarding } from './forward-guards.ts';
import { type ForwardKind, type ForwardStep, sendForward } from './forward-sending.ts';
import { insiderMatter, mayBegin } from './insider.ts';
import { offer } from './offerings.ts';
import { type Asking, ask } from './questions.ts';
import { about, contents, deputyNamed } from './told.ts';
import { say, type Turn } from './turn.ts';

/** Signs that a deputy takes in at a glance, without being shown them again. */
const glance = 200;

export interface Wanted {
  readonly number: number;
  readonly kind: ForwardKind;
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
  const { text, masked } = yield* withoutCitizen(turn, found.matter, wanted.words?.trim() || whole);
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
  const plain = !masked && voices === 0 && files.length === 0 && text.length > 0 && text.length <= glance;
  if (quick && plain) yield* sendForward(turn, step);
  else yield* showForward(turn, step, { masked, empty: text === '' });
}

/** In the deputy's own words: who it is about is masked in these, too. */
export function* rewriteForward(
  turn: Turn,
  step: ForwardStep,
  words: string,
  files: ForwardStep['files'],
): Asking<void> {
  const found = yield* insiderMatter(turn, step.number, step.kind);
  if (!found) return;
  const { text, masked } = yield* withoutCitizen(turn, found.matter, words);
  yield* showForward(turn, { ...step, brief: text, files: [...step.files, ...files] }, { masked, empty: false });
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
        ...(empty
          ? []
          : [
              offer(
                'send',
                [step.number, step.kind, ...step.targets.slice(0, 1)],
                'conversation:choice.send',
                step.kind,
              ),
            ]),
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
