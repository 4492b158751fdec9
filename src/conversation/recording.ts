/** 代录: a deputy or a clerk enters what somebody told them in person. One message is enough; what is missing is asked. */

import type { Actor } from '../domain/people.ts';
import { submitOpinion } from '../domain/submit.ts';
import { titleOf } from './hearing/title-of.ts';
import { offer } from './offerings.ts';
import { type Asking, ask } from './questions.ts';
import { deputiesOf, officesOf } from './scene.ts';
import type { Step } from './steps.ts';
import { about, codeOf, nextDue } from './told.ts';
import { circumstances, say, type Turn } from './turn.ts';

type RecordStep = Extract<Step, { name: 'record' }>;

export function* startRecording(turn: Turn, text: string | undefined): Asking<void> {
  turn.step = { name: 'record', toldBy: null, reach: null, areaCode: null };
  if (text?.trim()) yield* heardRecording(turn, turn.step, text);
  else say(turn, 'conversation:record.who', {}, { choices: [offer('stay', [], 'conversation:choice.stay', 'cancel')] });
}

/** First "name, phone or none", then what they said; "张三 13800000000：路灯坏了" does both at once. */
export function* heardRecording(turn: Turn, step: RecordStep, text: string): Asking<void> {
  if (step.toldBy === null) {
    const [who = '', ...rest] = text.split(/[:：\n]/);
    const said = rest.join('：').trim();
    const reach = who.match(/\+?\d[\d -]{4,}/)?.[0]?.trim() ?? null;
    const named = (reach ? who.replace(reach, '') : who).replace(
      /(?:没有?|无)(?:留下?)?(?:电话|联系方式)|no (?:tele)?phone/i,
      '',
    );
    const toldBy = named.replace(/[，,、\s]+/g, ' ').trim() || who.trim();
    turn.step = { ...step, toldBy, reach };
    if (said) yield* makeRecord(turn, turn.step, said);
    else say(turn, 'conversation:record.what', { name: toldBy });
    return;
  }
  yield* makeRecord(turn, step, text);
}

function* makeRecord(turn: Turn, step: RecordStep, text: string): Asking<void> {
  const { directory } = turn.around;
  const [deputy] = deputiesOf(turn.scene);
  const [office] = officesOf(turn.scene);
  const personId = turn.scene.person.id;
  const actor: Actor | null = deputy
    ? { role: 'deputy', no: deputy.no, personId, as: 'self' }
    : office
      ? { role: 'office', id: office.id, personId }
      : null;
  if (!actor) return;
  const guess = directory.guessArea(text);
  const areaCode = guess.sure ? guess.code : null;
  const number = yield* ask('number', { counter: 'opinion' });
  const decision = submitOpinion(
    {
      number,
      code: turn.around.code(),
      title: titleOf(text),
      language: turn.language,
      said: [{ kind: 'text', text, mediaId: null }],
      authorId: null,
      authorChatId: null,
      toldBy: step.toldBy,
      toldReach: step.reach,
      areaCode,
      officeId: office?.id ?? directory.officeOfArea(areaCode).id,
      deputyNo: deputy?.no ?? null,
    },
    actor,
    circumstances(turn, deputy ? [deputy] : []),
  );
  turn.decisions.push(decision);
  turn.matters.set(decision.matter.opinion.id, { ...decision.matter, deputies: deputy ? [deputy] : [], digest: '' });
  turn.step = null;
  const next = nextDue(decision.matter);
  say(
    turn,
    'conversation:record.done',
    { number, name: step.toldBy ?? '', code: codeOf(decision.matter.opinion), due: next ? { day: next.due } : '' },
    {
      about: about('submit', decision.matter.opinion, next?.due, { code: codeOf(decision.matter.opinion) }),
      choices:
        office && !deputy
          ? [offer('assign', [number], 'conversation:choice.assign', 'assign')]
          : [offer('answer', [number], 'conversation:choice.answer', 'answer')],
      opinionId: decision.matter.opinion.id,
    },
  );
}
