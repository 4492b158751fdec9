/** What those hear to whom something was forwarded: an organ's handlers, another deputy, the office of a congress. */

import { filesIn } from '../domain/acts.ts';
import type { Decision, Notice } from '../domain/decision.ts';
import { extension } from '../domain/effects-replies.ts';
import { type Route, routeName } from '../domain/route.ts';
import type { Values } from '../text/render.ts';
import type { TextKey } from '../text/resources.ts';
import type { Composed, Recipient } from './announcement.ts';
import { offer } from './offerings.ts';
import type { KnownMatter, Reached } from './questions.ts';
import { about, whoHas, whoHasIt } from './told.ts';
import { organNamed, routeClock } from './told-routes.ts';
import type { Offering, Surroundings } from './turn.ts';

/** Where nobody of an organ has joined, the office brings it what it would have read. */
export function routeToTarget(
  notice: Notice,
  decision: Pick<Decision, 'pieces'>,
  matter: KnownMatter,
  route: Route,
  around: Surroundings,
  named: { readonly to: Recipient; readonly author: Reached | undefined },
): Composed | null {
  const letter = letterTo(notice, decision, matter, route, around, named);
  const organId = named.to.role === 'handler' ? named.to.organId : '';
  if (!letter || around.directory.organs.get(organId)?.joined !== false) return letter;
  const { no, n } = route;
  const line = (word: string, label: TextKey, act: string) => offer(word, [no, n], label, act);
  const open = offer('open', [matter.opinion.number], 'conversation:choice.openAll', 'open');
  if (notice.act !== 'refer' && notice.act !== 'succeed') {
    const values = { organ: organNamed(organId, around), letter: { key: letter.key, with: letter.values ?? {} } };
    return { ...letter, key: 'letters:target.onPaper', values, choices: [open] };
  }
  const link = around.replyLink(route.id, organId);
  const code = around.replyCode(route.id, organId);
  const values = {
    ...letter.values,
    link,
    address: link.replace(/^https?:\/\/|\/[^/]*$/g, ''),
    code: `${code.slice(0, 4)} ${code.slice(4)}`,
  };
  const lead = route.target.id === organId;
  return {
    ...letter,
    key: lead ? 'letters:target.slip' : 'letters:target.besideSlip',
    values,
    choices: lead
      ? [
          line('handed', 'conversation:choice.handedHow', 'hand-out'),
          line('accept', 'conversation:choice.accepted', 'accept'),
          open,
        ]
      : [open],
  };
}

function letterTo(
  notice: Notice,
  decision: Pick<Decision, 'pieces'>,
  matter: KnownMatter,
  route: Route,
  around: Surroundings,
  { to, author }: { readonly to: Recipient; readonly author: Reached | undefined },
): Composed | null {
  const { opinion } = matter;
  const { no, n } = route;
  const clock = routeClock(matter, route.id);
  const organId = to.role === 'handler' ? to.organId : route.target.id;
  const lead = route.target.role === 'organ' && route.target.id === organId;
  const values: Values = {
    route: routeName(route),
    who: whoHasIt(matter, around),
    from: whoHas({ deputyNo: route.fromNo, officeId: opinion.officeId }, matter.deputies, around),
    organ: route.target.role === 'organ' ? organNamed(organId, around) : '',
    others: { list: route.coHandlers.map((id) => organNamed(id, around)) },
    brief: route.brief,
    // What was said to the citizen is not for the organ to read.
    text: notice.act === 'cancel' && notice.data.why ? '' : (decision.pieces.find((piece) => piece.text)?.text ?? ''),
    why: typeof notice.data.why === 'string' ? { key: `letters:why.${notice.data.why}` as TextKey } : '',
    due: clock ? { day: clock.due } : '',
    link: route.target.role === 'organ' ? around.replyLink(route.id, organId) : '',
    name: author?.name ?? { key: 'letters:insider.nameless' },
    phone: author?.phone ?? { key: 'letters:insider.phoneless' },
    mark: route.evaluation ? { key: `conversation:choice.${route.evaluation}` } : '',
    day: typeof notice.data.day === 'string' ? { day: notice.data.day } : '',
  };
  const line = (word: string, label: TextKey, act: string): Offering => offer(word, [no, n], label, act);
  const say = (key: TargetLetter, choices: readonly Offering[] = [], files: Composed['files'] = []): Composed => ({
    key: `letters:target.${key}`,
    values,
    choices,
    files,
    about: about(notice.act, opinion, clock?.due),
  });
  const toReply = [
    line('reply', 'conversation:choice.reply', 'reply'),
    line('progress', 'conversation:choice.progress', 'progress'),
    line('extend', 'conversation:choice.extend', 'extend'),
  ];
  // Handed out when they join: as it would have come then.
  switch (notice.act === 'hand-out' && route.kind === 'transfer' ? 'transfer' : notice.act) {
    case 'refer':
    case 'hand-out':
    case 'succeed':
      return lead
        ? say(
            'refer',
            [
              line('accept', 'conversation:choice.accept', 'accept'),
              line('return', 'conversation:choice.return', 'return'),
              line('inquire', 'conversation:choice.inquire', 'inquire'),
            ],
            route.files,
          )
        : say('beside', [], route.files);
    case 'accept':
      return lead ? null : say('besideNow', [line('co-opinion', 'conversation:choice.coOpinion', 'co-opinion')]);
    case 'transfer':
      return say('transfer', [
        line('accept', 'conversation:choice.take', 'accept'),
        line('decline', 'conversation:choice.decline', 'decline'),
      ]);
    case 'report':
      return say(
        'report',
        [
          line('register', 'conversation:choice.register', 'register'),
          line('give-back', 'conversation:choice.giveBack', 'give-back'),
        ],
        route.files,
      );
    case 'bind':
      return say('bind', toReply, route.files);
    case 'silent':
      return say('silent', toReply);
    case 'cancel':
      return say('cancel');
    case 'pass-on':
      return say('passOn', [], filesIn(decision.pieces));
    case 'allow-contact':
      return say(route.contactAsked === 'yes' ? 'contactYes' : 'contactNo');
    case 'co-opinion':
      return say('coOpinion', [], filesIn(decision.pieces));
    case 'reply':
      return say('replied');
    case 'evaluate':
      return route.state === 'accepted' ? say('unsatisfied', toReply) : say('evaluated');
    case 'decide':
      if (notice.data.about !== extension) return null;
      return notice.data.yes === true ? say('extended', toReply) : say('notExtended', toReply);
    case 'measure':
    case 'key-supervise':
    case 'supervised':
      return say(
        notice.act === 'measure' ? 'measure' : notice.act === 'supervised' ? 'supervised' : 'keySupervise',
        toReply,
      );
    default:
      return null;
  }
}

export type TargetLetter =
  | 'refer'
  | 'beside'
  | 'besideNow'
  | 'transfer'
  | 'report'
  | 'bind'
  | 'silent'
  | 'cancel'
  | 'passOn'
  | 'contactYes'
  | 'contactNo'
  | 'coOpinion'
  | 'replied'
  | 'unsatisfied'
  | 'evaluated'
  | 'extended'
  | 'notExtended'
  | 'measure'
  | 'keySupervise'
  | 'supervised';
