/** Ordinary talk: one line or none, never an opinion (voice.md section 2). */

import { isOpen } from '../domain/opinion.ts';
import { citizenAct, urge, why } from './citizen.ts';
import { cardAgain } from './drafting.ts';
import { help } from './entering.ts';
import { passOn } from './guarding.ts';
import { type PhoneIn, phoneIn } from './hearing/phone-in.ts';
import type { TalkKind } from './hearing/small-talk.ts';
import { inbox } from './inbox.ts';
import { isDeputy, isHandler, isOffice } from './insider.ts';
import { offer } from './offerings.ts';
import { desk } from './office.ts';
import { organInbox } from './organ-inbox.ts';
import type { Asking } from './questions.ts';
import { listMine, ownMatter, status, wayOn } from './status.ts';
import { officeNamed } from './told.ts';
import { say, type Turn } from './turn.ts';

export function* talk(turn: Turn, kind: TalkKind): Asking<boolean> {
  const office = turn.around.directory.officeOfArea(null);
  const insider = isDeputy(turn) || isOffice(turn) || isHandler(turn);
  if (kind === 'no' && turn.step?.name === 'phone') {
    turn.step = null;
    say(turn, 'conversation:phone.none');
    return true;
  }
  switch (kind) {
    case 'greeting':
      say(turn, insider ? 'conversation:talk.greetingInsider' : 'conversation:talk.greeting');
      return true;
    case 'thanks':
      say(turn, 'conversation:talk.thanks');
      return true;
    case 'ack':
      say(
        turn,
        insider ? 'conversation:talk.ackInsider' : waits(turn) ? 'conversation:talk.ack' : 'conversation:talk.ackPlain',
      );
      return true;
    case 'bye':
      say(turn, waits(turn) ? 'conversation:talk.bye' : 'conversation:talk.byePlain');
      return true;
    case 'settled':
      return insider ? false : yield* settled(turn);
    case 'yes':
    case 'no':
    case 'finished':
    case 'slip':
      // A deputy's 好了 may be the whole answer.
      if (insider && kind === 'finished') return false;
      // What is not handed in yet is shown once more, with what to press.
      if (turn.draft) yield* cardAgain(turn);
      else if (kind === 'slip') say(turn, 'conversation:talk.slip');
      else yield* talk(turn, 'ack');
      return true;
    case 'who':
      say(turn, 'conversation:talk.who', { office: officeNamed(office), phone: office.phone ?? '' });
      return true;
    case 'status':
      yield* anyStatus(turn);
      return true;
    case 'urge': {
      const matter = yield* ownMatter(turn, undefined, 'urge');
      if (matter) yield* urge(turn, matter);
      return true;
    }
    case 'why': {
      const matter = yield* ownMatter(turn, undefined, 'why');
      if (matter) yield* why(turn, matter);
      return true;
    }
    case 'callback':
      yield* callBack(turn, undefined);
      return true;
    case 'insult':
      say(
        turn,
        'conversation:talk.insult',
        { office: officeNamed(office), phone: office.phone ?? '' },
        { choices: wayOn },
      );
      return true;
    case 'money':
      say(turn, 'conversation:talk.money');
      return true;
    case 'help':
      yield* help(turn);
      return true;
    default:
      return false;
  }
}

/** Whether this person is owed any news. */
const waits = (turn: Turn): boolean => turn.scene.own.some((one) => isOpen(one) || one.state === 'answering');

/** 已经修好了: a rating where one is awaited; else it may be the end of what is open, which only the citizen decides. */
function* settled(turn: Turn): Asking<boolean> {
  const { own } = turn.scene;
  if (turn.draft) return yield* talk(turn, 'slip');
  const answered = own.find((one) => one.state === 'answered');
  if (answered) {
    const matter = yield* ownMatter(turn, answered.number, 'rate');
    if (matter) yield* citizenAct(turn, matter, { name: 'rate', solved: 'yes' });
    return true;
  }
  const open = own.filter((one) => isOpen(one));
  const [only] = open;
  if (!only) return yield* talk(turn, 'thanks');
  if (open.length > 1) yield* listMine(turn, 'withdraw');
  else
    say(
      turn,
      'conversation:talk.settled',
      { number: only.number },
      {
        choices: [
          offer('withdraw', [only.number], 'conversation:choice.withdraw', 'withdraw'),
          offer('stay', [], 'conversation:choice.stay', 'cancel'),
        ],
      },
    );
  return true;
}

/** 查, 有消息吗: whatever this person waits for. */
export function* anyStatus(turn: Turn): Asking<void> {
  if (isDeputy(turn)) return yield* inbox(turn);
  if (isOffice(turn)) return yield* desk(turn, 'all');
  if (isHandler(turn)) return yield* organInbox(turn);
  if (turn.scene.own.length === 0) return yield* listMine(turn);
  const matter = yield* ownMatter(turn, undefined, 'status');
  if (matter) yield* status(turn, matter);
}

/** 请回电: on the opinion that is meant, or on none; the office calls either way. */
export function* callBack(turn: Turn, number: number | undefined): Asking<void> {
  const wanted =
    number ??
    turn.scene.own.find((one) =>
      ['submitted', 'acknowledged', 'clarifying', 'handling', 'answering', 'answered'].includes(one.state),
    )?.number;
  const matter = wanted === undefined ? null : yield* ownMatter(turn, wanted, 'callback');
  if (matter) {
    if (yield* citizenAct(turn, matter, { name: 'call-back' })) askPhone(turn);
    return;
  }
  const office = turn.around.directory.officeOfArea(turn.draft?.areaCode ?? null);
  turn.callBack = true;
  say(turn, 'conversation:callBack', { office: officeNamed(office), phone: office.phone ?? '' });
  askPhone(turn);
}

function askPhone(turn: Turn): void {
  if (turn.scene.person.phone !== null) return;
  turn.step = { name: 'phone' };
  say(turn, 'conversation:phone.ask');
}

/** A number to call is kept; whatever else was said is heard as it would be without our question (false). */
export function* keepPhone(turn: Turn, text: string): Asking<boolean> {
  const alerted = turn.step?.name === 'phone' && turn.step.alerted;
  turn.step = null;
  const found = numberIn(turn, text);
  if (!found) return false;
  turn.person = { ...turn.person, phone: found.phone };
  say(turn, 'conversation:phone.kept', { phone: found.phone });
  if (alerted) yield* passOn(turn, found.phone);
  return !found.more;
}

/** A telephone number of the place in what was written, and whether more was said than that. */
function numberIn(turn: Turn, text: string): PhoneIn | undefined {
  const { mobile, landline, localNumber, phone } = turn.around.place.personalData;
  return phoneIn(
    text,
    [mobile, landline, localNumber, phone].filter((form) => form !== undefined),
  );
}

export const phoneHeard = (turn: Turn, text: string): string | undefined => numberIn(turn, text)?.phone;
