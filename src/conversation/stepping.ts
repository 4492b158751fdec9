/** A text where our last question awaits one: each step's own answer. */

import { filesIn, type Said, saidWith } from '../domain/acts.ts';
import { chooseClass, chooseReason, draftAnswer } from './answering.ts';
import { calledOff } from './calling.ts';
import { sayOn } from './citizen.ts';
import { addToDraft } from './drafting.ts';
import { join } from './entering.ts';
import { findDeputies } from './finding.ts';
import { rewriteForward } from './forward-brief.ts';
import { refer, transfer } from './forwarding.ts';
import { reached } from './guarding.ts';
import { away, chooseDelegate, digest, practise, templates } from './habits.ts';
import { classOf } from './hearing/class-of.ts';
import { mayBeInvitation } from './hearing/codes.ts';
import { offerDeputies } from './office.ts';
import { contactNumber } from './on-routes.ts';
import type { Asking } from './questions.ts';
import { heardRecording } from './recording.ts';
import { chooseReplyClass } from './replying.ts';
import { heardSingle } from './singling.ts';
import { ownMatter } from './status.ts';
import type { Step } from './steps.ts';
import { keepPhone } from './talking.ts';
import type { Turn } from './turn.ts';
import { written } from './writing.ts';
import { writtenOnRoute } from './writing-routes.ts';

/** Steps in which a courtesy is no answer: it would be sent to somebody as if it were. */
export const patientSteps: readonly Step['name'][] = [
  'class',
  'reason',
  'single',
  'reply',
  'forward',
  'on-route',
  'write',
  'which',
  'phone',
  'own',
  'join',
  'called',
];

/** The answer to the question that was asked last. */
export function* asAnswer(turn: Turn, text: string, said: readonly Said[]): Asking<boolean> {
  const step = turn.step;
  if (!step) return false;
  switch (step.name) {
    case 'write':
      return yield* writtenOn(turn, step, text, said);
    case 'phone':
      return yield* keepPhone(turn, text);
    case 'reach':
      if (text) reached(turn, step.personId, text);
      return text !== '';
    case 'called':
      if (!text) return false;
      yield* calledOff(turn, step.dutyId, text);
      return true;
    case 'class': {
      const named = filesIn(said).length > 0 ? undefined : classOf(text, turn.around.c.today);
      // Another sentence instead of a result: the answer is written anew.
      if (named) yield* chooseClass(turn, step, named, text);
      else yield* draftAnswer(turn, step.number, text || step.text, [...step.files, ...filesIn(said)], step);
      return true;
    }
    case 'single':
      yield* heardSingle(turn, step, said);
      return true;
    case 'reason':
      yield* chooseReason(turn, step, 'other', text);
      return true;
    case 'find-deputy':
      yield* findDeputies(turn, text);
      return true;
    case 'give':
      yield* offerDeputies(turn, step.number, text, step.word);
      return true;
    case 'own':
      turn.step = null;
      yield* addToDraft(turn, said, turn.draft?.supplementTo ?? null);
      return true;
    case 'record':
      yield* heardRecording(turn, step, said);
      return true;
    case 'away':
      if (step.until) yield* chooseDelegate(turn, step.until, text);
      else away(turn, text);
      return true;
    case 'digest':
      digest(turn, text);
      return true;
    case 'template':
      yield* templates(turn, text);
      return true;
    case 'join':
      if (mayBeInvitation(text)) {
        yield* join(turn, text);
        return true;
      }
      // Whatever else they say is heard as what it is.
      turn.step = null;
      return false;
    case 'practice':
      practise(turn, step.at, text);
      return true;
    case 'forward':
      // Other words take the place of what was shown.
      if (!text) return false;
      yield* rewriteForward(turn, step, text, filesIn(said));
      return true;
    case 'contact':
      return yield* contactNumber(turn, { number: step.no, n: step.n }, text);
    case 'forward-to':
      if (!text) return false;
      yield* step.kind === 'refer' ? refer(turn, step.number, text) : transfer(turn, step.number, text);
      return true;
    case 'on-route':
      yield* writtenOnRoute(turn, step, said);
      return true;
    case 'reply': {
      const named = filesIn(said).length > 0 ? undefined : classOf(text, turn.around.c.today);
      // Another sentence instead of a result: the reply is written anew.
      if (named) yield* chooseReplyClass(turn, step, named, text);
      else
        yield* writtenOnRoute(
          turn,
          { name: 'on-route', act: step.act, no: step.no, n: step.n },
          saidWith(text || step.text, [...step.files, ...filesIn(said)]),
        );
      return true;
    }
    case 'which':
      return false;
  }
}

/** What completes an act: a supplement may be a photo or a voice, everything else is a text. */
function* writtenOn(
  turn: Turn,
  step: Extract<NonNullable<Turn['step']>, { name: 'write' }>,
  text: string,
  said: readonly Said[],
): Asking<boolean> {
  if (step.act === 'add' || step.act === 'clarify') {
    const matter = yield* ownMatter(turn, step.code ?? step.number, step.act);
    if (matter) yield* sayOn(turn, matter, said);
    return true;
  }
  if (!text && step.act === 'reopen') return false;
  yield* written(turn, step, said);
  return true;
}
