/** Guards ask, they do not block; the text is kept either way (voice.md section 4). */

import { offer } from './offerings.ts';
import { officeNamed } from './told.ts';
import { say, type Turn } from './turn.ts';

/** Asked before anything else: the card of the draft waits behind it, so that a bare 1 can mean one thing only. */
export function askGuard(turn: Turn, kind: 'emergency' | 'self-harm'): void {
  const { place, directory } = turn.around;
  const numbers = kind === 'emergency' ? place.emergency : place.selfHarm;
  const office = directory.officeOfArea(turn.draft?.areaCode ?? null);
  const card = turn.utterances.findLastIndex((one) => one.about?.event === 'drafted');
  if (card >= 0) turn.utterances.splice(card, 1);
  say(
    turn,
    kind === 'emergency' ? 'conversation:guard.emergency' : 'conversation:guard.selfHarm',
    {
      numbers: { list: numbers.map((one) => `${one.name[turn.language]} ${one.number}`) },
      office: officeNamed(office),
    },
    {
      choices:
        kind === 'emergency'
          ? [
              offer('now', ['yes'], 'conversation:choice.nowYes', 'later'),
              offer('now', ['no'], 'conversation:choice.nowNo', 'later'),
            ]
          : [
              offer('callback', [], 'conversation:choice.callback', 'call-back'),
              offer('now', ['no'], 'conversation:choice.goOn', 'later'),
            ],
      about: { event: kind },
    },
  );
  if (turn.draft) turn.draft = { ...turn.draft, guarded: true };
  if (kind === 'emergency') return;
  // Self-harm: the office is alerted at once, whatever the hour.
  turn.alert = { officeId: office.id, kind };
}
