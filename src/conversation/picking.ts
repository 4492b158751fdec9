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
const confirmations: readonly string[] = [
  'confirm',
  'supplement',
  'withdraw',
  'decide',
  'now',
  'ack',
  'practise',
  'send',
  'accept',
  'contact',
];

/** False: the text takes none of the choices. A quoted letter is meant whatever came after it. */
export function* asChoice(turn: Turn, text: string, quoted: readonly Offer[]): Asking<boolean> {
  const asked = newestOfEach(quoted.length > 0 ? quoted.filter((one) => one.choices.length > 0) : askedNow(turn));
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

  const isLast = quoted.length > 0 || newest.seq === turn.scene.chat.lastSeq;
  const word = isLast || isDropped(text) ? yesOrNo(text) : undefined;
  const led = isAnswering(turn) ? leading(text, turn) : undefined;
  const number =
    choiceNumber(text) ?? led?.number ?? (word === 'no' ? 0 : word === 'yes' && affirms(newest) ? 1 : undefined);
  if (number === undefined) return false;
  const byNumber = (one: Offer): Choice | undefined => one.choices[numbersOf(one.choices).indexOf(number)];
  // Where a text is awaited, a number that was not offered there is that text.
  if (!byNumber(newest) && awaitsText(turn)) return false;
  const found = asked.find((one) => byNumber(one));
  if (!found) {
    // "No" where nothing can be declined is ordinary talk.
    const most = Math.max(...numbersOf(newest.choices));
    if (word !== undefined || most === 0) return false;
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

/** While an answer waits for its result, or what is forwarded for its word, a number belongs to that, whatever notice has come in between. */
function askedNow(turn: Turn): readonly Offer[] {
  const open = openOffers(turn);
  const { step } = turn;
  if (step?.name !== 'class' && step?.name !== 'reason' && step?.name !== 'reply' && step?.name !== 'forward')
    return open;
  const begins = step.name === 'forward' ? 'send' : step.name;
  const own = open.find(
    (one) =>
      one.opinionNumber === step.number && one.choices.some((choice) => chosen(choice.id).word.startsWith(begins)),
  );
  return own ? [own] : open;
}

const isAnswering = ({ step }: Turn): boolean =>
  step !== null && ['class', 'reason', 'reply', 'single'].includes(step.name);

/** A citizen who was asked back answers with a figure, too: 2栋还是3栋？ 3. */
const awaitsText = ({ step, scene }: Turn): boolean =>
  step?.name === 'write' ||
  step?.name === 'single' ||
  step?.name === 'on-route' ||
  (step === null && scene.own.some((one) => one.state === 'clarifying'));

const affirms = (one: Offer): boolean =>
  one.choices.some((choice, at) => numbersOf(one.choices)[at] === 1 && confirmations.includes(chosen(choice.id).word));

/** "2 12月1日": the result and its day; "2 盏已换" is a text. Behind the number of a reason its own words may stand. */
function leading(text: string, { step, around }: Turn): { readonly number: number; readonly rest: string } | undefined {
  const [, lead, separator = '', rest = ''] = text.match(/^\s*(\S+?)([\s，,、:：]+)(.*)$/su) ?? [];
  const number = lead === undefined ? undefined : choiceNumber(lead);
  if (number === undefined) return undefined;
  const ownWords = step?.name === 'reason' && separator.trim() === '';
  return rest.trim() === '' || ownWords || isOnlyDay(rest, around.c.today) ? { number, rest } : undefined;
}

/** Takes the choice, or asks which matter is meant when a number or label could mean more than one. */
function* take(
  turn: Turn,
  asked: readonly Offer[],
  picked: (one: Offer) => Choice | undefined,
  words = '',
): Asking<boolean> {
  const meant = asked.flatMap((one) => {
    const choice = picked(one);
    return choice ? [{ one, choice }] : [];
  });
  const [first] = meant;
  if (!first) return false;
  // A list shown last is what a number means; of two matters either could be meant.
  const rivals = subjectOf(first.one) === null ? [first] : meant.filter(({ one }) => subjectOf(one) !== null);
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

/** A later letter on the same opinion asks in the place of the earlier one. */
const newestOfEach = (offers: readonly Offer[]): readonly Offer[] =>
  offers.filter((one, at) => {
    const subject = subjectOf(one);
    return subject === null || offers.findIndex((other) => subjectOf(other) === subject) === at;
  });

/** What a letter with choices is about: one opinion, the draft, or nothing single (a list). */
function subjectOf({ opinionNumber, choices }: Offer): string | null {
  if (opinionNumber !== null) return String(opinionNumber);
  return choices.some((choice) => chosen(choice.id).word === 'discard') ? 'draft' : null;
}
