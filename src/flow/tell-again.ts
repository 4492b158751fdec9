/** Evidence after all: whoever writes reads here what could not be brought to them before. */

import { feedbackLetter } from '../conversation/notices.ts';
import { type Asking, ask } from '../conversation/questions.ts';
import { matterOf, type Turn } from '../conversation/turn.ts';
import type { Write } from '../store/writes.ts';
import type { World } from '../world.ts';
import { noticeWrite } from './letters.ts';
import { doorOf } from './save-decisions.ts';

/**
 * The letters of undeliverable and held feedback, in the chat in which their author speaks now, once a day; what they
 * meet there is evidence like that of any letter. `kept`: the chat keeps its letters until they are read.
 */
export function* tellAgain(world: World, turn: Turn, kept: boolean): Asking<Write[]> {
  const { chat, person, untold } = turn.scene;
  if (!untold) return [];
  const { c } = turn.around;
  const to = { chatId: chat.id, language: turn.language, lastHeardAt: c.now };
  const writes: Write[] = [];
  for (const id of yield* ask('untold', { personId: person.id, chatId: chat.id, kept })) {
    const matter = yield* matterOf(turn, { id });
    const { feedback } = matter?.opinion ?? {};
    // This very turn may have changed it.
    if (!matter || !feedback || feedback.deliveredAt || matter.opinion.authorId !== person.id) continue;
    const letter = feedbackLetter(matter, turn.around, yield* doorOf(matter.opinion));
    const once = `again ${feedback.id} ${chat.id} ${c.today}`;
    if (letter) writes.push(noticeWrite(world, letter, to, c, { opinionId: id, once }));
  }
  return writes;
}
