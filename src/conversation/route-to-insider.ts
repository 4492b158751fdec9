/** What the deputy in charge and the office hear of a route, with what they can do about it at once. */

import { filesIn } from '../domain/acts.ts';
import type { Decision, Notice } from '../domain/decision.ts';
import { extension } from '../domain/effects-replies.ts';
import { type Route, routeName } from '../domain/route.ts';
import type { Values } from '../text/render.ts';
import type { TextKey } from '../text/resources.ts';
import type { Composed } from './announcement.ts';
import { bindings, yesAndNo } from './deciding.ts';
import { offer } from './offerings.ts';
import { evaluations } from './on-routes.ts';
import type { KnownMatter } from './questions.ts';
import { about, nextDue, runningDuty } from './told.ts';
import { organNamed, routeClock, targetNamed } from './told-routes.ts';
import type { Offering, Surroundings } from './turn.ts';

export function routeToInsider(
  notice: Notice,
  decision: Pick<Decision, 'pieces' | 'events'>,
  matter: KnownMatter,
  route: Route,
  around: Surroundings,
): Composed | null {
  const { opinion } = matter;
  const { number } = opinion;
  const { no, n, reply } = route;
  const clock = routeClock(matter, route.id);
  const after = nextDue(matter);
  const decided = runningDuty(matter, 'decide');
  const forOffice = notice.hearer === 'office';
  const values: Values = {
    route: routeName(route),
    number,
    title: opinion.title || { key: 'letters:insider.untitled' },
    target: targetNamed(route, matter, around),
    organ: typeof notice.data.organ === 'string' ? organNamed(notice.data.organ, around) : '',
    text: decision.pieces.find((piece) => piece.text)?.text ?? '',
    due: clock ? { day: clock.due } : '',
    next: after ? { day: after.due } : '',
    decide: decided ? { day: decided.due } : '',
    class: reply ? { key: `terms:class.${reply.class}` } : '',
    promised: reply?.day ? { day: reply.day } : '',
    contact: reply ? [reply.contact, reply.phone].filter(Boolean).join(' ') : '',
    day: route.extensionAsked
      ? { day: route.extensionAsked }
      : typeof notice.data.day === 'string'
        ? { day: notice.data.day }
        : '',
    why: typeof notice.data.why === 'string' ? { key: `letters:why.${notice.data.why}` as TextKey } : '',
  };
  const line = (word: string, label: TextKey, act: string): Offering => offer(word, [no, n], label, act);
  // Of what stands in this letter: more may be said on the route before it is tapped.
  const seq = decision.events.findLast(({ act }) => act === notice.act)?.seq ?? 0;
  const ofThis = (word: string, label: TextKey, act: string): Offering => offer(word, [no, n, seq], label, act);
  const whole = (word: string, label: TextKey, act: string): Offering => offer(word, [number], label, act);
  const say = (key: InsiderRouteLetter, choices: readonly Offering[] = []): Composed => ({
    key: `letters:hopInsider.${key}`,
    values,
    choices,
    files: filesIn(decision.pieces),
    about: about(notice.act, opinion, clock?.due),
  });
  const further = [
    whole('forward', 'conversation:choice.forward', 'refer'),
    whole('answer', 'conversation:choice.answer', 'answer'),
  ];
  switch (notice.act) {
    case 'accept':
      return route.kind === 'transfer'
        ? say('taken', [whole('take-back', 'conversation:choice.takeBack', 'take-back')])
        : say('accept');
    case 'return':
    case 'decline':
    case 'give-back':
      if (forOffice && notice.data.again !== true) return null;
      return forOffice ? say('again', bindings(matter, around)) : say(notice.act, further);
    case 'silent':
      return say(
        forOffice ? 'silentOffice' : 'silent',
        forOffice ? [] : [line('drop', 'conversation:choice.drop', 'cancel')],
      );
    case 'bind':
      return say('bind');
    case 'cancel':
      return say('cancel', further);
    case 'succeed':
      return say('succeed');
    case 'extend':
      return say('extend', yesAndNo(matter, extension, route.id));
    case 'decide':
      return say(notice.data.yes === true ? 'extended' : 'notExtended');
    case 'progress':
      return say('progress', [ofThis('relay', 'conversation:choice.relay', 'news')]);
    case 'inquire':
      return say('inquire', [
        ofThis('relay-ask', 'conversation:choice.relayAsk', 'ask'),
        line('pass-on', 'conversation:choice.passOn', 'pass-on'),
      ]);
    case 'allow-contact':
      return say(route.contactAsked === 'yes' ? 'contactYes' : 'contactNo');
    case 'co-opinion':
      return say('coOpinion');
    case 'reply':
    case 'result': {
      if (notice.data.late === true) return say('late');
      const closed = opinion.state === 'answered' || opinion.state === 'closed';
      const tell = closed
        ? [
            whole('correct', 'conversation:choice.correct', 'correct'),
            whole('followup', 'conversation:choice.followup', 'follow-up'),
            line('nothing-new', 'conversation:choice.nothingNew', 'nothing-new'),
          ]
        : [
            line('use-reply', 'conversation:choice.useReply', 'answer'),
            whole('answer', 'conversation:choice.answer', 'answer'),
          ];
      return say(closed ? 'replyAfter' : 'reply', [...tell, ...evaluations(no, n).filter((_, at) => at !== 1)]);
    }
    case 'register':
      return say('register');
    case 'evaluate':
      return say('supervised');
    default:
      return null;
  }
}

export type InsiderRouteLetter =
  | 'accept'
  | 'taken'
  | 'return'
  | 'decline'
  | 'give-back'
  | 'again'
  | 'silent'
  | 'silentOffice'
  | 'bind'
  | 'cancel'
  | 'succeed'
  | 'extend'
  | 'extended'
  | 'notExtended'
  | 'progress'
  | 'inquire'
  | 'contactYes'
  | 'contactNo'
  | 'coOpinion'
  | 'reply'
  | 'replyAfter'
  | 'late'
  | 'register'
  | 'supervised';
