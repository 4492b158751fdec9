/** Letters that wait for no morning: an alert to whoever can help now, and what they write back. */

import { offer } from '../conversation/offerings.ts';
import { type Asking, ask } from '../conversation/questions.ts';
import { officesOf } from '../conversation/scene.ts';
import { officeNamed } from '../conversation/told.ts';
import type { Turn } from '../conversation/turn.ts';
import { ranks } from '../store/answers/outbox.ts';
import type { Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import { choicesIn, letterWrite } from './letters.ts';

const keys = {
  'self-harm': 'letters:insider.alert',
  happening: 'letters:insider.happening',
  more: 'letters:insider.alertMore',
} as const;

/** To the office, the root office, and of what is happening to the deputy who was chosen. */
export function* alertWrites(world: World, turn: Turn): Asking<Write[]> {
  const { alert } = turn;
  if (!alert) return [];
  const { c, directory } = turn.around;
  const { person } = turn.scene;
  const phone = turn.person.phone ?? person.phone;
  const heard = yield* ask('destinations', {
    persons: alert.deputyPersonId ? [alert.deputyPersonId] : [],
    offices: [...new Set([alert.officeId, ...(directory.root ? [directory.root.id] : [])])],
  });
  return heard
    .filter((one) => !one.gone && one.personId !== person.id)
    .map((one) => {
      const voice = world.voice(one.language);
      return letterWrite({
        id: c.id(),
        chatId: one.chatId,
        rank: ranks.reply,
        text: voice.text(keys[alert.kind], {
          name: person.name ?? { key: 'letters:insider.nameless' },
          phone: phone ?? { key: 'letters:insider.phoneless' },
          text: alert.text,
        }),
        choices:
          one.officeId === null
            ? []
            : choicesIn([offer('reach', [person.id], 'conversation:choice.reach', 'tell')], voice),
        about: { event: alert.kind === 'happening' ? 'emergency' : 'self-harm' },
        dueAt: c.now,
        now: c.now,
      });
    });
}

/** What the office writes to somebody in need goes where they were heard last. */
export function* passedOnWrites(world: World, turn: Turn): Asking<Write[]> {
  const { passedOn } = turn;
  const [office] = officesOf(turn.scene);
  if (!passedOn || !office) return [];
  const { c } = turn.around;
  const [to] = (yield* ask('destinations', { persons: [passedOn.personId], offices: [] })).filter((one) => !one.gone);
  if (!to) return [];
  const voice = world.voice(to.language);
  return [
    letterWrite({
      id: c.id(),
      chatId: to.chatId,
      rank: ranks.reply,
      text: voice.text('letters:citizen.fromOffice', {
        office: officeNamed(office),
        phone: office.phone ?? '',
        text: passedOn.text,
      }),
      choices: [],
      about: { event: 'self-harm' },
      dueAt: c.now,
      now: c.now,
    }),
  ];
}
