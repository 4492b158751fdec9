/** 1 / １ / 一 / 第一个 / the label / 好的: which of the offered choices a text takes, and of which letter. */

import { choose } from './choosing.ts';
import { choiceNumber, handsIn, isDropped, matchesLabel, yesOrNo } from './hearing/choice-words.ts';
import { isOnlyDay } from './hearing/guess-day.ts';
import { chosen, numbersOf, offer, openOffers } from './offerings.ts';
import type { Asking } from './questions.ts';
import type { Offer } from './scene.ts';
import { say, type Turn } from './turn.ts';

type Choice = Offer['choices'][number];

/** Questions that a plain yes answers. */
const confirmations: readonly string[] = ['confirm', 'supplement', 'withdraw', 'decide', 'now', 'ack', 'practise'];

/** False: the text takes none of the choices. A quoted letter is meant whatever came after it. */
export function* asChoice(turn: Turn, text: string, quoted: readonly Offer[]): Asking<boolean> {
  const asked = quoted.length > 0 ? quoted.filter((one) => one.choices.length > 0) : askedNow(turn);
  const [newest] = asked;
  if (!newest) return false;
  const byLabel = (one: Offer): Choice | undefined =>
    one.choices[
      matchesLabel(
        text,
        one.choices.map((choice) => choice.label),
        numbersOf(one.choices),
      ) ?? -1
    ];
  if (asked.some((one) => byLabel(one))) return yield* take(turn, asked, byLabel);
  const toHandIn = (one: Offer): Choice | undefined => one.choices.find(({ id }) => chosen(id).word === 'confirm');
  if (handsIn(text) && asked.some((one) => toHandIn(one))) return yield* take(turn, asked, toHandIn);

  const word = quoted.length > 0 || newest.seq === turn.scene.chat.lastSeq ? yesOrNo(text) : undefined;
  const led = isAnswering(turn) ? numberAndDay(text, turn) : undefined;
  const number =
    choiceNumber(text) ?? led?.number ?? (word === 'no' ? 0 : word === 'yes' && affirms(newest) ? 1 : undefined);
  if (number === undefined) return false;
  const byNumber = (one: Offer): Choice | undefined => one.choices[numbersOf(one.choices).indexOf(number)];
  const found = asked.find((one) => byNumber(one));
  if (!found) {
    // "No" where nothing can be declined is ordinary talk; where a text is awaited, a number is that text.
    const most = Math.max(...numbersOf(newest.choices));
    if (word !== undefined || most === 0 || awaitsText(turn)) return false;
    turn.settles = false;
    say(turn, 'conversation:noSuchChoice', { count: most });
    return true;
  }
  const declined = word === 'no' ? chosen(byNumber(found)?.id ?? '').word : '';
  if (declined === 'discard' && !isDropped(text)) {
    // 不对 on a card finds a fault in it; it throws nothing away.
    turn.settles = false;
    say(turn, 'conversation:faulty');
    return true;
  }
  return yield* take(turn, asked, byNumber, led?.rest);
}

/** While an answer waits for its result a number belongs to that, whatever notice has come in between. */
function askedNow(turn: Turn): readonly Offer[] {
  const open = openOffers(turn);
  const { step } = turn;
  if (step?.name !== 'class' && step?.name !== 'reason') return open;
  const own = open.find(
    (one) =>
      one.opinionNumber === step.number && one.choices.some((choice) => chosen(choice.id).word.startsWith(step.name)),
  );
  return own ? [own] : open;
}

const isAnswering = ({ step }: Turn): boolean => step?.name === 'class' || step?.name === 'reason';

/** A citizen who was asked back answers with a figure, too: 2栋还是3栋？ 3. */
const awaitsText = ({ step, scene }: Turn): boolean =>
  step?.name === 'write' || (step === null && scene.own.some((one) => one.state === 'clarifying'));

const affirms = (one: Offer): boolean =>
  one.choices.some((choice, at) => numbersOf(one.choices)[at] === 1 && confirmations.includes(chosen(choice.id).word));

/** "2 12月1日": the result and its day; "2 盏已换" is a text. */
function numberAndDay(text: string, turn: Turn): { readonly number: number; readonly rest: string } | undefined {
  const [, lead, rest = ''] = text.match(/^\s*(\S+?)[\s，,、:：]+(.*)$/su) ?? [];
  const number = lead === undefined ? undefined : choiceNumber(lead);
  if (number === undefined || (rest.trim() !== '' && !isOnlyDay(rest, turn.around.c.today))) return undefined;
  return { number, rest };
}

/** Takes the choice, or asks which matter is meant when a number or label could mean more than one. */
function* take(
  turn: Turn,
  asked: readonly Offer[],
  picked: (one: Offer) => Choice | undefined,
  words = '',
): Asking<boolean> {
  const meant = new Map<string, { readonly one: Offer; readonly choice: Choice }>();
  for (const one of asked) {
    const choice = picked(one);
    const subject = subjectOf(one) ?? one.letterId;
    if (choice && !meant.has(subject)) meant.set(subject, { one, choice });
  }
  const [first] = meant.values();
  if (!first) return false;
  // A list shown last is what a number means; of two matters either could be meant.
  const rivals =
    subjectOf(first.one) === null ? [first] : [...meant.values()].filter(({ one }) => subjectOf(one) !== null);
  if (rivals.length === 1) {
    yield* choose(turn, first.choice.id, { words });
    return true;
  }
  say(
    turn,
    'conversation:whichOffer',
    {},
    {
      choices: rivals.map(({ one, choice }) => ({
        ...offer('same', [], 'conversation:choice.whichOffer', chosen(choice.id).word, {
          number: one.opinionNumber ?? '',
          label: choice.label,
        }),
        id: choice.id,
      })),
    },
  );
  return true;
}

/** What a letter with choices is about: one opinion, the draft, or nothing single (a list). */
function subjectOf({ opinionNumber, choices }: Offer): string | null {
  if (opinionNumber !== null) return String(opinionNumber);
  return choices.some((choice) => chosen(choice.id).word === 'discard') ? 'draft' : null;
}
