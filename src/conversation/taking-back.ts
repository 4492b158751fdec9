/** 首接: whoever had it before the transfer asks the office to take it back, with a reason. */

import { firstReceiver } from '../domain/matter.ts';
import { offer } from './offerings.ts';
import type { Asking } from './questions.ts';
import { sayRefusal } from './refusing.ts';
import { deputiesOf } from './scene.ts';
import { about, officeNamed } from './told.ts';
import { matterOf, perform, say, type Turn } from './turn.ts';

export function* takeBack(turn: Turn, number: number | undefined, words: string | undefined): Asking<void> {
  const matter = number === undefined ? null : yield* matterOf(turn, { number });
  const first = matter && deputiesOf(turn.scene).find(({ no }) => no === firstReceiver(matter));
  if (!matter || !first) {
    turn.step = null;
    say(
      turn,
      number === undefined ? 'conversation:takeBack.which' : 'conversation:takeBack.notYours',
      { number: number ?? '' },
      { choices: [offer('inbox', [], 'conversation:choice.inbox', 'inbox')] },
    );
    return;
  }
  const { opinion } = matter;
  if (!words?.trim()) {
    turn.step = { name: 'write', act: 'take-back', number: opinion.number };
    say(
      turn,
      'conversation:write.take-back',
      { number: opinion.number },
      { choices: [offer('stay', [], 'conversation:choice.stay', 'cancel')], opinionId: opinion.id },
    );
    return;
  }
  turn.step = null;
  const actor = { role: 'deputy', no: first.no, personId: turn.scene.person.id, as: 'self' } as const;
  const decision = yield* perform(turn, matter, actor, { name: 'take-back', reason: words });
  if (!decision.ok) {
    sayRefusal(turn, decision, matter);
    return;
  }
  const office = turn.around.directory.offices.get(opinion.officeId) ?? turn.around.directory.root;
  say(
    turn,
    'conversation:takeBack.asked',
    { number: opinion.number, office: office ? officeNamed(office) : '' },
    { about: about('take-back', decision.matter.opinion), opinionId: opinion.id },
  );
}
